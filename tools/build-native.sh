#!/usr/bin/env bash
# Builds the shared library behind the Python and R packages for this machine's system, for each level of the x86-64 instructions, into python/latentmi_net/lib:
#   tools/build-native.sh [LEVEL...]      levels: x86-64-v3 (AVX2) and x86-64-v4 (AVX-512); default: both
set -euo pipefail
cd "$(dirname "$0")/.."

levels=("$@")
[ ${#levels[@]} -gt 0 ] || levels=(x86-64-v3 x86-64-v4)

# The linker of ahead-of-time compilation: what CXX names, else a clang, of whatever version.
linker=${CXX:-$(compgen -c clang | grep -E '^clang(-[0-9]+)?$' | sort -V | tail -n 1 || true)}
: "${linker:?tools/build-native.sh: there is no clang; install it (apt-get install clang zlib1g-dev), or set CXX}"

target=python/latentmi_net/lib
mkdir -p "$target"
rm -f "$target"/*.so
for level in "${levels[@]}"; do
    out=$(mktemp -d)
    trap 'rm -rf "$out"' EXIT
    dotnet publish src/LatentMI.Native -c Release --nologo -v quiet \
        -p:IlcInstructionSet="$level" -p:CppCompilerAndLinker="$linker" -o "$out"
    mv "$out/LatentMI.Native.so" "$target/latentmi-$level.so"
    rm -rf "$out"
done
ls -l "$target"
