#!/usr/bin/env bash
# Builds the command as one program that needs no .NET, with shell completion and manual, and packs it: archive/lmi-VERSION-RID.tar.gz (zip for Windows)
#   tools/build-archive.sh [RID] [LEVEL]      RID: a system, of this one's kind (default: this one); LEVEL: instructions of x86-64 processors, x86-64-v3 (AVX2,
#                                             the default) or x86-64-v4 (AVX-512)
# Needs the .NET SDK and what links native programs: clang and zlib1g-dev on Linux, Xcode's tools on macOS, Visual C++ on Windows.
set -euo pipefail
cd "$(dirname "$0")/.."

rid=${1:-$(dotnet --info | sed -n 's/^ *RID: *//p' | head -n 1)}
level=${2:-x86-64-v3}
options=(-p:Archive="$rid")
name=lmi-$(dotnet msbuild src/LatentMI.Cli -getProperty:Version)-$rid
if [[ $rid == *-x64 && $level != x86-64-v3 ]]; then
    options+=(-p:IlcInstructionSet="$level")
    name=$name-${level#x86-64-}
fi
if [[ $rid == linux-* ]]; then
    # The linker: what CXX names, else a clang, of whatever version.
    linker=${CXX:-$(compgen -c clang | grep -E '^clang(-[0-9]+)?$' | sort -V | tail -n 1 || true)}
    : "${linker:?tools/build-archive.sh: there is no clang; install it (apt-get install clang zlib1g-dev), or set CXX}"
    options+=(-p:CppCompilerAndLinker="$linker")
fi

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
dotnet publish src/LatentMI.Cli -c Release --nologo -v quiet "${options[@]}" -o "$out/published"

folder=$out/$name
mkdir -p "$folder"
cp "$out/published"/* LICENSE "$folder"

# Completion and manual come from the program, which runs where it was built.
mkdir -p "$folder/completion" "$folder/man"
for shell in bash zsh fish powershell; do "$folder/lmi" completion "$shell" > "$folder/completion/lmi.$shell"; done
mv "$folder/completion/lmi.zsh" "$folder/completion/_lmi"
mv "$folder/completion/lmi.powershell" "$folder/completion/lmi.ps1"
"$folder/lmi" manual > "$folder/man/lmi.1"

mkdir -p archive
rm -f "archive/$name".*
if [[ $rid == win-* ]]; then
    (cd "$out" && 7z a -bd "$name.zip" "$name" > /dev/null)
    mv "$out/$name.zip" archive
else
    tar -C "$out" --owner=0 --group=0 --sort=name -czf "archive/$name.tar.gz" "$name"
fi
ls -l archive/"$name".*
