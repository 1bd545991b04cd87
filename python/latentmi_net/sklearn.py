"""For scikit-learn: a transformer that encodes new rows, and a score of columns for feature selection."""

from __future__ import annotations

from typing import Any, Optional

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from ._estimators import estimate
from ._estimators import ksg as _ksg
from ._estimators import mixed as _mixed

# As many different whole numbers may be labels, as models have it too.
_MOST_LABELS = 32

__all__ = ["LatentMI", "score_func"]


class LatentMI(TransformerMixin, BaseEstimator):
    """The latents of X that tell about Y, as a transformer.

    Parameters
    ----------
    latent_dims : int or "auto"
        The number of latent dimensions; chosen on held-out rows by default.
    effort : {"quick", "default", "thorough"}
        How much time :meth:`fit` may take.
    seed : int
        The random seed.
    threads : int, optional
        The number of threads; one per processor by default.
    settings : dict, optional
        Further arguments of :func:`latentmi_net.estimate`.

    Attributes
    ----------
    estimate_ : Estimate
        The estimate of I(X;Y).
    model_ : Model
        Encodes and scores new rows.
    n_features_in_ : int
        The number of columns of X.
    """

    def __init__(self, latent_dims: Any = "auto", effort: str = "default", seed: int = 0, threads: Optional[int] = None, settings: Optional[dict] = None):
        self.latent_dims = latent_dims
        self.effort = effort
        self.seed = seed
        self.threads = threads
        self.settings = settings

    def fit(self, X: Any, y: Any) -> "LatentMI":
        """Estimates I(X;Y), and fits the maps that encode new rows.

        Parameters
        ----------
        X : array-like of shape (n, dx)
        y : array-like of shape (n, dy) or (n,)
            Numbers, or one column of labels.
        """
        arguments = {"latent_dims": self.latent_dims, "effort": self.effort, "seed": self.seed, "threads": self.threads, **(self.settings or {})}
        self.estimate_ = estimate(X, y, model=True, **arguments)
        self.model_ = self.estimate_.model
        self.n_features_in_ = self.model_.dims_x
        return self

    def transform(self, X: Any) -> np.ndarray:
        """The latents of rows of X, new or not: (n, latent_dims), float32."""
        check_is_fitted(self)
        return self.model_.encode_x(X)

    def score(self, X: Any, y: Any) -> float:
        """The mean pointwise information of pairs of rows under the fitted model, in bits."""
        check_is_fitted(self)
        return float(np.nanmean(self.model_.score(X, y)))

    def get_feature_names_out(self, input_features: Any = None) -> np.ndarray:
        """The names of the latents."""
        check_is_fitted(self)
        return np.array([f"latentmi{i}" for i in range(self.model_.latent_dims)], dtype=object)


def score_func(X: Any, y: Any, *, seed: int = 0, threads: Optional[int] = None) -> np.ndarray:
    """The mutual information of each column of X with y, for ``sklearn.feature_selection.SelectKBest(score_func)``.

    Parameters
    ----------
    X : array-like of shape (n, dx)
    y : array-like of shape (n,)
        Texts, truth values and at most 32 different whole numbers are labels: nearest neighbors of a label and a number (``mixed``). Other numbers:
        nearest neighbors of pairs of numbers (``ksg``).
    seed : int
        The random seed.
    threads : int, optional
        The number of threads; one per processor by default.

    Returns
    -------
    numpy.ndarray of shape (dx,)
        Bits of each column; 0 for constant columns.
    """
    values = X.toarray() if hasattr(X, "toarray") else np.asarray(X)
    target = np.asarray(y)
    kind = target.dtype.kind
    are_labels = kind in "OUSb" or (kind in "iu" and np.unique(target).size <= _MOST_LABELS)
    if are_labels:
        target = target.astype(str)
    bits = np.zeros(values.shape[1])
    for j in range(values.shape[1]):
        column = np.ascontiguousarray(values[:, j : j + 1])
        if (column == column[0]).all():
            continue
        bits[j] = (_mixed if are_labels else _ksg)(column, target, seed=seed, threads=threads).bits
    return bits
