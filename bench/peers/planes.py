"""Maps of the plane, side by side: how well they keep neighbors, and how long they take.

    dotnet build -c Release bench/LatentMI.Benchmarks
    python3 bench/peers/planes.py                      # scikit-learn's digits, 1,797 images of 8 x 8 pixels
    python3 bench/peers/planes.py --rows 2000 10000    # and rows of 16 columns in 20 clusters, for the time

Trustworthiness (Venna and Kaski 2001) is 1 where no row is among the 15 nearest on the plane that was far away before; `kept` is the share of the 15 nearest
rows that are among the 15 nearest on the plane. All on one thread. Seconds are of the processor, without starting and loading.
"""

import argparse
import os
import subprocess
import tempfile
import time

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
from sklearn.datasets import load_digits, make_blobs
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, Isomap, SpectralEmbedding, trustworthiness
from sklearn.neighbors import NearestNeighbors

NEIGHBORS = 15
BENCH = os.path.join(os.path.dirname(__file__), "../LatentMI.Benchmarks/bin/Release/net10.0/LatentMI.Benchmarks")


def ours(*options):
    def place(x):
        with tempfile.TemporaryDirectory() as folder:
            source, target = os.path.join(folder, "x.npy"), os.path.join(folder, "places.npy")
            np.save(source, x)
            seconds = float(subprocess.run([BENCH, "plane", source, target, *options], check=True, capture_output=True, text=True).stdout)
            return np.load(target), seconds

    return place


def theirs(method):
    def place(x):
        begin = time.process_time()
        places = method.fit_transform(x)
        return places, time.process_time() - begin

    return place


def kept(x, places):
    before, after = (NearestNeighbors(n_neighbors=NEIGHBORS).fit(rows).kneighbors(return_distance=False) for rows in (x, places))
    return np.mean([len(np.intersect1d(one, other)) / NEIGHBORS for one, other in zip(before, after)])


def compare(name, x, planes):
    print(f"\n{name}: {x.shape[0]:,} x {x.shape[1]}\n\n| plane | trustworthiness | kept | processor s |\n| --- | --- | --- | --- |")
    for plane, place in planes.items():
        places, seconds = place(x)
        print(f"| {plane} | {trustworthiness(x, places, n_neighbors=NEIGHBORS):.4f} | {kept(x, places):.3f} | {seconds:.2f} |", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, nargs="*", default=[])
    parser.add_argument("--seeds", type=int, default=1)
    options = parser.parse_args()
    maps = {f"UMAP (LatentMI), seed {seed}": ours("--seed", str(seed)) for seed in range(options.seeds)}
    compare("digits", load_digits().data, {
        **maps,
        "components (LatentMI)": ours("--components"),
        "PCA (scikit-learn)": theirs(PCA(2)),
        "t-SNE (scikit-learn)": theirs(TSNE(random_state=0)),
        "Isomap (scikit-learn)": theirs(Isomap(n_neighbors=NEIGHBORS)),
        "spectral (scikit-learn)": theirs(SpectralEmbedding(n_neighbors=NEIGHBORS, random_state=0)),
    })
    for rows in options.rows:
        x = make_blobs(rows, n_features=16, centers=20, cluster_std=3, random_state=0)[0]
        compare("clusters", x, {**maps, "components (LatentMI)": ours("--components"), "t-SNE (scikit-learn)": theirs(TSNE(random_state=0))})


if __name__ == "__main__":
    main()
