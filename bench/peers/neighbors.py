"""The estimator of Kraskov, Stoegbauer and Grassberger (2004, algorithm 1) with the neighbor searches of SciPy and scikit-learn, as their users write it.

    python3 bench/peers/neighbors.py scipy|sklearn|regression X.npy Y.npy [--threads 1]

`regression` is scikit-learn's own estimate of one column and one column, `mutual_info_regression`. Prints seconds, without starting and loading, and bits as JSON.
"""

import argparse
import json
import time

import numpy as np

NEIGHBORS = 3


def bits(inside_x, inside_y):
    """The estimate from the numbers of rows that are strictly nearer than the third neighbor, the row itself among them."""
    from scipy.special import digamma

    n = len(inside_x)
    return (digamma(NEIGHBORS) + digamma(n) - np.mean(digamma(inside_x) + digamma(inside_y))) / np.log(2)


def scipy_trees(x, y, threads):
    from scipy.spatial import cKDTree

    joint = np.hstack([x, y])
    radius = np.nextafter(cKDTree(joint).query(joint, NEIGHBORS + 1, p=np.inf, workers=threads)[0][:, -1], 0)
    return bits(*(cKDTree(side).query_ball_point(side, radius, p=np.inf, workers=threads, return_length=True) for side in (x, y)))


def sklearn_trees(x, y, threads):
    from sklearn.neighbors import KDTree, NearestNeighbors

    joint = np.hstack([x, y])
    neighbors = NearestNeighbors(n_neighbors=NEIGHBORS, metric="chebyshev", n_jobs=threads).fit(joint)
    radius = np.nextafter(neighbors.kneighbors()[0][:, -1], 0)
    return bits(*(KDTree(side, metric="chebyshev").query_radius(side, radius, count_only=True, return_distance=False) for side in (x, y)))


def regression(x, y, threads):
    from sklearn.feature_selection import mutual_info_regression

    return mutual_info_regression(x, y[:, 0], n_neighbors=NEIGHBORS, random_state=0)[0] / np.log(2)


PEERS = {"scipy": scipy_trees, "sklearn": sklearn_trees, "regression": regression}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("peer", choices=PEERS)
    parser.add_argument("x")
    parser.add_argument("y")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    x, y = (np.load(path).astype("f8") for path in (options.x, options.y))

    # Imports are no part of the time.
    PEERS[options.peer](x[:20], y[:20], options.threads)
    start = time.perf_counter()
    value = PEERS[options.peer](x, y, options.threads)
    print(json.dumps({"seconds": time.perf_counter() - start, "bits": float(value)}))


if __name__ == "__main__":
    main()
