#!/usr/bin/env bash
# Installs what Debian serves of the peers, builds the command, makes the data, and measures both in turn: bench/peers/run.sh [options of peers.py]
# Nothing is installed where apt-get is not there, or where this is not root: peers that are missing are left out, and the table says so.
set -euo pipefail
cd "$(dirname "$0")/../.."

if command -v apt-get > /dev/null && [ "$(id -u)" = 0 ]; then
    apt-get install -y -qq python3-numpy python3-scipy python3-sklearn python3-torch > /dev/null || echo "Not all peers could be installed." >&2
fi

dotnet build -c Release src/LatentMI.Cli > /dev/null
python=$(command -v /usr/bin/python3 || command -v python3)
exec "$python" bench/peers/peers.py src/LatentMI.Cli/bin/Release/net10.0/lmi "$@"
