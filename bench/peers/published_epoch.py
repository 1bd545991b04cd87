"""Times a training epoch of the published networks in PyTorch, to compare with `compare` of LatentMI.Benchmarks.

python3 bench/peers/published_epoch.py [--n 2000] [--d 1000] [--epochs 5] [--threads 2]

Half of the rows trains in batches of 512 (forward, backward, Adam), the other half is validated (forward). Random data: the time does not depend on
the values.
"""

import argparse
import json
import statistics
import time

import torch
from torch import nn

LATENTS = 8
BATCH = 512


def encoder(columns, width):
    sizes = [columns, width, width // 2, width // 4, LATENTS]
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), nn.LeakyReLU(0.2)]
    return nn.Sequential(*layers)


def decoder(columns, width, dropout):
    sizes = [LATENTS, width // 4, width // 2, width, columns]
    layers = []
    for index, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        if dropout:
            layers.append(nn.Dropout(dropout))
        layers.append(nn.Linear(inputs, outputs))
        if index < 3:
            layers.append(nn.LeakyReLU(0.2))
    return nn.Sequential(*layers)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--n", type=int, default=2000)
    parser.add_argument("--d", type=int, default=1000)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", action="store_true", help="print the seconds of an epoch alone")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    width = 1024 if options.d <= 2048 else 2 ** (options.d.bit_length() - 1)
    networks = nn.ModuleDict(
        {
            "x": encoder(options.d, width),
            "y": encoder(options.d, width),
            "xx": decoder(options.d, width, 0),
            "yy": decoder(options.d, width, 0),
            "xy": decoder(options.d, width, 0.5),
            "yx": decoder(options.d, width, 0.5),
        }
    )
    optimizer = torch.optim.Adam(networks.parameters(), lr=1e-4, eps=1e-7)
    x, y = torch.randn(options.n, options.d), torch.randn(options.n, options.d)
    half = options.n // 2
    mse = nn.functional.mse_loss

    def loss(rows):
        a, b = x[rows], y[rows]
        za, zb = networks["x"](a), networks["y"](b)
        return mse(networks["xx"](za), a) + mse(networks["yy"](zb), b) + mse(networks["xy"](za), b) + mse(networks["yx"](zb), a)

    def epoch():
        for rows in torch.randperm(half).split(BATCH):
            optimizer.zero_grad()
            loss(rows).backward()
            optimizer.step()
        with torch.no_grad():
            for rows in (half + torch.randperm(options.n - half)).split(BATCH):
                loss(rows)

    epoch()
    seconds = []
    for _ in range(options.epochs):
        start = time.perf_counter()
        epoch()
        seconds.append(time.perf_counter() - start)
    if options.json:
        print(json.dumps({"seconds": statistics.median(seconds)}))
        return
    a = torch.randn(1024, 1024)
    a @ a
    start = time.perf_counter()
    for _ in range(20):
        a @ a
    rate = 20 * 2 * 1024**3 / (time.perf_counter() - start) / 1e9
    print(f"PyTorch {torch.__version__}, {options.threads} threads: {statistics.median(seconds):.3f} s an epoch (median of {options.epochs}), "
          f"matrix product 1024^3 {rate:.0f} GFLOP/s")


if __name__ == "__main__":
    main()
