#!/usr/bin/env bash
# Builds the R package into r/dist: latentmi_VERSION.tar.gz, which R compiles when it installs it, and latentmi_VERSION_R_PLATFORM.tar.gz, which needs no compiler:
#   tools/build-r.sh [--no-native]      --no-native packs the libraries that tools/build-native.sh built before
# Needs the .NET SDK, clang, zlib1g-dev, and R with a C compiler, jsonlite, knitr and rmarkdown (apt-get install r-base-dev r-cran-jsonlite r-cran-rmarkdown).
set -euo pipefail
cd "$(dirname "$0")/.."

[ "${1-}" = --no-native ] || tools/build-native.sh
libraries=(python/latentmi_net/lib/*.so)
[ -e "${libraries[0]}" ] || { echo "tools/build-r.sh: python/latentmi_net/lib holds no shared library; run tools/build-native.sh"; exit 1; }

# The package as R wants it: with the version, the libraries and the header, each of which is kept in one place.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/latentmi/inst/native"
cp -r r/DESCRIPTION r/NAMESPACE r/R r/man r/src r/tests r/vignettes "$folder/latentmi"
cp src/LatentMI.Native/latentmi.h "$folder/latentmi/src"
cp "${libraries[@]}" "$folder/latentmi/inst/native"
cp THIRD-PARTY-NOTICES.md "$folder/latentmi/inst"
sed -n 's/^Copyright (c) \([0-9]*\) \(.*\)/YEAR: \1\nCOPYRIGHT HOLDER: \2/p' LICENSE > "$folder/latentmi/LICENSE"
{
    sed -n 's|.*<Version>\(.*\)</Version>.*|Version: \1|p' Directory.Build.props
    echo "BinaryFiles: $(cd "$folder/latentmi" && ls inst/native/*.so | paste -sd ' ')"
} >> "$folder/latentmi/DESCRIPTION"

mkdir -p r/dist "$folder/library"
rm -f r/dist/latentmi_*.tar.gz
root=$PWD
cd "$folder"
R CMD build latentmi
R CMD INSTALL --build --library=library latentmi_*.tar.gz
mv latentmi_*.tar.gz "$root/r/dist"
cd "$root"
ls -l r/dist
