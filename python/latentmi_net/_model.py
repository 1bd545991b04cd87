"""A model that encodes and scores new rows."""

from __future__ import annotations

import ctypes
import json
import os
import tempfile
import warnings
import weakref
from pathlib import Path
from typing import Any, Union

import numpy as np

from . import _library
from ._arrays import Side, require_same_rows


class Model:
    """What an estimate learned: encodes new rows and scores new pairs.

    Made by ``estimate(x, y, model=True).model``, or read with :meth:`load` from a ``model.npz`` that this package or ``lmi estimate --out`` wrote.

    Attributes
    ----------
    dims_x, dims_y : int
        The numbers of columns of both sides.
    latent_dims : int
        The number of latent dimensions of each side, L.
    columns_x, columns_y : list of str, or None
        The columns' names; frames with these names may have their columns in any order.
    labels_x, labels_y : list of str, or None
        The labels of a side of labels.
    """

    def __init__(self, content: bytes):
        self._content = bytes(content)
        self._open()

    def _open(self) -> None:
        lib = _library.library()
        with tempfile.TemporaryDirectory(prefix="latentmi_net-") as folder:
            path = Path(folder) / "model.npz"
            path.write_bytes(self._content)
            handle, error = ctypes.c_void_p(), ctypes.c_void_p()
            _library.check(lib, lib.lmi_model_read(os.fsencode(path), ctypes.byref(handle), ctypes.byref(error)), error)
        self._handle = handle.value
        weakref.finalize(self, _library.free_model, self._handle, os.getpid())
        for name, value in json.loads(lib.lmi_model_json(self._handle).decode()).items():
            setattr(self, name, value)

    def __getstate__(self) -> bytes:
        return self._content

    def __setstate__(self, state: bytes) -> None:
        self._content = state
        self._open()

    def __repr__(self) -> str:
        return f"Model({self.dims_x} and {self.dims_y} columns, {self.latent_dims} latent dimensions)"

    @classmethod
    def load(cls, path: Union[str, os.PathLike]) -> "Model":
        """Reads a model.

        Parameters
        ----------
        path : path-like
            A ``model.npz``.
        """
        return cls(Path(path).read_bytes())

    def save(self, path: Union[str, os.PathLike]) -> None:
        """Writes the model, which ``lmi score`` and ``lmi encode`` read too.

        Parameters
        ----------
        path : path-like
            The file, ``model.npz`` by custom; replaced where it exists.
        """
        Path(path).write_bytes(self._content)

    def encode_x(self, x: Any) -> np.ndarray:
        """The latents of rows of X.

        Parameters
        ----------
        x : array-like of shape (n, dims_x)

        Returns
        -------
        numpy.ndarray of shape (n, latent_dims), float32
        """
        return self._encode(0, Side(x, "X"))

    def encode_y(self, y: Any) -> np.ndarray:
        """The latents of rows of Y; as :meth:`encode_x`."""
        return self._encode(1, Side(y, "Y"))

    def score(self, x: Any, y: Any) -> np.ndarray:
        """The pointwise mutual information of new pairs, against the rows that carried the estimate.

        Parameters
        ----------
        x : array-like of shape (n, dims_x)
        y : array-like of shape (n, dims_y)
            Row i belongs to row i of x.

        Returns
        -------
        numpy.ndarray of shape (n,), float64
            Bits; NaN where a pair has no value, as rows of the estimate are tied around it.
        """
        sides = [Side(x, "X"), Side(y, "Y")]
        if sides[0].rows != sides[1].rows:
            raise ValueError(f"X has {sides[0].rows} rows, Y has {sides[1].rows}; row i of X belongs to row i of Y.")
        require_same_rows(sides)
        bits = np.empty(sides[0].rows)
        arrays = [side.native() for side in sides]
        self._call(
            "lmi_model_score",
            ctypes.byref(arrays[0]),
            ctypes.byref(arrays[1]),
            bits.ctypes.data_as(ctypes.POINTER(ctypes.c_double)),
            bits.size,
        )
        return bits

    def _encode(self, side: int, rows: Side) -> np.ndarray:
        latents = np.empty((rows.rows, self.latent_dims), dtype=np.float32)
        array = rows.native()
        self._call("lmi_model_encode", side, ctypes.byref(array), latents.ctypes.data_as(ctypes.POINTER(ctypes.c_float)), latents.size)
        return latents

    def _call(self, name: str, *arguments: Any) -> None:
        lib = _library.library()
        notes, error = ctypes.c_void_p(), ctypes.c_void_p()
        status = getattr(lib, name)(self._handle, *arguments, ctypes.byref(notes), ctypes.byref(error))
        for line in _library.take_text(lib, notes).splitlines():
            if "never saw" in line:
                warnings.warn(line, UserWarning, stacklevel=3)
        _library.check(lib, status, error)
