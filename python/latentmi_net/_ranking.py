"""Which of several representations of the same items shares most with Y."""

from __future__ import annotations

import ctypes
import json
from html import escape
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple, Union

from . import _library
from ._estimators import _KNOWN
from ._result import Estimate
from ._run import refuse, result_of, start

Progress = Callable[[str, int, int], object]

# What estimate() takes and a ranking does not: its seeds are several, and it is of the default method.
_OF_ONE_ESTIMATE = frozenset({"seed", "preset", "permutations", "permute", "curve", "model", "attribution", "given"})


class Ranking:
    """Representations in the order of what they share with Y (docs/ranking.md).

    All ranks lie in their ranges, and all differences in their intervals, with 95 %.

    Attributes
    ----------
    names : list of str
        The representations, those with the largest values first.
    bits : dict of str to float
        What each shares with Y, the mean over seeds.
    ranks : dict of str to tuple of (int, int)
        The best and the worst rank that each may have, from 1.
    estimates : dict of str to list of Estimate
        The estimates of each, one for each seed.
    """

    def __init__(self, names: Sequence[str], estimates: Sequence[List[Estimate]], report: Mapping[str, Any]):
        found = report["candidates"]
        self.names = [names[one["candidate"]] for one in found]
        self.bits = {names[one["candidate"]]: _number(one["bits"]) for one in found}
        self.ranks = {names[one["candidate"]]: (one["best_rank"], one["worst_rank"]) for one in found}
        self.estimates = {names[one["candidate"]]: estimates[one["candidate"]] for one in found}
        self._differences: Dict[Tuple[str, str], Tuple[float, float, float]] = {}
        for pair in report["differences"]:
            first, second = names[pair["first"]], names[pair["second"]]
            bits = _number(pair["bits"])
            lower = -float("inf") if pair["lower_bits"] is None else pair["lower_bits"]
            upper = float("inf") if pair["upper_bits"] is None else pair["upper_bits"]
            self._differences[first, second] = bits, lower, upper
            self._differences[second, first] = -bits, -upper, -lower

    def difference(self, first: str, second: str) -> Tuple[float, Tuple[float, float]]:
        """How much more the first shares with Y than the second, in bits, and the interval of that; an end that is not known is infinite."""
        bits, lower, upper = self._differences[first, second]
        return bits, (lower, upper)

    def to_dict(self) -> Dict[str, Any]:
        """Numbers and texts alone: a list of the representations, and one of the differences of all pairs."""
        return {
            "candidates": [{"name": name, "bits": self.bits[name], "ranks": list(self.ranks[name])} for name in self.names],
            "differences": [
                {"first": first, "second": second, "bits": bits, "interval": [lower, upper]}
                for (first, second), (bits, lower, upper) in self._differences.items()
                if self.names.index(first) < self.names.index(second)
            ],
        }

    def _rows(self) -> List[Tuple[str, str, str, str]]:
        rows = []
        for name in self.names:
            best, worst = self.ranks[name]
            less = ""
            if name != self.names[0]:
                bits, (lower, upper) = self.difference(self.names[0], name)
                less = f"{bits:.3f} ({lower:.3f} to {upper:.3f})"
            rows.append((f"{best}" if best == worst else f"{best} to {worst}", name, f"{self.bits[name]:.3f}", less))
        return rows

    def __repr__(self) -> str:
        heads = ("rank", "", "bits", "less than the first")
        rows = [heads, *self._rows()]
        widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
        return "\n".join("  ".join(field.ljust(width) for field, width in zip(row, widths)).rstrip() for row in rows)

    def _repr_html_(self) -> str:
        body = "".join("<tr>" + "".join(f"<td>{escape(field)}</td>" for field in row) + "</tr>" for row in self._rows())
        return f"<table><thead><tr><th>rank</th><th></th><th>bits</th><th>less than the first</th></tr></thead><tbody>{body}</tbody></table>"


def rank(
    representations: Union[Mapping[str, Any], Sequence[Any]],
    y: Any,
    *,
    seeds: Sequence[int] = (0,),
    groups: Any = None,
    progress: Optional[Progress] = None,
    **settings: Any,
) -> Ranking:
    """Ranks several representations of the same items by the bits that each shares with Y.

    Parameters
    ----------
    representations : mapping of str to array-like of shape (n, dx), or sequence of them
        What is ranked, such as the layers of a model; a sequence is named "0", "1", and so on.
    y : array-like of shape (n, dy) or (n,)
        What they should tell about: labels, or another measurement.
    seeds : sequence of int
        Each estimate is repeated with each of them, and the values are means.
    groups : array-like of shape (n,), optional
        The group of each row, as of :func:`estimate`.
    progress : callable, optional
        Called with the name of a stage and how many of how many parts are done.
    **settings
        Further arguments of :func:`estimate`, such as ``effort="quick"``.

    Returns
    -------
    Ranking
    """
    named = dict(representations) if isinstance(representations, Mapping) else {str(place): x for place, x in enumerate(representations)}
    seeds = list(seeds)
    if len(named) < 2:
        raise ValueError("There is one representation, which has nothing to be ranked with; give at least two, or use estimate().")
    if not seeds or len(set(seeds)) < len(seeds):
        raise ValueError("seeds: give one seed or more, each once.")
    known = [name for name in _KNOWN["estimate"] if name not in _OF_ONE_ESTIMATE]
    refuse("rank", (name for name in settings if name not in known), known)
    handles: List[int] = []
    lib = _library.library()
    try:
        estimates = []
        for name, x in named.items():
            made = []
            for seed in seeds:
                try:
                    handle = start("lmi", x, y, {**settings, "seed": seed}, groups=groups, progress=progress)[1]
                except ValueError as error:
                    raise ValueError(f"{name}: {error}") from error
                handles.append(handle)
                made.append(result_of(lib, handle, model=False))
            estimates.append(made)
        text, error = ctypes.c_void_p(), ctypes.c_void_p()
        results = (ctypes.c_void_p * len(handles))(*handles)
        _library.check(lib, lib.lmi_rank(results, len(named), len(seeds), ctypes.byref(text), ctypes.byref(error)), error)
        return Ranking(list(named), estimates, json.loads(_library.take_text(lib, text)))
    finally:
        for handle in handles:
            lib.lmi_free_result(handle)


def _number(value: Optional[float]) -> float:
    return float("nan") if value is None else value
