#!/usr/bin/env bash
# Tests of the samples of one file: they compile, the estimate from arrays comes near the truth, and the web service answers, refuses what cannot be used, and ends the
# estimate of a client that goes away.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
service=
trap '[ -z "$service" ] || kill "$service" 2> /dev/null || true; rm -rf "$work"' EXIT

dotnet run -c Release samples/arrays.cs > "$work/arrays"
cat "$work/arrays"
grep -qE '^1\.[12][0-9] bits, .*; the truth is 1\.20$' "$work/arrays"

dotnet build -c Release samples/web-service.cs --nologo -v quiet
dotnet run -c Release --no-build samples/web-service.cs --urls http://127.0.0.1:0 > "$work/log" 2>&1 &
service=$!
for _ in $(seq 120); do
    address=$(grep -om1 'http://127.0.0.1:[1-9][0-9]*' "$work/log" || true)
    [ -z "$address" ] || break
    sleep 0.5
done
[ -n "$address" ] || { cat "$work/log"; exit 1; }

"${LATENTMI_PYTHON:-/usr/bin/python3}" - "$address" << 'END'
import http.client, json, random, sys, time, urllib.error, urllib.request
address = sys.argv[1]

def request(pair):
    return urllib.request.Request(f"{address}/estimate", json.dumps(pair).encode(), {"Content-Type": "application/json"})

def rows(count, columns):
    chance = random.Random(1)
    x = [[chance.gauss(0, 1) for _ in range(columns)] for _ in range(count)]
    return {"x": x, "y": [[value + chance.gauss(0, 1) for value in row] for row in x]}

answer = json.load(urllib.request.urlopen(request(rows(300, 1)), timeout=120))
print(answer)
assert 0.3 < answer["bits"] < 0.7, "half a bit is shared"

try:
    urllib.request.urlopen(request({"x": [[1.0]], "y": [[2.0]]}), timeout=120)
    sys.exit("one row must be refused")
except urllib.error.HTTPError as refused:
    assert refused.code == 400 and "problem" in json.load(refused)

gone = http.client.HTTPConnection(address.removeprefix("http://"))
gone.request("POST", "/estimate", json.dumps(rows(3000, 60)), {"Content-Type": "application/json"})
time.sleep(2)
gone.close()
END
for _ in $(seq 60); do
    ! grep -q "an estimate of 3000 rows was ended" "$work/log" || { echo "tests/samples/run.sh: the samples work"; exit 0; }
    sleep 0.5
done
cat "$work/log"
exit 1
