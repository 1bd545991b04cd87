"""The published method in PyTorch, as preset `paper` describes it, to compare the distribution of its estimates over seeds with LatentMI's.

python3 bench/peers/published.py X.npy Y.npy --seeds 0 1 2 [--width 1024] [--learning-rate 1e-4]

Prints a line per seed. Needs PyTorch, NumPy, SciPy.
"""

import argparse
import json
import time

import numpy as np
import torch
from scipy.special import digamma
from torch import nn

from published_epoch import BATCH, decoder, encoder

NEIGHBORS = 3
PATIENCE = 30
MAX_EPOCHS = 300


def standardize(values):
    values = values.astype("f8")
    return torch.from_numpy(np.clip((values - values.mean(0)) / values.std(0), -10, 10)).float()


def ksg(x, y):
    """The first estimator of Kraskov, Stoegbauer and Grassberger (2004), in bits, from all pairs of rows."""
    n = len(x)
    distance_x = np.abs(x[:, None] - x[None]).max(2)
    distance_y = np.abs(y[:, None] - y[None]).max(2)
    joint = np.maximum(distance_x, distance_y)
    np.fill_diagonal(joint, np.inf)
    radius = np.sort(joint, 1)[:, NEIGHBORS - 1 : NEIGHBORS]
    inside_x, inside_y = (distance_x < radius).sum(1), (distance_y < radius).sum(1)
    return np.mean(digamma(NEIGHBORS) + digamma(n) - digamma(inside_x) - digamma(inside_y)) / np.log(2)


def estimate(x, y, width, learning_rate, seed):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    columns_x, columns_y = x.shape[1], y.shape[1]
    networks = nn.ModuleDict(
        {
            "x": encoder(columns_x, width),
            "y": encoder(columns_y, width),
            "xx": decoder(columns_x, width, 0),
            "yy": decoder(columns_y, width, 0),
            "xy": decoder(columns_y, width, 0.5),
            "yx": decoder(columns_x, width, 0.5),
        }
    )
    for module in networks.modules():
        if isinstance(module, nn.Linear):
            nn.init.xavier_uniform_(module.weight)
            nn.init.zeros_(module.bias)
    optimizer = torch.optim.Adam(networks.parameters(), lr=learning_rate, eps=1e-7)
    mse = nn.functional.mse_loss
    order = rng.permutation(len(x))
    training, validation = order[: len(x) // 2], order[len(x) // 2 :]

    def loss(rows):
        a, b = x[rows], y[rows]
        za, zb = networks["x"](a), networks["y"](b)
        return mse(networks["xx"](za), a) + mse(networks["yy"](zb), b) + mse(networks["xy"](za), b) + mse(networks["yx"](zb), a)

    lowest, without_improvement = float("inf"), 0
    for epoch in range(1, MAX_EPOCHS + 1):
        for rows in torch.from_numpy(rng.permutation(training)).split(BATCH):
            optimizer.zero_grad()
            loss(rows).backward()
            optimizer.step()
        with torch.no_grad():
            value = np.mean([loss(rows).item() for rows in torch.from_numpy(rng.permutation(validation)).split(BATCH)])
        without_improvement = 0 if value < lowest else without_improvement + 1
        lowest = min(lowest, value)
        if without_improvement == PATIENCE:
            break
    with torch.no_grad():
        latents = [networks[side](samples[validation]).numpy().astype("f8") for side, samples in (("x", x), ("y", y))]
    return ksg(*latents), epoch, value


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("x")
    parser.add_argument("y")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    parser.add_argument("--width", type=int, default=1024)
    parser.add_argument("--learning-rate", type=float, default=1e-4)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print the seconds of the estimates and the last value alone")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    x, y = standardize(np.load(options.x)), standardize(np.load(options.y))
    start = time.perf_counter()
    for seed in options.seeds:
        bits, epoch, value = estimate(x, y, options.width, options.learning_rate, seed)
        if not options.json:
            print(f"seed {seed}: {bits:.4f} bits, {epoch} epochs, validation loss {value:.4f}", flush=True)
    if options.json:
        print(json.dumps({"seconds": time.perf_counter() - start, "bits": float(bits)}))


if __name__ == "__main__":
    main()
