"""Writes latentmi_net/_estimators.py, the functions of the estimators, from the library's table of settings: each name, default and text exists once.

    python3 python/generate.py            writes the file
    python3 python/generate.py --check    tells whether it is as it should be; exit code 1 where it is not
"""

from __future__ import annotations

import json
import keyword
import sys
import textwrap
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from latentmi_net import _library  # noqa: E402

TARGET = Path(__file__).parent / "latentmi_net" / "_estimators.py"

# The functions: estimator, what it is called here, its first line, what it is given beside X, Y and settings, and lines of its documentation.
FUNCTIONS = [
    (
        "lmi",
        "estimate",
        "Estimates I(X;Y) of high-dimensional samples by learned low-dimensional representations.",
        ("given", "groups", "model", "attribution"),
    ),
    ("ksg", "ksg", "Estimates I(X;Y) by nearest neighbors on the raw columns; for up to about ten columns in all.", ("given",)),
    ("gaussian", "gaussian", "Computes I(X;Y) of a Gaussian that is fitted to the columns.", ()),
    ("gcmi", "gcmi", "Computes I(X;Y) of a Gaussian that is fitted to the ranks of the columns (Gaussian copula).", ()),
    ("mixed", "mixed", "Estimates I(X;Y) of a label and vectors by nearest neighbors.", ()),
    ("discrete", "discrete", "Estimates I(X;Y) of labels from counts of equal rows.", ()),
    ("sliced", "sliced", "Estimates sliced mutual information: the mean of ksg over random projections.", ()),
    ("mine", "mine", "Estimates I(X;Y) by MINE, a baseline with a trained critic.", ()),
    ("infonce", "infonce", "Estimates I(X;Y) by InfoNCE, a baseline with a trained critic.", ()),
]

INPUTS = {
    "given": (
        "given: Any = None",
        "given : array-like of shape (n, dz), optional",
        "The samples of Z: estimates I(X;Y|Z), what X and Y share beyond Z.",
    ),
    "groups": (
        "groups: Any = None",
        "groups : array-like of shape (n,), optional",
        "The group of each row, such as its donor or trial: rows of a group are not independent, and stay on one side of every split.",
    ),
    "model": (
        "model: bool = False",
        "model : bool",
        "Also fits the model that encodes and scores new rows, in about a fifth of the time.",
    ),
    "attribution": (
        "attribution: int = 0",
        "attribution : int",
        "The number of permutations, 99 say, by which the columns that carry the information are found; 0 for none.",
    ),
}

SIDES = (
    "array-like of shape (n, {d}) or (n,)",
    "Numbers: an array, a pandas or polars frame or series, a SciPy sparse matrix (made dense), a CPU tensor, lists. Contiguous float32 and float64 arrays "
    "are read where they are, without a copy. Or one column of texts, which are labels.",
)

HINTS = {"Whole": "int", "WholeOrAuto": "Union[int, Literal['auto']]", "Number": "float"}


def hint(setting: dict) -> str:
    if setting["kind"] == "Choice":
        words = ", ".join(word if word.isdigit() else repr(word).replace("'", '"') for word in setting["choices"])
        return f"Literal[{words}]"
    return HINTS[setting["kind"]].replace("'", '"')


def argument(name: str) -> str:
    return f"{name}_" if keyword.iskeyword(name) else name


def wrapped(text: str, indent: int) -> str:
    return textwrap.fill(text, 118, initial_indent=" " * indent, subsequent_indent=" " * indent, break_long_words=False)


def signature(setting: dict, name: str) -> str:
    if setting["kind"] == "Flag":
        return f"{argument(name)}: bool = False"
    return f"{argument(name)}: Optional[{hint(setting)}] = None"


def documentation(setting: dict, name: str) -> list:
    kind = {"Flag": "bool", "Whole": "int", "WholeOrAuto": 'int or "auto"', "Number": "float"}.get(setting["kind"])
    if kind is None:
        kind = "{" + ", ".join(word if word.isdigit() else f'"{word}"' for word in setting["choices"]) + "}"
    default = f" Default: {setting['default']}." if setting["default"] else ""
    allowed = "" if setting["kind"] in ("Flag", "Choice") else f" {setting['range'][0].upper()}{setting['range'][1:]}."
    return [f"    {argument(name)} : {kind}, optional", wrapped(setting["help"] + allowed + default, 8)]


def function(table: dict, estimator: str, name: str, title: str, inputs: tuple) -> str:
    described = table["estimators"][estimator]
    settings = {setting: table["settings"][setting] for setting in described["settings"]}
    arguments = ["x: Any", "y: Any", "*"]
    arguments += [INPUTS[one][0] for one in inputs]
    arguments += [signature(settings[setting], setting) for setting in settings]
    arguments += ["progress: Optional[Progress] = None", "**unknown: Any"]
    lines = [f"def {name}("] + [f"    {one}," if not one.startswith("**") else f"    {one}" for one in arguments] + [") -> Estimate:"]
    doc = [f'    """{title}', "", "    Parameters", "    ----------"]
    doc += [f"    x : {SIDES[0].format(d='dx')}", wrapped(SIDES[1], 8)]
    doc += [f"    y : {SIDES[0].format(d='dy')}", "        As x; row i belongs to row i of x."]
    for one in inputs:
        doc += [f"    {INPUTS[one][1]}", wrapped(INPUTS[one][2], 8)]
    for setting in settings:
        doc += documentation(settings[setting], setting)
    doc += [
        "    progress : callable, optional",
        wrapped(
            "Called in this thread with the stage and the numbers of its parts that are done and of all of them (0, 0 where they are not counted). An "
            "exception in it ends the estimate.",
            8,
        ),
        "",
        "    Returns",
        "    -------",
        "    Estimate",
        wrapped("With the value in bits, its 95 % interval where there is one, pointwise values, latents, warnings.", 8),
        "",
        "    Raises",
        "    ------",
        "    ValueError",
        "        The samples or a setting cannot be used; the message is one line that says what to do.",
        "    TypeError",
        "        There is no such argument.",
        "",
        "    References",
        "    ----------",
    ]
    doc += [wrapped(reference, 4) for reference in described["references"]] or ["    docs/method.md"]
    doc += ['    """']
    known = list(inputs) + [argument(setting) for setting in settings] + ["progress"]
    body = [
        "    if unknown:",
        f"        refuse({name!r}, unknown, _KNOWN[{name!r}])".replace("'", '"'),
        "    settings = {" if settings else "    settings: Dict[str, Any] = {}",
    ]
    if settings:
        body += [f'        "{setting}": {argument(setting)},' for setting in settings] + ["    }"]
    passed = "".join(f", {one}={one}" for one in inputs) + ", progress=progress"
    body += [f'    return run("{estimator}", x, y, settings{passed})']
    return "\n".join(lines + doc + body), name, known


def text() -> str:
    table = json.loads(_library.library().lmi_settings().decode())
    functions = [function(table, *one) for one in FUNCTIONS]
    head = '''"""The estimators as functions. Written by generate.py from the library's table of settings; do not edit."""

from __future__ import annotations

from typing import Any, Dict, Literal, Optional, Union

from ._result import Estimate
from ._run import Progress, refuse, run

'''
    known = "_KNOWN = {\n" + "".join(
        f'    "{name}": [\n' + "".join(f'        "{one}",\n' for one in names) + "    ],\n" for _, name, names in functions
    ) + "}\n"
    return head + known + "".join(f"\n\n{body}\n" for body, _, _ in functions)


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(0 if TARGET.read_text() == text() else f"{TARGET} is not what the library's settings give; run python3 python/generate.py")
    TARGET.write_text(text())
