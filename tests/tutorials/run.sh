#!/usr/bin/env bash
# Follows the tutorials with the command that was built before, as docs/tutorials shows them. Ends with 77 where a Python with NumPy and anndata cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${LATENTMI_PYTHON:-/usr/bin/python3}
if ! "$python" -c "import anndata, numpy, pandas" 2> /dev/null; then
    log=$(mktemp)
    { apt-get install -y --no-install-recommends python3-anndata || { apt-get update && apt-get install -y --no-install-recommends python3-anndata; }; } > "$log" 2>&1 < /dev/null ||
        { echo "tests/tutorials/run.sh: cannot install python3-anndata: $(tail -n 1 "$log")"; exit 77; }
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf '#!/bin/sh\nexec dotnet "%s" "$@"\n' "$PWD/src/LatentMI.Cli/bin/Release/net10.0/lmi.dll" > "$folder/lmi"
chmod +x "$folder/lmi"
PATH=$folder:$PATH "$python" -B tests/tutorials/tutorials.py "$@"
