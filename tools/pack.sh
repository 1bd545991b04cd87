#!/usr/bin/env bash
# Packs the libraries, and the command as a .NET tool that is compiled ahead of time for one system and needs no other files, into packages/:
#   tools/pack.sh [RID]      RID: a system of this one's kind (default: this one)
# The tool is two packages: LatentMI.Tool, which names those of all systems, and LatentMI.Tool.RID. Needs what tools/build-archive.sh needs.
set -euo pipefail
cd "$(dirname "$0")/.."

rid=${1:-$(dotnet --info | sed -n 's/^ *RID: *//p' | head -n 1)}
options=()
if [[ $rid == linux-* ]]; then
    linker=${CXX:-$(compgen -c clang | grep -E '^clang(-[0-9]+)?$' | sort -V | tail -n 1 || true)}
    : "${linker:?tools/pack.sh: there is no clang; install it (apt-get install clang zlib1g-dev), or set CXX}"
    options+=(-p:CppCompilerAndLinker="$linker")
fi

rm -rf packages
for project in LatentMI LatentMI.IO LatentMI.Studies LatentMI.Experiments LatentMI.Reporting; do
    dotnet pack "src/$project" -c Release --nologo -v quiet -o packages
done
for system in all "$rid"; do
    dotnet pack src/LatentMI.Cli -c Release --nologo -v quiet -p:Archive="$system" "${options[@]}" -o packages
done
ls -l packages
