"""Times the reference implementation: python3 bench/peers/reference.py DIR X.npy Y.npy [--threads 1]

DIR is a folder with its Python package `latentmi`. Prints seconds, without starting and loading, and bits as JSON.
"""

import argparse
import json
import sys
import time

import numpy as np


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("x")
    parser.add_argument("y")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    sys.path.insert(0, options.folder)
    import torch
    from latentmi import lmi

    torch.set_num_threads(options.threads)
    x, y = np.load(options.x), np.load(options.y)
    start = time.perf_counter()
    pointwise = lmi.estimate(x, y)[0]
    print(json.dumps({"seconds": time.perf_counter() - start, "bits": float(np.nanmean(pointwise))}))


if __name__ == "__main__":
    main()
