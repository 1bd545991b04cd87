"""Whatever holds rows and columns, as the library takes it: pandas and polars frames, SciPy matrices, tensors, lists, labels."""

from __future__ import annotations

import ctypes
from ctypes import c_char_p
from typing import Any, List, Optional, Sequence

import numpy as np

from . import _library

_NUMBER, _COUNT, _LABEL = range(3)


class Side:
    """One side of an estimate: rows and columns in memory that the library reads where it is.

    Attributes
    ----------
    values : numpy.ndarray of shape (n, d), float32 or float64
        C-contiguous; the given array itself where it is so already.
    names : list of str, or None
        The columns' names.
    labels : list of str, or None
        What the codes 0, 1, 2, ... of a single column of labels stand for.
    index : object or None
        The index of a pandas object.
    """

    def __init__(self, value: Any, name: str):
        self.name = name
        self.labels: Optional[List[str]] = None
        self.names: Optional[List[str]] = None
        self.index = None
        self._kind = _NUMBER
        array = self._to_array(value)
        if array.ndim == 0:
            raise ValueError(f"{name} is a single value; give an array with a row for each sample.")
        if array.ndim == 1:
            array = array.reshape(-1, 1)
        elif array.ndim > 2:
            array = array.reshape(len(array), -1)
        self.values = self._to_numbers(array)
        if self.names is not None and len(self.names) != self.values.shape[1]:
            self.names = None
        self._texts = [_texts(self.names), _texts(self.labels)]

    @property
    def rows(self) -> int:
        return self.values.shape[0]

    def native(self) -> _library.Array:
        """The side as ``lmi_array``; valid while this object lives."""
        names, labels = self._texts
        return _library.Array(
            values=self.values.ctypes.data,
            rows=self.values.shape[0],
            columns=self.values.shape[1],
            type=8 * self.values.itemsize,
            kind=self._kind,
            column_names=names,
            labels=labels,
            label_count=0 if self.labels is None else len(self.labels),
        )

    def _to_array(self, value: Any) -> np.ndarray:
        if hasattr(value, "obsm") and hasattr(value, "uns"):
            raise TypeError(f"{self.name} is an {type(value).__name__}; use latentmi_net.tl.mutual_information, or give one of its arrays.")
        if hasattr(value, "toarray") and hasattr(value, "tocsr"):
            return value.toarray()
        if hasattr(value, "detach") and hasattr(value, "cpu"):
            return self._of_tensor(value)
        if isinstance(value, np.ma.MaskedArray):
            if np.ma.is_masked(value):
                raise ValueError(f"{self.name} has masked values; drop these rows, or fill them.")
            return value.data
        if hasattr(value, "to_numpy") and not isinstance(value, np.ndarray):
            return self._of_frame(value)
        try:
            return np.asarray(value)
        except ValueError as error:
            raise ValueError(f"{self.name} is no array of rows of equal length: {_line(error)}") from error

    def _of_tensor(self, value: Any) -> np.ndarray:
        if getattr(getattr(value, "device", None), "type", "cpu") != "cpu":
            raise TypeError(f"{self.name} is a tensor on {value.device}; give x.cpu().")
        value = value.detach()
        return (value.float() if "bfloat16" in str(getattr(value, "dtype", "")) else value).numpy()

    def _of_frame(self, value: Any) -> np.ndarray:
        self.index = getattr(value, "index", None)
        columns = getattr(value, "columns", None)
        if columns is not None:
            self.names = [str(column) for column in columns]
        elif getattr(value, "name", None) not in (None, ""):
            self.names = [str(value.name)]
        if self.index is not None:
            # Categories are labels, whatever they are: clusters are often numbered.
            categorical = [j for j, dtype in enumerate(_dtypes(value)) if str(dtype) == "category"]
            if categorical and len(_dtypes(value)) > 1:
                raise ValueError(
                    f"{self.name} has columns of categories among others, such as column {categorical[0] + 1} ({self.names[categorical[0]]}); "
                    "give numbers, or a single column of labels."
                )
            if categorical:
                texts = np.asarray(value.astype(object)).ravel()
                return np.array([one if _is_missing(one) else str(one) for one in texts], dtype=object)
        array = value.to_numpy()
        return array if isinstance(array, np.ndarray) else np.asarray(array)

    def _to_numbers(self, array: np.ndarray) -> np.ndarray:
        kind = array.dtype.kind
        if kind in "OUS" or kind == "T":
            if self._is_text(array):
                return self._encode(array)
            array = self._of_objects(array)
            kind = array.dtype.kind
        if kind == "f":
            wanted = np.float32 if array.dtype.itemsize <= 4 else np.float64
        elif kind == "b":
            wanted = np.float32
        elif kind in "iu":
            # As the command reads files: small whole numbers fit into float32, and both are counts by their type.
            wanted = np.float32 if array.dtype.itemsize <= 2 else np.float64
            self._kind = _COUNT
        else:
            raise ValueError(f"{self.name} has values of type {array.dtype}; give real numbers, or one column of labels.")
        return np.require(array, dtype=wanted, requirements=["C", "A"])

    @staticmethod
    def _is_text(array: np.ndarray) -> bool:
        if array.dtype.kind != "O":
            return True
        return any(isinstance(value, (str, bytes)) for value in array.ravel()[:1000])

    def _of_objects(self, array: np.ndarray) -> np.ndarray:
        values = [np.nan if _is_missing(value) else value for value in array.ravel()]
        try:
            numbers = np.asarray(values)
            if numbers.dtype.kind not in "fiub":
                numbers = np.asarray(values, dtype=np.float64)
        except (TypeError, ValueError) as error:
            raise ValueError(f"{self.name} has values that are no numbers: {_line(error)}") from error
        return numbers.reshape(array.shape)

    def _encode(self, array: np.ndarray) -> np.ndarray:
        if array.shape[1] != 1:
            which = ""
            if array.dtype.kind == "O":
                first = next(j for j in range(array.shape[1]) if any(isinstance(value, (str, bytes)) for value in array[:1000, j]))
                which = f", such as column {first + 1}" + (f" ({self.names[first]})" if self.names else "")
            raise ValueError(f"{self.name} has columns of text{which}; give numbers, or a single column of labels.")
        texts = []
        for row, value in enumerate(array[:, 0]):
            if isinstance(value, bytes):
                value = value.decode("utf-8", "replace")
            if _is_missing(value):
                raise ValueError(f"{self.name}: the label of row {row + 1} is missing; label these rows, or drop them.")
            texts.append(str(value))
        # In the order of the command, which compares UTF-16, so that the same labels have the same codes.
        self.labels = sorted(set(texts), key=lambda text: text.encode("utf-16-be", "surrogatepass"))
        self._kind = _LABEL
        codes = {label: code for code, label in enumerate(self.labels)}
        return np.array([codes[text] for text in texts], dtype=np.float32).reshape(-1, 1)


