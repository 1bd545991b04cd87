"""Makes the MAT-files of this folder. Run in this folder; needs SciPy."""
import numpy as np
from scipy.io import savemat
from scipy.sparse import csc_matrix

a = 10.0 * np.arange(4)[:, None] + np.arange(3)
HEADER = 116


def save(name, variables, **options):
    """Saves variables; the text of the header, which tells the time, is made the same each time."""
    savemat(name, variables, **options)
    with open(name, "r+b") as file:
        file.write(b"MATLAB 5.0 MAT-file Platform: posix".ljust(HEADER))


variables = {kind: a.astype(kind) for kind in "f8 f4 i1 u1 i2 u2 i4 u4 i8 u8".split()}
variables |= {
    "flags": a > 10,
    "row": a[:, 1][None, :],
    "cube": np.arange(24.0).reshape(2, 3, 4),
    "complex": a + 1j,
    "sparse": csc_matrix(a),
    "words": "text",
    "cells": np.array([a, "b"], dtype=object),
    "fields": {"inner": a},
}
save("plain.mat", variables)
save("compressed.mat", variables, do_compression=True)
save("one.mat", {"only": a, "name": "text"})
