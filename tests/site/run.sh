#!/usr/bin/env bash
# Builds the site without warnings and looks at it in headless Chromium. Ends with 77 where docfx or Chromium cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."
python=${LATENTMI_PYTHON:-/usr/bin/python3}

if ! command -v chromium > /dev/null || ! command -v chromedriver > /dev/null; then
    echo "tests/site/run.sh: there is no chromium with chromedriver; tests/report/run.sh installs them."
    exit 77
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tools/build-site.sh "$folder/site"
LATENTMI_SITE="$folder/site" "$python" -B -m unittest discover -s tests/site -p 'test_*.py'
