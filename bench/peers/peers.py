"""Times the command and its peers in turn, on the same files and as many threads, with the values beside the seconds.

    python3 bench/peers/peers.py COMMAND [--rounds 5] [--threads 1] [--only NAME...] [--reference DIR] [--jidt JAR] [--out FILE.json]

COMMAND is the path of `lmi`, which also makes the data. Every measurement is a process of its own, and its time is what it takes from loaded arrays to the result: neither starting nor loading counts,
on either side. The table has the median over rounds of the seconds, and of the ratio within a round, so that a busy machine slows both. A peer that is not there is left out, and named below the table.

DIR is a folder with the reference implementation (the Python package `latentmi`, with its own requirements), JAR the library JIDT (`infodynamics.jar`), for which Java 11 or later with its compiler is needed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent

# Epochs of the published networks that are timed, beside one that both leave out.
EPOCHS = 4


@dataclass(frozen=True)
class Peer:
    name: str
    words: list[str]
    needs: str | None = None


@dataclass(frozen=True)
class Task:
    name: str
    data: list[str]
    ours: list[list[str]]
    peers: list[Peer]

    # Where a value is no estimate, as the seconds of an epoch.
    truth: float | None


def tasks(options):
    def script(name, *words):
        return [sys.executable, str(HERE / name), *words, "--threads", str(options.threads)]

    def ksg(*names):
        return [Peer({"scipy": "SciPy", "sklearn": "scikit-learn", "regression": "scikit-learn, mutual_info_regression"}[name],
                     script("neighbors.py", name, "{x}", "{y}"), "scipy" if name == "scipy" else "sklearn") for name in names]

    def gaussian(rows, columns, pairs, bits):
        return ["gaussian", "--rows", str(rows), "--d", str(columns), "--k", str(pairs), "--bits", str(bits)]

    jidt = [Peer("JIDT", ["java", "-cp", options.jidt or "", str(HERE / "Jidt.java"), "{folder}", str(options.threads)], "java" if options.jidt else "--jidt JAR")]
    reference = Peer("reference implementation", script("reference.py", options.reference or "", "{x}", "{y}"), None if options.reference else "--reference DIR")
    epochs = [["--preset", "paper", "--patience", str(EPOCHS + 1), "--epochs", str(count)] for count in (EPOCHS + 1, 1)]
    return [
        Task("KSG, 10,000 rows of 8 + 8", gaussian(10000, 8, 8, 3), [["--estimator", "ksg"]], ksg("sklearn", "scipy") + jidt, 3),
        Task("KSG, 100,000 rows of 1 + 1", gaussian(100000, 1, 1, 1), [["--estimator", "ksg"]], ksg("regression", "sklearn", "scipy") + jidt, 1),
        Task("epoch of the published networks, 2,000 rows of 1,000 + 1,000", gaussian(2000, 1000, 5, 1), epochs,
             [Peer("PyTorch", script("published_epoch.py", "--epochs", str(EPOCHS), "--json"), "torch")], None),
        Task("whole estimate, 2,000 rows of 100 + 100, 4 pairs", gaussian(2000, 100, 4, 1), [[]],
             [Peer("published method in PyTorch", script("published.py", "{x}", "{y}", "--json"), "torch"), reference], 1),
    ]


def missing(peer):
    """What a peer needs and is not there; None where all is."""
    if peer.needs is None or peer.needs.startswith("--"):
        return peer.needs
    there = shutil.which("java") if peer.needs == "java" else importlib.util.find_spec(peer.needs)
    return None if there else peer.needs


def measured(words, threads):
    # Libraries under the peers start threads of their own, and several pools of them slow each other down many times.
    limits = dict.fromkeys(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"], str(threads))
    ended = subprocess.run(words, capture_output=True, text=True, env=os.environ | limits)
    if ended.returncode != 0:
        sys.exit(f"{' '.join(words)} ended with {ended.returncode}:\n{ended.stderr}")
    return json.loads(ended.stdout)


def ours(task, files, options):
    """Seconds and bits of the command: of two runs the difference for each epoch that one has more."""
    results = [measured([options.command, "estimate", files["x"], files["y"], "--json", "--quiet", "--threads", str(options.threads), *words], options.threads) for words in task.ours]
    if len(results) == 1:
        return {"seconds": results[0]["elapsed_seconds"], "bits": results[0]["mi_bits"]}
    return {"seconds": (results[0]["elapsed_seconds"] - results[1]["elapsed_seconds"]) / EPOCHS}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("command")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", nargs="+", help="only tasks whose name contains one of these")
    parser.add_argument("--reference")
    parser.add_argument("--jidt")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()

    chosen = [task for task in tasks(options) if not options.only or any(word in task.name for word in options.only)]
    absent = sorted({f"{peer.name} ({missing(peer)})" for task in chosen for peer in task.peers if missing(peer)})
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for number, task in enumerate(chosen):
            data = Path(folder) / str(number)
            subprocess.run([options.command, "dataset", *task.data, "--out", str(data)], check=True, capture_output=True)
            files = {"x": str(data / "x.npy"), "y": str(data / "y.npy"), "folder": str(data)}
            peers = [peer for peer in task.peers if not missing(peer)]
            rounds = []
            for turn in range(options.rounds):
                print(f"{task.name}: round {turn + 1} of {options.rounds}", file=sys.stderr)
                rounds.append([ours(task, files, options)] + [measured([word.format(**files) for word in peer.words], options.threads) for peer in peers])
            for place, name in enumerate(["lmi"] + [peer.name for peer in peers]):
                seconds = [one[place]["seconds"] for one in rounds]
                rows.append({
                    "task": task.name,
                    "program": name,
                    "seconds": statistics.median(seconds),
                    "ratio": statistics.median(one[place]["seconds"] / one[0]["seconds"] for one in rounds),
                    "least": min(one[place]["seconds"] / one[0]["seconds"] for one in rounds),
                    "most": max(one[place]["seconds"] / one[0]["seconds"] for one in rounds),
                    "bits": rounds[0][place].get("bits"),
                    "truth": task.truth,
                })

    print(f"{options.rounds} rounds, {options.threads} {'thread' if options.threads == 1 else 'threads'}; {platform.machine()}, Python {platform.python_version()}.\n")
    print("| task | program | seconds | times as long as `lmi` (least, most) | bits | truth |")
    print("| --- | --- | ---: | ---: | ---: | ---: |")
    for row in rows:
        times = "" if row["program"] == "lmi" else f"{row['ratio']:.1f} ({row['least']:.1f}, {row['most']:.1f})"
        bits, truth = ("" if value is None else f"{value:.3f}" for value in (row["bits"], row["truth"]))
        print(f"| {row['task']} | {row['program']} | {row['seconds']:.3g} | {times} | {bits} | {truth} |")
    if absent:
        print(f"\nNot measured, for want of what is in parentheses: {', '.join(absent)}.")
    if options.out:
        options.out.write_text(json.dumps({"rounds": options.rounds, "threads": options.threads, "absent": absent, "rows": rows}, indent=1) + "\n")


if __name__ == "__main__":
    main()
