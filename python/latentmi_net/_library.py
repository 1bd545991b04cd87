"""The shared library: chosen for the processor, loaded at the first estimate, called without the interpreter's lock."""

from __future__ import annotations

import ctypes
import os
import signal
import threading
from ctypes import POINTER, byref, c_char_p, c_double, c_float, c_int32, c_int64, c_void_p
from pathlib import Path
from typing import Callable, Optional

ABI_VERSION = 1

_FOLDER = Path(__file__).parent / "lib"

# What a processor must have for code that was compiled for a level, as Linux calls it.
_V3 = frozenset({"avx", "avx2", "bmi1", "bmi2", "f16c", "fma", "abm", "movbe"})
_V4 = _V3 | {"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"}

_OK, _FAILED, _BAD_INPUT, _CANCELED, _OUT_OF_MEMORY = range(5)

# How long the calling thread sleeps before it looks at signals and shows progress.
_ASKED_EVERY = 0.1


class Array(ctypes.Structure):
    """``lmi_array`` of latentmi.h."""

    _fields_ = [
        ("values", c_void_p),
        ("rows", c_int64),
        ("columns", c_int64),
        ("type", c_int32),
        ("kind", c_int32),
        ("column_names", POINTER(c_char_p)),
        ("labels", POINTER(c_char_p)),
        ("label_count", c_int64),
    ]


_Progress = ctypes.CFUNCTYPE(c_int32, c_void_p, c_char_p, c_int32, c_int32)


class Request(ctypes.Structure):
    """``lmi_request`` of latentmi.h."""

    _fields_ = [
        ("x", POINTER(Array)),
        ("y", POINTER(Array)),
        ("given", POINTER(Array)),
        ("groups", POINTER(c_int32)),
        ("settings", c_char_p),
        ("with_model", c_int32),
        ("attribution_permutations", c_int32),
        ("progress", _Progress),
        ("context", c_void_p),
    ]


_loaded: Optional[ctypes.CDLL] = None
_lock = threading.Lock()
_is_forked = False


def _after_fork() -> None:
    global _is_forked, _lock
    _is_forked = _loaded is not None
    _lock = threading.Lock()


os.register_at_fork(after_in_child=_after_fork)


def processor_level(cpuinfo: str) -> Optional[str]:
    """The highest level of x86-64 that there is a library for and a processor has, from the text of ``/proc/cpuinfo``; None where it has none."""
    fields = {}
    for line in cpuinfo.split("\n\n", 1)[0].splitlines():
        name, _, value = line.partition(":")
        fields[name.strip()] = value.strip()

    flags = set(fields.get("flags", "").split())

    # Skylake and Cascade Lake slow down for 512 bits, so that the command uses 256 there; the digits are the same as the command's.
    slows_down = fields.get("cpu family") == "6" and fields.get("model") == "85"
    if _V4 <= flags and not slows_down:
        return "x86-64-v4"
    return "x86-64-v3" if _V3 <= flags else None


def _find() -> Path:
    try:
        cpuinfo = Path("/proc/cpuinfo").read_text(errors="replace")
    except OSError as error:
        raise RuntimeError(f"latentmi_net runs on Linux, which tells what the processor can do in /proc/cpuinfo: {error}") from error
    level = processor_level(cpuinfo)
    if level is None:
        raise RuntimeError(
            "This processor has no AVX2, which latentmi_net needs; use the command lmi, which computes with what there is (docs/python.md)."
        )
    candidates = [_FOLDER / f"latentmi-{name}.so" for name in ("x86-64-v4", "x86-64-v3") if name <= level]
    for path in candidates:
        if path.exists():
            return path
    raise RuntimeError(f"The shared library {candidates[0]} is missing; install the wheel, or build it with tools/build-native.sh.")


def library() -> ctypes.CDLL:
    """The library, loaded."""
    global _loaded
    if _is_forked:
        raise RuntimeError(
            "This process was forked from one that had used latentmi_net, whose threads are not copied; start processes with "
            'multiprocessing.get_context("spawn"), or use latentmi_net in the children alone.'
        )
    with _lock:
        if _loaded is None:
            lib = ctypes.CDLL(str(_find()))
            with _KeptSignal(signal.SIGPIPE):
                _loaded = _declare(lib)
        return _loaded


class _KeptSignal:
    """Gives a signal its handler back, whatever language that is of: the runtime ignores SIGPIPE from its start on."""

    def __init__(self, number: int):
        self._number = int(number)
        self._libc = ctypes.CDLL(None)
        self._action = ctypes.create_string_buffer(256)  # More than a struct sigaction.

    def __enter__(self) -> None:
        self._libc.sigaction(self._number, None, self._action)

    def __exit__(self, *_: object) -> None:
        self._libc.sigaction(self._number, self._action, None)


