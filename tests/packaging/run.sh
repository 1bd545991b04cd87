#!/usr/bin/env bash
# Checks of the recipes in packaging/, as far as they go without conda, Docker, Apptainer, Nextflow and Snakemake: they parse, name the present version, and what they
# run in a shell works with the archive: tests/packaging/run.sh [FOLDER], the unpacked archive. Ends with 77 where there is none.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${LATENTMI_PYTHON:-/usr/bin/python3}
root=$PWD

skip() {
    echo "tests/packaging/run.sh: $1"
    exit 77
}

"$python" -c "import yaml" 2> /dev/null || skip "Python has no yaml"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
version=$(dotnet msbuild src/LatentMI.Cli -getProperty:Version)
if [ $# -gt 0 ]; then
    cp -r "$1" "$work/lmi-$version"
else
    [ -e "archive/lmi-$version-linux-x64.tar.gz" ] || skip "there is no archive; tools/build-archive.sh makes it"
    tar -C "$work" -xzf "archive/lmi-$version-linux-x64.tar.gz"
fi

"$python" - "$version" << 'END'
import re, sys, yaml
version = sys.argv[1]
recipe = open("packaging/conda/meta.yaml").read()
assert f'{{% set version = "{version}" %}}' in recipe
plain = yaml.safe_load("\n".join(line for line in recipe.splitlines() if not line.startswith("{%")).replace("{{ version }}", version))
assert plain["package"] == {"name": "lmi", "version": version} and plain["test"]["commands"]
for path in ("nextflow/lmi/estimate/environment.yml", "nextflow/lmi/estimate/meta.yml", "snakemake/lmi-estimate/environment.yaml", "snakemake/lmi-estimate/meta.yaml"):
    assert yaml.safe_load(open(f"packaging/{path}")), path
for path in ("nextflow/lmi/estimate/environment.yml", "snakemake/lmi-estimate/environment.yaml", "apptainer/lmi.def"):
    assert version in open(f"packaging/{path}").read(), f"packaging/{path} does not name version {version}"
assert yaml.safe_load(open(".github/workflows/release.yml"))["jobs"]
compile(open("packaging/snakemake/lmi-estimate/wrapper.py").read(), "wrapper.py", "exec")
END

# conda: the script installs into an environment, and the commands of the test succeed there.
export PREFIX=$work/environment
(cd "$work" && bash "$root/packaging/conda/install.sh")
cd "$work"
PATH=$PREFIX/bin:$PATH
"$python" -c "
import re
print('\n'.join(re.findall(r'^    - (lmi .*)', open('$root/packaging/conda/meta.yaml').read(), re.M)))" > commands
bash -euo pipefail commands > /dev/null

# Nextflow: the script of the process, as Nextflow fills it in.
"$python" - "$root/packaging/nextflow/lmi/estimate/main.nf" > process.sh << 'END'
import re, sys
script = re.search(r'script:.*?"""\n(.*?)"""', open(sys.argv[1]).read(), re.S).group(1)
for name, value in {"${x}": "data/x.npy", "${y}": "data/y.npy", "${task.cpus}": "1", "${prefix}": "pair", "${args}": "--effort quick", "${task.process}": "LMI_ESTIMATE"}.items():
    script = script.replace(name, value)
print(re.sub(r"^    ", "", script.replace("\\$", "$"), flags=re.M))
END
bash -euo pipefail process.sh
grep -q '"mi_bits"' pair.json
grep -q "lmi: $version" versions.yml

# Snakemake: the wrapper with a stand-in for Snakemake's objects.
"$python" - "$root/packaging/snakemake/lmi-estimate/wrapper.py" << 'END'
import subprocess, sys, types
run = types.SimpleNamespace(
    input=types.SimpleNamespace(x="data/x.npy", y="data/y.npy"), output=types.SimpleNamespace(folder="run"), threads=1, params={"extra": "--effort quick"},
    log_fmt_shell=lambda stdout, stderr: "> estimate.log 2>&1")
module = types.ModuleType("snakemake.shell")
module.shell = lambda command: subprocess.run(command.format(snakemake=run, extra=run.params["extra"], log=run.log_fmt_shell(True, True)), shell=True, check=True)
sys.modules["snakemake"], sys.modules["snakemake.shell"] = types.ModuleType("snakemake"), module
exec(compile(open(sys.argv[1]).read(), "wrapper.py", "exec"), {"snakemake": run})
END
grep -q '"mi_bits"' run/result.json
echo "tests/packaging/run.sh: the recipes parse, name version $version, and what they run works"
