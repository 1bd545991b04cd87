#!/usr/bin/env bash
# Tests of the interactive report: an estimate of the command that was built before, shown by headless Chromium, with real clicks, drags and keys. Ends with 77 where Chromium
# and its driver cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${LATENTMI_PYTHON:-/usr/bin/python3}

skip() {
    echo "tests/report/run.sh: $1"
    exit 77
}

if ! command -v chromium > /dev/null || ! command -v chromedriver > /dev/null; then
    log=$(mktemp)
    wanted=(chromium chromium-driver)
    { apt-get install -y --no-install-recommends "${wanted[@]}" || { apt-get update && apt-get install -y --no-install-recommends "${wanted[@]}"; }; } \
        > "$log" 2>&1 < /dev/null || skip "cannot install ${wanted[*]}: $(tail -n 1 "$log")"
fi

export LATENTMI_COMMAND=${LATENTMI_COMMAND:-dotnet $PWD/src/LatentMI.Cli/bin/Release/net10.0/lmi.dll}
cd tests/report
"$python" -B -m unittest "$@" test_report