def require_same_rows(sides: Sequence[Side]) -> None:
    """Refuses pandas objects whose indexes tell that their rows do not belong together."""
    indexed = [side for side in sides if side.index is not None and not _is_default(side.index)]
    for first, second in zip(indexed, indexed[1:]):
        if len(first.index) == len(second.index) and not first.index.equals(second.index):
            raise ValueError(
                f"The indexes of {first.name} and {second.name} differ; give {second.name}.loc[{first.name}.index], "
                f"or {second.name}.to_numpy() where rows belong together by position."
            )


def group_codes(groups: Any, rows: int) -> np.ndarray:
    """The group of each row as a number."""
    if hasattr(groups, "to_numpy"):
        groups = groups.to_numpy()
    keys = np.asarray(groups).ravel()
    if len(keys) != rows:
        raise ValueError(f"groups has {len(keys)} values for {rows} rows; give one for each row.")
    numbers = {}
    codes = np.empty(rows, dtype=np.int32)
    for row, key in enumerate(keys.tolist()):
        # A row without a group is one by itself.
        missing = key is None or key != key
        codes[row] = numbers.setdefault((row,) if missing else key, len(numbers))
    return codes


def _is_missing(value: Any) -> bool:
    return value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, (float, np.floating)) and value != value)


def _dtypes(frame: Any) -> list:
    return [frame.dtype] if getattr(frame, "columns", None) is None else list(frame.dtypes)


def _is_default(index: Any) -> bool:
    return type(index).__name__ == "RangeIndex" and index.start == 0 and index.step == 1


def _texts(texts: Optional[Sequence[str]]):
    if texts is None:
        return None
    encoded = [text.replace("\0", " ").encode("utf-8", "replace") for text in texts]
    return ctypes.cast((c_char_p * len(encoded))(*encoded), ctypes.POINTER(c_char_p))


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())