def _declare(lib: ctypes.CDLL) -> ctypes.CDLL:
    for name, returned, arguments in (
        ("lmi_abi_version", c_int32, ()),
        ("lmi_version", c_char_p, ()),
        ("lmi_settings", c_char_p, ()),
        ("lmi_estimate", c_int32, (POINTER(Request), POINTER(c_void_p), POINTER(c_void_p))),
        ("lmi_result_json", c_char_p, (c_void_p,)),
        ("lmi_result_array", c_int32, (c_void_p, c_char_p, POINTER(Array))),
        ("lmi_result_model", c_void_p, (c_void_p,)),
        ("lmi_rank", c_int32, (POINTER(c_void_p), c_int32, c_int32, POINTER(c_void_p), POINTER(c_void_p))),
        ("lmi_model_read", c_int32, (c_char_p, POINTER(c_void_p), POINTER(c_void_p))),
        ("lmi_model_write", c_int32, (c_void_p, c_char_p, POINTER(c_void_p))),
        ("lmi_model_json", c_char_p, (c_void_p,)),
        (
            "lmi_model_encode",
            c_int32,
            (c_void_p, c_int32, POINTER(Array), POINTER(c_float), c_int64, POINTER(c_void_p), POINTER(c_void_p)),
        ),
        (
            "lmi_model_score",
            c_int32,
            (c_void_p, POINTER(Array), POINTER(Array), POINTER(c_double), c_int64, POINTER(c_void_p), POINTER(c_void_p)),
        ),
        ("lmi_free_result", None, (c_void_p,)),
        ("lmi_free_model", None, (c_void_p,)),
        ("lmi_free_text", None, (c_void_p,)),
    ):
        function = getattr(lib, name)
        function.restype = returned
        function.argtypes = arguments
    found = lib.lmi_abi_version()
    if found != ABI_VERSION:
        raise RuntimeError(f"The shared library has version {found} of its interface, but this package needs {ABI_VERSION}; install one wheel as a whole.")
    return lib


def free_model(handle: int, process: int) -> None:
    """Frees a model, but not in a forked child, to whose runtime it does not belong."""
    if _loaded is not None and process == os.getpid():
        _loaded.lmi_free_model(handle)


def take_text(lib: ctypes.CDLL, text: c_void_p) -> str:
    """A text that the library hands over; empty where there is none."""
    if not text.value:
        return ""
    try:
        return ctypes.string_at(text.value).decode("utf-8", "replace")
    finally:
        lib.lmi_free_text(text)


def check(lib: ctypes.CDLL, status: int, error: c_void_p) -> None:
    """Raises what a status means."""
    message = take_text(lib, error)
    if status == _BAD_INPUT:
        raise ValueError(message)
    if status == _OUT_OF_MEMORY:
        raise MemoryError(message)
    if status != _OK:
        raise RuntimeError(f"A bug of latentmi_net; please report it with this text: {message}")


def estimate(request: Request, progress: Optional[Callable[[str, int, int], object]]) -> int:
    """Makes an estimate and returns the handle of its result.

    The library works in a thread of its own. This one looks every tenth of a second whether it was interrupted, and shows progress: an exception here, such
    as KeyboardInterrupt, ends the work, and is raised when nothing of it uses the arrays any more.
    """
    lib = library()
    canceled = threading.Event()
    done = threading.Event()
    stage = ("preparing", 0, 0)
    result, error = c_void_p(), c_void_p()
    outcome = []

    @_Progress
    def tell(_context, name, finished, total):
        nonlocal stage
        stage = (name.decode("utf-8", "replace"), finished, total)
        return int(canceled.is_set())

    def work():
        try:
            outcome.append(lib.lmi_estimate(byref(request), byref(result), byref(error)))
        finally:
            done.set()

    request.progress = tell
    worker = threading.Thread(target=work, name="latentmi_net estimate", daemon=True)
    worker.start()
    shown = None
    try:
        while not done.wait(_ASKED_EVERY):
            if progress is not None and stage != shown:
                shown = stage
                progress(*shown)
    except BaseException:
        canceled.set()
        _wait(done)
        if result.value:
            lib.lmi_free_result(result)
        take_text(lib, error)
        raise
    check(lib, outcome[0], error)
    return result.value


def _wait(done: threading.Event) -> None:
    """Waits for the end of work that was canceled, whatever interrupts the wait: until then it reads the arrays."""
    while not done.is_set():
        try:
            done.wait()
        except BaseException:
            continue
