#!/usr/bin/env bash
# Tests of the R package: builds it around the shared library for this processor, and runs R CMD check, in which the tests of r/tests compare its digits with those of the command
# that was built before, and the vignette is executed. Ends with 77 where what it needs cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."

skip() {
    echo "tests/r/run.sh: $1"
    exit 77
}

[ "$(uname -sm)" = "Linux x86_64" ] || skip "the package is built for Linux on x86-64 only"
wanted=()
Rscript -e 'for (name in c("jsonlite", "knitr", "Matrix", "rmarkdown")) library(name, character.only = TRUE)' > /dev/null 2>&1 ||
    wanted+=(r-base-core r-base-dev r-cran-jsonlite r-cran-knitr r-cran-matrix r-cran-rmarkdown)
command -v gcc > /dev/null || wanted+=(r-base-dev)
[ -n "$(compgen -c clang)" ] || wanted+=(clang)
[ -e /usr/include/zlib.h ] || wanted+=(zlib1g-dev)
if [ ${#wanted[@]} -gt 0 ]; then
    log=$(mktemp)
    { apt-get install -y --no-install-recommends "${wanted[@]}" || { apt-get update && apt-get install -y --no-install-recommends "${wanted[@]}"; }; } \
        > "$log" 2>&1 < /dev/null || skip "cannot install ${wanted[*]}: $(tail -n 1 "$log")"
fi

level=$(Rscript -e 'source("r/R/library.R"); cat(processor_level(readLines("/proc/cpuinfo")))')
[ -n "$level" ] || skip "this processor has no AVX2"

# The library that tests/python/run.sh left, unless sources are newer.
library=python/latentmi_net/lib/latentmi-$level.so
if [ ! -e "$library" ] || [ -n "$(find src Directory.Build.props -type f -newer "$library" -not -path '*/bin/*' -not -path '*/obj/*' -print -quit)" ]; then
    tools/build-native.sh "$level"
fi
export LMI=${LMI:-$PWD/src/LatentMI.Cli/bin/Release/net10.0/lmi}
[ -x "$LMI" ] || skip "the command is not built; dotnet build -c Release"

tools/build-r.sh --no-native
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# Errors and warnings of R CMD check end the test; so do notes, but the two that tell of the shared library and its size. The vignette was executed when the package was built.
package=$(ls "$PWD"/r/dist/latentmi_*.tar.gz | grep -v _R_)
(cd "$folder" && LC_ALL=C.UTF-8 R CMD check --no-manual --ignore-vignettes "$package")
findings=$(grep -E " (NOTE|WARNING|ERROR)$" "$folder/latentmi.Rcheck/00check.log" | grep -vE "checking (installed package size|if this is a source package)" || true)
[ -z "$findings" ] || { echo "tests/r/run.sh: $findings"; exit 1; }
if grep -q "LMI names no command" "$folder"/latentmi.Rcheck/tests/*.Rout; then
    echo "tests/r/run.sh: digits were not compared"
    exit 1
fi

# Arguments and their documentation are those of the library, and the package that needs no compiler installs and estimates what samples/c/estimate.c does.
mkdir "$folder/library"
R CMD INSTALL --library="$folder/library" r/dist/latentmi_*_R_*.tar.gz > /dev/null 2>&1
R_LIBS=$folder/library Rscript r/generate.R --check
R_LIBS=$folder/library Rscript -e 'i <- 0:499; x <- sin(i^2); stopifnot(sprintf("%.6f", latentmi::ksg(x, x + 0.5 * cos(3 * i^2), k = 5)$bits) == "3.531550")'
