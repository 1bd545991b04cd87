"""Estimates the mutual information of two files of samples with lmi."""

from snakemake.shell import shell

extra = snakemake.params.get("extra", "")
log = snakemake.log_fmt_shell(stdout=True, stderr=True)

shell(
    "lmi estimate {snakemake.input.x} {snakemake.input.y} --threads {snakemake.threads}"
    " --out {snakemake.output.folder} --quiet {extra} {log}"
)
