#!/usr/bin/env bash
# Tests of the archive: builds it for this processor, and runs every command and every format of file with its program and with the one that was built before. Both
# must end alike, print the same and leave the same bytes, but for times. Ends with 77 where what it needs cannot be had. tests/archive/run.sh FOLDER tests the
# archive that was unpacked there.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
built=$root/src/LatentMI.Cli/bin/Release/net10.0/lmi

skip() {
    echo "tests/archive/run.sh: $1"
    exit 77
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ $# -gt 0 ]; then
    archive=$(cd "$1" && pwd)
else
    [ "$(uname -sm)" = "Linux x86_64" ] || skip "the archive is built and tested on Linux on x86-64 only"
    wanted=()
    [ -n "$(compgen -c clang)" ] || wanted+=(clang)
    [ -e /usr/include/zlib.h ] || wanted+=(zlib1g-dev)
    if [ ${#wanted[@]} -gt 0 ]; then
        { apt-get install -y --no-install-recommends "${wanted[@]}" || { apt-get update && apt-get install -y --no-install-recommends "${wanted[@]}"; }; } \
            > "$work/apt" 2>&1 < /dev/null || skip "cannot install ${wanted[*]}: $(tail -n 1 "$work/apt")"
    fi

    grep -qw avx2 /proc/cpuinfo || skip "this processor has no AVX2"
    tools/build-archive.sh linux-x64
    tar -C "$work" -xzf archive/lmi-*-linux-x64.tar.gz
    archive=$(echo "$work"/lmi-*)
fi

# The width of the archive's vectors; a processor may have wider ones, whose last digits differ.
export LATENTMI_SIMD=${LATENTMI_SIMD:-256}

size=$(du -sk --apparent-size "$archive" | cut -f1)
echo "unpacked: $((size / 1024)) MB"
[ "$size" -le $((45 * 1024)) ] || { echo "the archive is larger than 45 MB"; exit 1; }

[ -x "$built" ] || dotnet build src/LatentMI.Cli -c Release --nologo -v quiet

# Both programs run in a folder of their own with the same names, so that all paths that they print are the same.
mkdir "$work/one" "$work/two"
failed=0 runs=0 ended=0
called=$work/called

# What may differ between two runs of the same program, or between builds of the same sources.
without_times() {
    sed -E -i -e 's/\b[0-9a-f]{40}\b/COMMIT/g' -e 's/("(elapsed_)?seconds": *|seconds +)[0-9.e-]+/\1T/g; s/^(seconds +)[0-9.]+ on/\1T on/' "$@"
}

without_decimals() {
    sed -E -i -e 's/[0-9]+(\.[0-9]+([eE][-+]?[0-9]+)?|[eE]-[0-9]+)/N/g; s/ title="N"//g' "$@"
}

same() {
    runs=$((runs + 1))
    printf '%s\n' "$*" >> "$called"
    local one=0 two=0
    (cd "$work/one" && "$built" "$@" > "$work/one.out" 2> "$work/one.err" < /dev/null) || one=$?
    (cd "$work/two" && "$archive/lmi" "$@" > "$work/two.out" 2> "$work/two.err" < /dev/null) || two=$?
    ended=$one
    without_times "$work"/{one,two}.{out,err}
    [ "${1-} ${2-}" != "experiment compare" ] || without_decimals "$work"/{one,two}.out
    if [ $one -ne $two ] || ! cmp -s "$work/one.out" "$work/two.out" || ! cmp -s "$work/one.err" "$work/two.err"; then
        failed=$((failed + 1))
        echo "DIFFERENT: lmi $*   (exit codes $one and $two)"
        diff "$work/one.out" "$work/two.out" | head -n 5 || true
        diff "$work/one.err" "$work/two.err" | head -n 5 || true
    fi
}

# Every command; those that no line names are found below. "works" is for what must not only be the same, but succeed.
works() {
    same "$@"
    if [ $ended -ne 0 ]; then
        failed=$((failed + 1))
        echo "FAILED WITH BOTH: lmi $*: $(cat "$work/one.err")"
    fi
}

# MNIST's files, of 120 images: the two digits that the command has within, and their labels.
gunzip -c src/LatentMI.Experiments/Datasets/zeros-and-ones.idx3-ubyte.gz > "$work/digits"
for side in one two; do
    mkdir "$work/$side/mnist"
    for part in train t10k; do
        printf '\0\0\x08\x03\0\0\0\x78\0\0\0\x1c\0\0\0\x1c' > "$work/images"
        printf '\0\0\x08\x01\0\0\0\x78' > "$work/labels"
        head -c $((16 + (120 * 784))) "$work/digits" | tail -c +17 >> "$work/images"
        for _ in $(seq 60); do printf '\0\x01'; done >> "$work/labels"
        gzip -nc "$work/images" > "$work/$side/mnist/$part-images-idx3-ubyte.gz"
        gzip -nc "$work/labels" > "$work/$side/mnist/$part-labels-idx1-ubyte.gz"
    done
done

same
same --help
works --version
(cd "$work" && "$archive/lmi" doctor > doctor.out && grep -q "compiled ahead of time" doctor.out) || { failed=$((failed + 1)); echo "lmi doctor"; }
echo doctor >> "$called"
works completion bash
works completion zsh
works completion fish
works completion powershell
works manual
works dataset gaussian --d 10 --k 2 --bits 1 --rows 300 --out data
works dataset circle --rows 300 --out circle
works dataset cross --rows 300 --out cross
works dataset dense --d 10 --k 2 --bits 1 --rows 300 --out dense
works dataset heavy-tails --d 10 --k 2 --bits 1 --rows 300 --out heavy-tails
works dataset hidden --d 10 --k 2 --bits 1 --rows 300 --out hidden
works dataset unequal --dx 10 --dy 5 --k 2 --bits 1 --rows 300 --out unequal
works dataset hard-edged --d 2 --bits 1 --rows 300 --out hard-edged
works dataset sums --d 2 --bits 2 --rows 300 --out sums
works dataset bmi --task 1v1-normal-0.75 --rows 300 --out bmi
works dataset shapes --shape circle --rows 300 --out shapes
works dataset column-pairs --kind counts --rows 300 --out column-pairs
works dataset shared-scale --d 5 --rows 300 --out shared-scale
works dataset outcomes --outcome label --dx 10 --k 2 --rows 300 --out outcomes
works dataset images --shape blob --bits 1 --rows 300 --out images
works dataset teachers --d 10 --k 2 --bits 1 --rows 300 --out teachers
works dataset independent --x gaussian --y poisson:0.5 --dx 4 --rows 300 --out independent
works dataset lineage --fate hidden --clones 150 --genes 60 --out lineage
works dataset interactome --proteins 80 --pairs 200 --families 4 --d 16 --out set
works dataset digits --mnist mnist --classes 0,1 --rows 40 --out digits
works dataset digits-to-label --mnist mnist --rows 60 --out digits-to-label
works dataset labels data/x.npy data/y.npy --rows 100 --out labels
works dataset text data/x.npy data/y.npy --rows 100 --out text
works dataset disjoint-rows data/x.npy --rows 100 --out disjoint-rows

for estimator in ksg gaussian gcmi sliced discrete; do
    works estimate "data/x.npy:0-1" "data/y.npy:0-1" --estimator $estimator --quiet --json
done
works estimate outcomes/x.npy:0-1 outcomes/y.npy --estimator mixed --quiet --json
works estimate data/x.npy data/y.npy --permutations 3 --curve n --quiet --out run
works estimate data/x.npy data/y.npy --preset paper --epochs 5 --quiet --json
works estimate data/x.npy:0-1 data/y.npy:0-1 --estimator mine --steps 50 --quiet --json
works estimate data/x.npy:0-1 data/y.npy:0-1 --estimator infonce --steps 50 --quiet --json
works estimate data/x.npy data/y.npy --given circle/x.npy --effort quick --quiet --out given
works estimate lineage/cells.h5ad:X lineage/cells.h5ad:obsm/X_emb --log1p-x --top-variable-x 20 --effort quick --quiet --into results.h5ad
works convert data/x.npy --out x.csv
works convert data/x.npy --out x.parquet
works attribute data/x.npy data/y.npy --effort quick --quiet --out attributed
works rank data/x.npy data/y.npy:0-1 --target data/y.npy --effort quick --quiet --out ranked
works lag data/x.npy:0-1 data/y.npy:0-1 --lags -2:2 --estimator gaussian --permutations 3 --quiet --out lags
works transfer data/x.npy:0-1 data/y.npy:0-1 --estimator gaussian --permutations 3 --quiet --out transfers
works synergy data/x.npy:0 data/x.npy:1 --target data/y.npy:0 --estimator gaussian --permutations 3 --quiet --out shared
works scaling data/x.npy:0-1 data/y.npy:0-1 --over noise --estimator gaussian --quiet --out scaled
works scaling fit scaled/scaling.csv --level level --value mi_bits --law noise --where 'level > 0'
works encode run/model.npz data/x.npy --out encoded.npy
works encode run/model.npz x.csv --out encoded.parquet
works score run/model.npz data/x.npy data/y.npy
works score run/model.npz data/x.npy data/y.npy --json
works report run
works report attributed
works report lags
works report scaled
[ "$(cd "$work/two" && "$archive/lmi" view run --print)" = "$work/two/run/report.html" ] || { failed=$((failed + 1)); echo "lmi view"; }
echo view >> "$called"
works demo --shuffled 0.5 --quiet
works lineage markov-test lineage/cells.h5ad --clone clone --time time --early 2 --late 6 --well well --pairings 2 --normalize-total --log1p --estimator ksg --quiet --out markov
works lineage pseudotime lineage/cells.h5ad --clone clone --time time --early 2 --late 6 --pseudotime pseudotime --embedding obsm/X_emb --pairings 2 --estimator ksg --quiet --out along
works report markov
pairs=(--pairs set/pairs.csv --x-id source --y-id target --embeddings 'set/embeddings.h5:*')
works interactions shuffle-test "${pairs[@]}" --controls 2 --estimators ksg --quiet --out shuffle
works interactions interaction-roc "${pairs[@]}" --trials 2 --effort quick --quiet --out roc
works interactions partners P00001 "${pairs[@]}" --top 5 --effort quick --quiet --json
for side in one two; do
    cat > "$work/$side/plan.yaml" << 'PLAN'
title: Two sides
groups:
  x: data/x.npy:0-3
  more: data/x.npy:4-9
  y: {file: circle/y.npy, scale-clip: 10}
estimate: {estimator: ksg, permutations: 59}
PLAN
done
works sweep plan.yaml --dry-run
works sweep plan.yaml --out swept --jobs 1 --quiet
works sweep run plan.yaml --out swept --jobs 1 --quiet
works sweep status swept --json
works sweep collect swept
works report swept
works experiment list
works experiment run gaussian-grid --estimators ksg --scale quick --task 0/60 --jobs 1 --quiet --out grid
works experiment status gaussian-grid --out grid
works experiment plot gaussian-grid --out grid
works experiment compare gaussian-grid --out grid
works experiment summary "$root/docs/runs/default" --out summary

# Errors, which must read the same.
same estimate missing.npy data/y.npy
same estimate data/x.npy data/y.npy --k none
same sweep missing.yaml
same dataset spiral

# Files of every format, each made by the software that users have it from (tests/LatentMI.Tests/Reading/Golden).
for side in one two; do cp -r tests/LatentMI.Tests/Reading/Golden "$work/$side/files"; done
for file in tests/LatentMI.Tests/Reading/Golden/*; do
    file=files/$(basename "$file")
    case $file in
        *.py | *.json | *.md) continue ;;
    esac
    same inspect "$file" --json
    while IFS= read -r address; do
        same convert "$address" --out "converted-$runs.npy" --quiet
    done < <(sed -n 's/^ *"address": "\(.*\)",\{0,1\}$/\1/p' "$work/one.out")
done

# Completion in bash, and a manual that its formatter takes.
completed=$(PATH=$archive:$PATH bash -c '. <(lmi completion bash)
    COMP_LINE="lmi estimate x.npy --perm" COMP_POINT=25 COMP_WORDS=(lmi estimate x.npy --perm) COMP_CWORD=3
    _lmi
    echo "${COMPREPLY[*]}"')
[ "$completed" = "--permutations --permute" ] || { failed=$((failed + 1)); echo "completion: $completed"; }
if command -v groff > "$work/groff"; then
    "$archive/lmi" manual | groff -Kutf8 -man -Tutf8 -ww -z 2> "$work/groff" || true
    [ ! -s "$work/groff" ] || { failed=$((failed + 1)); head -n 5 "$work/groff"; }
fi

# What was written: the same files of the same bytes, but for times; these are many in pages and tables of studies, whose numbers the other files have.
find "$work/one" "$work/two" -type d -name records | while IFS= read -r folder; do
    cat "$folder"/*.jsonl > "$folder.jsonl"
    rm -r "$folder"
done
find "$work/one" "$work/two" -type f \( -name '*.json' -o -name '*.jsonl' -o -name '*.csv' -o -name '*.md' -o -name '*.html' \) ! -path '*/files/*' -print0 \
    | while IFS= read -r -d '' file; do
        without_times "$file"
        case $file in
            *.html | */comparison.* | */trials.csv | */swept/results.csv) without_decimals "$file" ;;
        esac
    done
rm "$work"/{one,two}/swept/results.parquet # the same table as results.csv, with the times
diff -rq "$work/one" "$work/two" > "$work/differences" || { failed=$((failed + 1)); head -n 20 "$work/differences"; }

# Every command was run.
leaves() {
    local found
    found=$("$built" "$@" --help | sed -n '/^Commands:/,/^[A-Z][a-z]* *[a-z]*:$/p' | sed -nE 's/^  ([a-z][a-z-]*).*/\1/p')
    if [ -z "$found" ]; then echo "$*"; else for one in $found; do leaves "$@" "$one"; done; fi
}
for command in $(leaves | tr ' ' '_'); do
    grep -qE "^${command//_/ }( |\$)" "$called" || { failed=$((failed + 1)); echo "no line above runs lmi ${command//_/ }"; }
done

echo "tests/archive/run.sh: $runs command lines, $failed differences"
[ "$failed" -eq 0 ]
