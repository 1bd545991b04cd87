"""Makes estimates: settings to JSON, arrays to the library, and back."""

from __future__ import annotations

import ctypes
import difflib
import json
import os
import tempfile
from pathlib import Path
from typing import Any, Callable, Iterable, Mapping, Optional, Sequence, Tuple

import numpy as np

from . import _library
from ._arrays import Side, group_codes, require_same_rows
from ._result import Estimate

Progress = Callable[[str, int, int], object]


def refuse(function: str, unknown: Iterable[str], known: Sequence[str]) -> None:
    """Raises TypeError for arguments that there are not, with the names that may have been meant."""
    for name in unknown:
        near = difflib.get_close_matches(name.replace("-", "_"), known, n=1, cutoff=0.5)
        meant = f"; did you mean {near[0]}?" if near else f"; its settings are {', '.join(known)}"
        raise TypeError(f"{function}() has no argument {name!r}{meant}")


def run(estimator: str, x: Any, y: Any, settings: Mapping[str, Any], *, model: bool = False, **inputs: Any) -> Estimate:
    """Makes an estimate; settings that are None have their defaults."""
    lib, handle = start(estimator, x, y, settings, model=model, **inputs)
    try:
        return result_of(lib, handle, model)
    finally:
        lib.lmi_free_result(handle)


def start(
    estimator: str,
    x: Any,
    y: Any,
    settings: Mapping[str, Any],
    *,
    given: Any = None,
    groups: Any = None,
    model: bool = False,
    attribution: int = 0,
    progress: Optional[Progress] = None,
) -> Tuple[Any, int]:
    """Makes an estimate, and returns the library and the handle of the result, to be freed."""
    sides = [Side(x, "X"), Side(y, "Y")] + ([] if given is None else [Side(given, "Z")])
    for other in sides[1:]:
        if other.rows != sides[0].rows:
            raise ValueError(f"X has {sides[0].rows} rows, {other.name} has {other.rows}; row i of X belongs to row i of {other.name}.")
    require_same_rows(sides)
    written = {"estimator": estimator}
    for name, value in settings.items():
        if value is not None and value is not False:
            written[name.rstrip("_")] = _plain(name, value)
    codes = None if groups is None else group_codes(groups, sides[0].rows)
    arrays = [side.native() for side in sides]
    request = _library.Request(
        x=ctypes.pointer(arrays[0]),
        y=ctypes.pointer(arrays[1]),
        given=None if given is None else ctypes.pointer(arrays[2]),
        groups=None if codes is None else codes.ctypes.data_as(ctypes.POINTER(ctypes.c_int32)),
        settings=json.dumps(written, allow_nan=False).encode(),
        with_model=int(bool(model)),
        attribution_permutations=_whole("attribution", attribution),
    )
    return _library.library(), _library.estimate(request, progress)


def result_of(lib: Any, handle: int, model: bool) -> Estimate:
    """A copy of a result."""
    return Estimate._of(
        json.loads(lib.lmi_result_json(handle).decode()),
        pmi=_array(lib, handle, "pmi").ravel(),
        latents=tuple(_array(lib, handle, name) for name in ("latent_x", "latent_y", "latent_z")),
        model=_model(lib, handle) if model else None,
    )


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, (bool, str, int)):
        return value
    if isinstance(value, float) and value == value and abs(value) != float("inf"):
        return value
    raise ValueError(f"{name}: {value!r} is neither a finite number nor a word nor True.")


def _whole(name: str, value: Any) -> int:
    if isinstance(value, bool) or not hasattr(value, "__index__") or not 0 <= int(value) < 2**31:
        raise ValueError(f"{name}: {value!r} is no whole number of at least 0.")
    return int(value)


def _array(lib: Any, handle: int, name: str) -> Optional[np.ndarray]:
    array = _library.Array()
    if lib.lmi_result_array(handle, name.encode(), ctypes.byref(array)) != 0:
        return None
    kind = ctypes.c_float if array.type == 32 else ctypes.c_double
    if array.rows * array.columns == 0:
        return np.empty((array.rows, array.columns), dtype=kind)
    return np.ctypeslib.as_array(ctypes.cast(array.values, ctypes.POINTER(kind)), (array.rows, array.columns)).copy()


def _model(lib: Any, result: int) -> bytes:
    """The content of the model's file, so that a result can be pickled and sent to other processes."""
    handle = lib.lmi_result_model(result)
    try:
        return written_model(lib, handle)
    finally:
        lib.lmi_free_model(handle)


def written_model(lib: Any, handle: int) -> bytes:
    with tempfile.TemporaryDirectory(prefix="latentmi_net-") as folder:
        path = Path(folder) / "model.npz"
        error = ctypes.c_void_p()
        _library.check(lib, lib.lmi_model_write(handle, os.fsencode(path), ctypes.byref(error)), error)
        return path.read_bytes()
