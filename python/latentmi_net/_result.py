"""The result of an estimate."""

from __future__ import annotations

import copy
import json
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple, Union

import numpy as np

from . import _html
from ._model import Model

_FORMAT = 1


@dataclass(frozen=True)
class EstimateWarning:
    """What a reader should know before trusting an estimate; docs/warnings.md lists the identifiers and what to try.

    Attributes
    ----------
    id : str
        A stable identifier, such as ``few-rows-for-latents``.
    message : str
        What was seen, and what to try.
    """

    id: str
    message: str

    def __str__(self) -> str:
        return f"{self.id}: {self.message}"




class Estimate:
    """An estimate of mutual information, in bits.

    It holds numbers and arrays alone: it can be pickled, copied, and sent to other processes.

    Attributes
    ----------
    bits : float
        The estimate of I(X;Y), or of I(X;Y|Z), in bits. It may be slightly below 0 where nothing is shared; nothing is clamped.
    interval : tuple of (float, float), or None
        The 95 % interval in bits; None where the estimator has none.
    at_least_bits : float or None
        A lower bound, where the information is more than the rows can show; otherwise None.
    p_value : float or None
        Of the permutation test, where there was one.
    pmi : numpy.ndarray of shape (n,), float64
        The pointwise mutual information of each row in bits, whose mean is `bits`; NaN for rows without a value.
    latents : tuple of two numpy.ndarray, or None
        What was learned of X and of Y: each of shape (n, L), float32; None where the estimator learns nothing.
    latent_x, latent_y, latent_z : numpy.ndarray or None
        The same one by one; `latent_z` of estimates given Z.
    warnings : list of EstimateWarning
        What a reader should know before trusting the value.
    diagnosis : list of EstimateWarning
        What the parts of the estimate say about each other.
    model : Model or None
        Encodes and scores new rows; with ``model=True``, else None.
    attribution : dict or None
        Which columns carry the information; with ``attribution=99``, say, else None.
    """

    def __init__(self, report: Dict[str, Any], pmi: np.ndarray, latents: Tuple[Optional[np.ndarray], ...], model: Optional[bytes]):
        self._report = report
        self._pmi = pmi
        self._latents = latents
        self._model = model

    @classmethod
    def _of(cls, report, pmi, latents, model) -> "Estimate":
        return cls(report, pmi, latents, model)

    @property
    def bits(self) -> float:
        bits = self._report["mi_bits"]
        return float("nan") if bits is None else float(bits)

    @property
    def interval(self) -> Optional[Tuple[float, float]]:
        interval = self._report["ci95_bits"]
        return None if interval is None else (float(interval[0]), float(interval[1]))

    @property
    def at_least_bits(self) -> Optional[float]:
        return self._report["at_least_bits"]

    @property
    def p_value(self) -> Optional[float]:
        return self._report["p_value"]

    @property
    def null_bits(self) -> Optional[np.ndarray]:
        """The statistics of the re-pairings of the permutation test, in bits."""
        null = self._report["null_bits"]
        return None if null is None else np.array(null, dtype=np.float64)

    @property
    def n_samples(self) -> int:
        """The number of rows, n."""
        return self._report["n_samples"]

    @property
    def estimator(self) -> str:
        """The estimator's name: ``lmi``, ``ksg``, ..."""
        return self._report["estimator"]

    @property
    def settings(self) -> Dict[str, Any]:
        """All settings that shaped the estimate, defaults among them."""
        return copy.deepcopy(self._report["settings"] or {})

    @property
    def pmi(self) -> np.ndarray:
        return self._pmi

    @property
    def latent_x(self) -> Optional[np.ndarray]:
        return self._latents[0]

    @property
    def latent_y(self) -> Optional[np.ndarray]:
        return self._latents[1]

    @property
    def latent_z(self) -> Optional[np.ndarray]:
        return self._latents[2]

    @property
    def latents(self) -> Optional[Tuple[np.ndarray, np.ndarray]]:
        return None if self._latents[0] is None else (self._latents[0], self._latents[1])

    @property
    def warnings(self) -> List[EstimateWarning]:
        return [EstimateWarning(*pair) for pair in zip(self._report["warning_ids"], self._report["warnings"])]

    @property
    def diagnosis(self) -> List[EstimateWarning]:
        return [EstimateWarning(found["id"], found["message"]) for found in self._report["diagnostics"] or []]

    @property
    def attribution(self) -> Optional[Dict[str, Any]]:
        return copy.deepcopy(self._report.get("attribution"))

    @property
    def model(self) -> Optional[Model]:
        return None if self._model is None else Model(self._model)

    def to_dict(self) -> Dict[str, Any]:
        """The fields of ``lmi estimate --json`` (docs/cli.md), as plain numbers, texts, lists and dictionaries."""
        return copy.deepcopy(self._report)

    def save(self, path: Union[str, os.PathLike]) -> None:
        """Writes the result, with arrays and the model, to one file.

        Parameters
        ----------
        path : path-like
            The file, an ``.npz`` archive that NumPy can open too, without pickle.
        """
        arrays = {"pmi": self._pmi, "report": np.array(json.dumps({"format": _FORMAT, "report": self._report}))}
        for name, latents in zip(("latent_x", "latent_y", "latent_z"), self._latents):
            if latents is not None:
                arrays[name] = latents
        if self._model is not None:
            arrays["model"] = np.frombuffer(self._model, dtype=np.uint8)
        with open(path, "wb") as stream:
            np.savez_compressed(stream, **arrays)

    @classmethod
    def load(cls, path: Union[str, os.PathLike]) -> "Estimate":
        """Reads what :meth:`save` wrote.

        Parameters
        ----------
        path : path-like
            The file.

        Raises
        ------
        ValueError
            The file is of something else, or of a later version.
        """
        try:
            with np.load(Path(path), allow_pickle=False) as archive:
                arrays = {name: archive[name] for name in archive.files}
            held = json.loads(str(arrays["report"]))
            form, report, pmi = held["format"], held["report"], arrays["pmi"]
        except (zipfile.BadZipFile, EOFError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise ValueError(f"{path}: is no saved estimate; give a file that Estimate.save wrote.") from error
        if form != _FORMAT:
            raise ValueError(f"{path}: was saved by another version; update latentmi_net.")
        model = arrays["model"].tobytes() if "model" in arrays else None
        return cls(report, pmi, tuple(arrays.get(name) for name in ("latent_x", "latent_y", "latent_z")), model)

    def __float__(self) -> float:
        return self.bits

    def __repr__(self) -> str:
        parts = [f"{self.bits:.4f} bits"]
        if self.at_least_bits is not None:
            parts[0] = f"at least {self.at_least_bits:.4f} bits"
        if self.interval is not None:
            parts.append(f"95 % interval {self.interval[0]:.4f} to {self.interval[1]:.4f}")
        if self.p_value is not None:
            parts.append(f"p = {self.p_value:.3g}")
        parts.append(f"{self.estimator}, {self.n_samples} rows")
        remarks = [item.id for item in self.warnings + self.diagnosis]
        if remarks:
            parts.append(f"warnings: {', '.join(remarks)}")
        return f"Estimate({'; '.join(parts)})"

    def _repr_html_(self) -> str:
        return _html.render(self)
