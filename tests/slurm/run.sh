#!/usr/bin/env bash
# Runs a sweep of 40 estimates as an array on a Slurm cluster of one node, on the loopback, in a temporary folder: kills a task, cancels another, kills the
# controller, submits again, and asserts that every estimate is there once and is that of a local run.
#
# Installs Debian's Slurm where it is missing, as root. Ends with 77 where it cannot be had, and leaves no process behind.
# LMI names the tool; without it, the one that 'dotnet build -c Release' made.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
lmi=${LMI:-$root/src/LatentMI.Cli/bin/Release/net10.0/lmi}
estimates=40
# More tasks than cores, so that some wait; more estimates than tasks, so that a killed one has some done.
tasks=4

say() { echo "slurm: $SECONDS s: $*"; }
skip() { say "skipped: $*"; exit 77; }
fail() {
    say "FAILED: $*"
    for log in "$folder"/slurmctld.log "$folder"/slurmd.log "$folder"/store/slurm/*.log; do
        if [[ -s $log ]]; then echo "--- $log"; tail -n 15 "$log"; fi
    done
    exit 1
}

# Waits until a command succeeds, for some seconds.
wait_for() {
    local seconds=$1 what=$2 deadline=$((SECONDS + $1))
    shift 2
    until "$@" > /dev/null 2>&1; do
        ((SECONDS < deadline)) || { squeue --array; fail "$what: not within $seconds s"; }
        sleep 0.2
    done
}

install() {
    [[ $(id -u) == 0 ]] || skip "it takes root to start Slurm"
    local packages=(slurmctld slurmd slurm-client munge)
    dpkg -s "${packages[@]}" > /dev/null 2>&1 && return
    command -v apt-get > /dev/null || skip "there is no apt-get"

    # Installation starts no daemons.
    local policy=/usr/sbin/policy-rc.d
    if [[ ! -e $policy ]]; then
        printf '#!/bin/sh\nexit 101\n' > "$policy"
        chmod +x "$policy"
        made_policy=$policy
    fi

    local get=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=60)
    "${get[@]}" update > /dev/null 2>&1 < /dev/null || true
    "${get[@]}" install -y --no-install-recommends "${packages[@]}" > /dev/null 2>&1 < /dev/null || skip "apt-get cannot install ${packages[*]}"
}

free_port() {
    local port
    while port=$((20000 + RANDOM % 10000)); (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do :; done
    echo "$port"
}

# Whatever of Slurm's or ours runs within this cluster, by its environment.
cluster_processes() {
    local process name
    for process in /proc/[0-9]*; do
        name=$(cat "$process/comm" 2> /dev/null) || continue
        if [[ $name == slurmstepd || $name == lmi ]] && grep -qzF "SLURM_CONF=$folder/" "$process/environ" 2> /dev/null; then
            echo "${process#/proc/}"
        fi
    done
}

clean_up() {
    local pid
    for pid in "${slurmctld:-}" "${slurmd:-}" $(cluster_processes) "${munged:-}"; do
        kill -KILL "$pid" 2> /dev/null || true
    done
    wait
    rm -rf "$folder"
    if [[ -n ${made_policy:-} ]]; then rm -f "$made_policy"; fi
}

start_controller() {
    slurmctld -D -f "$SLURM_CONF" > /dev/null 2>&1 < /dev/null &
    slurmctld=$!
    disown
    wait_for 20 "the controller answers" scontrol ping
}

start_cluster() {
    mkdir "$folder/state" "$folder/spool"
    head -c 1024 /dev/urandom > "$folder/munge.key"
    chmod 400 "$folder/munge.key"
    local host
    host=$(hostname -s)
    export SLURM_CONF=$folder/slurm.conf
    cat > "$SLURM_CONF" << CONF
ClusterName=lmi
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
SlurmUser=root
SlurmdUser=root
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
KillWait=5
SlurmdTimeout=15
SchedulerParameters=sched_interval=1,bf_interval=1
SlurmdParameters=config_overrides
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 RealMemory=2000
PartitionName=main Nodes=$host Default=YES
CONF
    munged --foreground --force --key-file="$folder/munge.key" --socket="$folder/munge.socket" --pid-file="$folder/munged.pid" \
        --log-file="$folder/munged.log" --seed-file="$folder/munged.seed" > /dev/null 2>&1 < /dev/null &
    munged=$!
    disown
    wait_for 10 "munge answers" test -S "$folder/munge.socket"
    start_controller
    slurmd -D -f "$SLURM_CONF" > /dev/null 2>&1 < /dev/null &
    slurmd=$!
    disown
    wait_for 30 "the node is idle" bash -c 'sinfo --noheader --format=%T | grep -q idle'
}

# Ten pairs of five groups with four seeds; an estimate takes a second or two, so that a task outlasts what the controller needs to write down that it runs.
plan() {
    local seed
    for seed in 1 2 3; do
        "$lmi" dataset gaussian --d 10 --k 2 --bits 1 --rows 2500 --seed $seed --out "$folder/data$seed" > /dev/null
    done
    cat > "$folder/plan.yaml" << PLAN
groups:
  a: data1/x.npy
  b: data1/y.npy
  c: data2/x.npy
  d: data2/y.npy
  e: data3/x.npy
seeds: 0..3
PLAN
}

# The results as they were collected, without the seconds, which differ between runs.
results() { cut -d, -f1-16,18- "$1/results.csv"; }

# The complete lines of a store's records, without what differs between runs.
records() {
    local file
    for file in "$1"/records/*.jsonl; do
        head -n "$(wc -l < "$file")" "$file"
    done | sed -E 's/"seconds":[0-9.e-]+,"threads":[0-9]+,//' | LC_ALL=C sort
}

count() { records "$folder/store" 2> /dev/null | wc -l; }
at_least() { (($(count) >= $1)); }
queue_is_empty() { local queue; queue=$(squeue --noheader) && [[ -z $queue ]]; }
submit() { "$lmi" sweep "$folder/plan.yaml" --quiet --out "$folder/store" --slurm --tasks $tasks --array-width 2 --time 5 --memory 800M --cores 1; }
# Slurm's own number of each task that runs, and that of array and task.
running_jobs() { squeue --noheader --states=RUNNING --format='%A %F_%K'; }
two_run() { (($(running_jobs | wc -l) == 2)); }

# Two tasks run, and the controller has written down that they do, which takes it some seconds. Otherwise, once killed, it would find tasks that it
# knows nothing of, and might close the node.
running_is_saved() {
    local saved start
    two_run || return 1
    saved=$(stat --format=%Y "$folder/state/job_state") || return 1
    while read -r start; do
        ((saved > $(date --date="$start" +%s))) || return 1
    done < <(squeue --noheader --states=RUNNING --format=%S)
}

# The process of the tool that a job runs.
process_of() {
    local pid
    for pid in $(cluster_processes); do
        if [[ $(cat "/proc/$pid/comm") == lmi ]] && grep -qzxF "SLURM_JOB_ID=$1" "/proc/$pid/environ"; then
            echo "$pid"
        fi
    done
}

folder=$(mktemp -d)
trap clean_up EXIT
trap 'exit 143' TERM
trap 'exit 130' INT
install
[[ -x $lmi ]] || fail "$lmi: there is no such program; build it by 'dotnet build -c Release'"
start_cluster
say "$(sinfo --version), one node with two cores"
plan
"$lmi" sweep "$folder/plan.yaml" --quiet --out "$folder/local" --jobs 2 --threads 1
[[ $(records "$folder/local" | wc -l) == "$estimates" ]] || fail "the local run has not $estimates records"

submit
if submit > /dev/null 2> "$folder/again"; then fail "a second submission was not refused"; fi
say "a second submission: $(tail -n 1 "$folder/again")"
grep -q "still queued" "$folder/again" || fail "a second submission was refused for another reason"

wait_for 60 "some estimates are there" at_least 2

# A change makes the controller save.
running_jobs | while read -r _ task; do scontrol update "JobId=$task" Comment=runs || true; done
wait_for 60 "two tasks run, as the controller has saved" running_is_saved
before=$(count)
kill -KILL "$slurmctld"
say "the controller is killed, $before estimates are there"
wait_for 60 "the tasks go on without the controller" at_least $((before + 1))
start_controller
say "the controller is back, $(count) estimates are there"

wait_for 60 "two tasks run" two_run
{ read -r killed _; read -r _ cancelled; } < <(running_jobs)
pid=$(process_of "$killed")
say "killing process $pid of a task and cancelling another task, $(count) estimates are there"
kill -KILL "$pid"
scancel "$cancelled"
wait_for 120 "the array ends" queue_is_empty
say "the array ended"
log=$(cat "$folder/store/slurm/$cancelled.log")
say "the cancelled task: ${log//$'\n'/; }"
grep -q "interrupted" <<< "$log" || fail "the cancelled task did not end by itself"

"$lmi" sweep status "$folder/store"
left=$((estimates - $(count)))
((left > 0)) || fail "the killed tasks have left nothing to do, so that nothing is shown"
say "submitting again: $left estimates are left"
submit
array=$(grep -h -- --array= "$(ls "$folder"/store/slurm/*.sh | tail -n 1)")
say "$array"
wait_for 120 "the second array ends" queue_is_empty
"$lmi" sweep status "$folder/store"
submit 2>&1 | tee "$folder/third"
grep -q "nothing to submit" "$folder/third" || fail "something is left to submit"

records "$folder/local" > "$folder/expected"
records "$folder/store" > "$folder/found"
diff "$folder/expected" "$folder/found" > /dev/null || fail "the records differ from those of the local run"
[[ $(LC_ALL=C sort -u "$folder/found" | wc -l) == "$estimates" ]] || fail "an estimate is there twice"
"$lmi" sweep collect "$folder/store" > /dev/null
diff <(results "$folder/local") <(results "$folder/store") || fail "the collected results differ from those of the local run"
say "passed: $estimates estimates, each once and as in the local run"
