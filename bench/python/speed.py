"""Whole estimates by the command and by the Python package in turn, on the same arrays: seconds, processor seconds, and whether the digits are the same.

    python3 bench/python/speed.py COMMAND [--runs 7] [--rows 2000] [--columns 100] [--threads 1]

COMMAND is the path of `lmi`. Each run is a process of its own on either side, so that starting and loading count; `elapsed` is what results tell of the
estimate alone.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

PACKAGE = Path(__file__).resolve().parents[2] / "python"

CALL = """
import sys, json, numpy as np
sys.path.insert(0, sys.argv[1])
import latentmi_net
print(json.dumps(latentmi_net.estimate(np.load(sys.argv[2]), np.load(sys.argv[3]), seed=1, threads=int(sys.argv[4])).to_dict()))
"""


def measured(words):
    before, start = os.times(), time.perf_counter()
    report = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    after = os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    return {"whole": time.perf_counter() - start, "processor": processor, "elapsed": report["elapsed_seconds"], "bits": report["mi_bits"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command")
    for name, default in (("runs", 7), ("rows", 2000), ("columns", 100), ("threads", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    arguments = parser.parse_args()
    random = np.random.default_rng(0)
    shared = random.normal(size=(arguments.rows, 4))
    sides = [shared @ random.normal(size=(4, arguments.columns)) + 2 * random.normal(size=(arguments.rows, arguments.columns)) for _ in range(2)]
    with tempfile.TemporaryDirectory() as folder:
        paths = [f"{folder}/x.npy", f"{folder}/y.npy"]
        for path, side in zip(paths, sides):
            np.save(path, side)
        threads = str(arguments.threads)
        ways = {
            "command": [arguments.command, "estimate", *paths, "--seed", "1", "--threads", threads, "--json", "--quiet"],
            "package": [sys.executable, "-c", CALL, str(PACKAGE), *paths, threads],
        }
        runs = {name: [] for name in ways}
        for _ in range(arguments.runs):
            for name, words in ways.items():
                runs[name].append(measured(words))
    for quantity in ("elapsed", "whole", "processor"):
        values = {name: [run[quantity] for run in of] for name, of in runs.items()}
        print(quantity, *(f"{name} {statistics.median(of):.3f} s (least {min(of):.3f})" for name, of in values.items()))
    print("digits", "the same" if len({run["bits"] for of in runs.values() for run in of}) == 1 else "differ")


if __name__ == "__main__":
    main()
