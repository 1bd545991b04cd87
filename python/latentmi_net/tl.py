"""Tools for AnnData and MuData, which write where scanpy's tools do."""

from __future__ import annotations

from typing import Any, Dict, Optional

import numpy as np

from ._estimators import estimate
from ._result import Estimate

__all__ = ["mutual_information"]


def mutual_information(
    adata: Any,
    x: str = "X",
    y: str = "obsm/protein",
    *,
    given: Optional[str] = None,
    groups: Optional[str] = None,
    key_added: str = "lmi",
    copy: bool = False,
    **settings: Any,
) -> Optional[Any]:
    """Estimates how many bits two parts of annotated data share, and adds what was learned to the data.

    Parameters
    ----------
    adata : AnnData or MuData
        n observations.
    x, y : str
        The parts: ``"X"``, ``"raw"``, ``"layers/NAME"``, ``"obsm/NAME"``, ``"obs/NAME"`` (categories are labels); of MuData ``"MODALITY"`` or
        ``"MODALITY/PART"``, such as ``"rna/obsm/X_pca"``, of the observations that all of the modalities have.
    given : str, optional
        A part that the information is given: estimates I(X;Y|Z).
    groups : str, optional
        A column of ``obs`` whose equal values are observations that are not independent, such as ``"donor"``.
    key_added : str
        What the results are called.
    copy : bool
        Whether to return a copy with the results, and leave `adata` as it is.
    **settings
        Further arguments of :func:`latentmi_net.estimate`.

    Returns
    -------
    AnnData or MuData, or None
        A copy where one was wanted. Otherwise `adata` has

        - ``obs[key_added + "_pmi"]``: the pointwise information of each observation in bits, NaN where it has none;
        - ``obsm[key_added + "_x"]`` and ``obsm[key_added + "_y"]``: the latents;
        - ``uns[key_added]``: the value in bits (``mi_bits``), the interval (``ci95_bits``), warnings, parts and settings, named as in ``lmi estimate --into``; with ``attribution=99`` also the gain of each column in its
          order, ``attribution_x`` and ``attribution_y`` (docs/attribution.md).
    """
    adata = adata.copy() if copy else adata
    names = [name for name in (x, y, given) if name is not None]
    rows = _shared_rows(adata, names)
    parts = [_part(adata, name, rows) for name in names]
    grouped = None
    if groups is not None:
        if groups not in adata.obs:
            raise ValueError(f"groups: obs has no column {groups!r}; it has {_listed(adata.obs.columns)}.")
        grouped = adata.obs[groups].to_numpy()[rows]
    result = estimate(parts[0], parts[1], given=None if given is None else parts[2], groups=grouped, **settings)
    _add(adata, result, key_added, rows, {"x": x, "y": y, **({} if given is None else {"given": given})})
    return adata if copy else None


def _shared_rows(adata: Any, names: list) -> np.ndarray:
    """The observations that every modality that a part names has."""
    rows = np.ones(adata.n_obs, dtype=bool)
    for modality in {name.split("/")[0] for name in names} if hasattr(adata, "mod") else ():
        if modality in adata.mod:
            rows &= adata.obs_names.isin(adata.mod[modality].obs_names)
    if not rows.any():
        raise ValueError(f"No observation is in all of {', '.join(names)}; give parts of modalities that share some.")
    return np.flatnonzero(rows)


def _part(data: Any, name: str, rows: np.ndarray) -> Any:
    if hasattr(data, "mod"):
        modality, _, rest = name.partition("/")
        if modality in data.mod:
            inner = data.mod[modality]
            return _part(inner, rest or "X", inner.obs_names.get_indexer(data.obs_names[rows]))
        if modality not in ("obs", "obsm"):
            raise ValueError(f"{name}: there is no modality {modality!r}; there are {_listed(data.mod)}.")
    kind, _, key = name.partition("/")
    if not key and kind in ("X", "raw"):
        part = data.X if kind == "X" else getattr(data.raw, "X", None)
        if part is None:
            raise ValueError(f"{name}: the data have none.")
        return _chosen(part, rows)
    if kind not in ("layers", "obsm", "obs") or not key or not hasattr(data, kind):
        raise ValueError(f"{name}: give X, raw, layers/NAME, obsm/NAME or obs/NAME.")
    held = getattr(data, kind)
    if key not in held:
        raise ValueError(f"{name}: {kind} has no {key!r}; it has {_listed(held.keys())}.")
    return _chosen(held[key], rows)


def _chosen(part: Any, rows: np.ndarray) -> Any:
    """Some observations of a part; the part itself where these are all."""
    if hasattr(part, "iloc"):
        return part.iloc[rows].reset_index(drop=True)
    return part if np.array_equal(rows, np.arange(part.shape[0])) else part[rows]


def _add(adata: Any, result: Estimate, key: str, rows: np.ndarray, parts: Dict[str, str]) -> None:
    pmi = np.full(adata.n_obs, np.nan)
    pmi[rows] = result.pmi
    adata.obs[f"{key}_pmi"] = pmi
    for side, latents in (("x", result.latent_x), ("y", result.latent_y), ("z", result.latent_z)):
        if latents is not None:
            all_rows = np.full((adata.n_obs, latents.shape[1]), np.nan, dtype=np.float32)
            all_rows[rows] = latents
            adata.obsm[f"{key}_{side}"] = all_rows
    # The names of `lmi estimate --into`, which writes the same from files.
    report = result.to_dict()
    summary: Dict[str, Any] = {
        "estimator": result.estimator,
        "mi_bits": result.bits,
        "n_samples": len(rows),
        "warning_ids": np.array([item.id for item in result.warnings], dtype=object),
        "diagnostic_ids": np.array([item.id for item in result.diagnosis], dtype=object),
        "parts": parts,
        "settings": _storable(result.settings),
        "version": report["version"],
    }
    if result.interval is not None:
        summary["ci95_bits"] = np.array(result.interval)
    for name in ("standard_error_bits", "at_least_bits", "p_value"):
        if report[name] is not None:
            summary[name] = report[name]
    if result.attribution is not None:
        for side in ("x", "y"):
            columns = result.attribution[side]["columns"]
            gains = np.full(len(columns), np.nan)
            for column in columns:
                # They come by rank.
                gains[column["column"]] = np.nan if column["gain"] is None else column["gain"]
            summary[f"attribution_{side}"] = gains
    adata.uns[key] = summary


def _storable(settings: Dict[str, Any]) -> Dict[str, Any]:
    """Settings as h5ad files can hold them, which have no null."""
    return {name: _storable(value) if isinstance(value, dict) else value for name, value in settings.items() if value is not None}


def _listed(names: Any) -> str:
    names = [str(name) for name in names]
    return (", ".join(names[:8]) + (", ..." if len(names) > 8 else "")) or "nothing"
