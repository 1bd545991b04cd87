process LMI_ESTIMATE {
    tag "$meta.id"
    label 'process_medium'

    conda "${moduleDir}/environment.yml"

    input:
    tuple val(meta), path(x), path(y)

    output:
    tuple val(meta), path("${prefix}"), emit: results
    tuple val(meta), path("${prefix}.json"), emit: json
    path "versions.yml", emit: versions

    when:
    task.ext.when == null || task.ext.when

    script:
    def args = task.ext.args ?: ''
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    lmi estimate ${x} ${y} --threads ${task.cpus} --out ${prefix} --quiet ${args}
    cp ${prefix}/result.json ${prefix}.json

    cat <<-END_VERSIONS > versions.yml
    "${task.process}":
        lmi: \$(lmi --version | cut -d+ -f1)
    END_VERSIONS
    """

    stub:
    prefix = task.ext.prefix ?: "${meta.id}"
    """
    mkdir ${prefix}
    touch ${prefix}.json

    cat <<-END_VERSIONS > versions.yml
    "${task.process}":
        lmi: \$(lmi --version | cut -d+ -f1)
    END_VERSIONS
    """
}
