"""What a support vector machine, trained with the labels of the same rows, shares of a data set of 'lmi dataset digits': the mutual information of its predicted labels.

    python3 bench/peers/classifier.py FOLDER...

Each side's labels are predicted in five folds by a machine with a radial kernel (scikit-learn's SVC, C = 10). The information of the table of both predictions is that of its
frequencies, less the bias of Miller and Madow, (K - 1)^2 / 2n nats for K classes and n rows. By the data-processing inequality the images share at least as much.
"""

import sys
from pathlib import Path

import numpy as np
from sklearn.model_selection import cross_val_predict
from sklearn.svm import SVC


def predictions(images: np.ndarray, labels: np.ndarray) -> np.ndarray:
    return cross_val_predict(SVC(C=10), images / images.max(), labels, cv=5)


def bits(a: np.ndarray, b: np.ndarray) -> float:
    classes = np.unique(np.concatenate([a, b]))
    table = np.histogram2d(np.searchsorted(classes, a), np.searchsorted(classes, b), bins=np.arange(len(classes) + 1) - 0.5)[0] / len(a)
    expected = table.sum(1, keepdims=True) * table.sum(0, keepdims=True)
    seen = table > 0
    bias = (len(classes) - 1) ** 2 / (2 * len(a))
    return float(np.sum(table[seen] * np.log(table[seen] / expected[seen])) - bias) / np.log(2)


def main() -> None:
    for folder in map(Path, sys.argv[1:]):
        labels = np.genfromtxt(folder / "labels.csv", delimiter=",", names=True, dtype=int)
        side_x, side_y = (labels[name] for name in labels.dtype.names)
        predicted = [predictions(np.load(folder / f"{side}.npy"), own) for side, own in (("x", side_x), ("y", side_y))]
        correct = np.mean([np.mean(p == own) for p, own in zip(predicted, (side_x, side_y))])
        print(f"{folder}: {bits(*predicted):.3f} bits of {bits(side_x, side_y):.3f}; {100 * correct:.1f} % of the labels are right")


if __name__ == "__main__":
    main()
