#!/usr/bin/env bash
# Tests of the Python package: builds the shared library for this processor and the wheel, installs the wheel into a folder of its own, and runs python/tests against it, whose
# digits are those of the command that was built before; and executes the notebooks of the tutorials. Ends with 77 where what it needs cannot be had. LATENTMI_PYTHON names another Python.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${LATENTMI_PYTHON:-/usr/bin/python3}

skip() {
    echo "tests/python/run.sh: $1"
    exit 77
}

[ "$(uname -sm)" = "Linux x86_64" ] || skip "the package is built for Linux on x86-64 only"
wanted=()
"$python" -c "import pytest, numpy, pandas, scipy, anndata, sklearn, matplotlib, nbclient, ipykernel" 2> /dev/null ||
    wanted+=(python3-pytest python3-numpy python3-pandas python3-scipy python3-anndata python3-sklearn python3-matplotlib python3-nbclient python3-ipykernel)
[ -n "$(compgen -c clang)" ] || wanted+=(clang)
command -v objdump > /dev/null || wanted+=(binutils)
[ -e /usr/include/zlib.h ] || wanted+=(zlib1g-dev)
if [ ${#wanted[@]} -gt 0 ]; then
    log=$(mktemp)
    { apt-get install -y --no-install-recommends "${wanted[@]}" || { apt-get update && apt-get install -y --no-install-recommends "${wanted[@]}"; }; } \
        > "$log" 2>&1 < /dev/null || skip "cannot install ${wanted[*]}: $(tail -n 1 "$log")"
fi

level=$("$python" -c "
import sys
sys.path.insert(0, 'python')
from latentmi_net import _library
print(_library.processor_level(open('/proc/cpuinfo').read()) or '')")
[ -n "$level" ] || skip "this processor has no AVX2"

tools/build-native.sh "$level"
"$python" python/generate.py --check

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The header as C compilers read it, and a program that uses it.
clang=${CXX:-$(compgen -c clang | grep -E '^clang(-[0-9]+)?$' | sort -V | tail -n 1)}
"$clang" -std=c99 -Wall -Wextra -pedantic -Werror -I src/LatentMI.Native samples/c/estimate.c "$PWD/python/latentmi_net/lib/latentmi-$level.so" -lm -o "$folder/estimate"
[ "$("$folder/estimate")" = "3.531550 bits from 500 rows" ] || { echo "samples/c/estimate.c: $("$folder/estimate")"; exit 1; }

tools/build-wheel.sh --no-native
"$python" -m zipfile -e python/dist/latentmi_net-*.whl "$folder/installed"
cp -r python/tests "$folder/tests"
LATENTMI_ROOT=$PWD PYTHONPATH=$folder/installed OMP_NUM_THREADS=1 "$python" -m pytest -q -p no:cacheprovider "$folder/tests"
PYTHONPATH=$folder/installed "$python" -B tests/tutorials/notebooks.py
