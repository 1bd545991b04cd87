"""Estimates with more than a value, each a call of its own."""

from __future__ import annotations

from typing import Any

from ._estimators import estimate
from ._result import Estimate


def conditional(x: Any, y: Any, z: Any, **settings: Any) -> Estimate:
    """Estimates I(X;Y|Z) in bits: what X and Y share beyond Z.

    Parameters
    ----------
    x, y : array-like of shape (n, dx), (n, dy)
        As of :func:`estimate`.
    z : array-like of shape (n, dz)
        What is given; row i belongs to row i of x and y.
    **settings
        Further arguments of :func:`estimate`; `permutations` tests by exchanges among rows near in Z.

    Returns
    -------
    Estimate
        With `latent_z` beside `latents`.
    """
    return estimate(x, y, given=z, **settings)


def permutation_test(x: Any, y: Any, permutations: int = 99, **settings: Any) -> Estimate:
    """Tests whether X and Y depend on each other, by re-pairing their rows at random.

    Parameters
    ----------
    x, y : array-like of shape (n, dx), (n, dy)
        As of :func:`estimate`.
    permutations : int
        The number of re-pairings, B; no p-value can be below 1 / (1 + B).
    **settings
        Further arguments of :func:`estimate`; ``permute="latents"`` is faster and less strict.

    Returns
    -------
    Estimate
        With `p_value` and `null_bits`.
    """
    return estimate(x, y, permutations=permutations, **settings)


def attribute(x: Any, y: Any, permutations: int = 99, **settings: Any) -> Estimate:
    """Estimates I(X;Y), and tells which columns carry the information.

    Parameters
    ----------
    x, y : array-like of shape (n, dx), (n, dy)
        As of :func:`estimate`.
    permutations : int
        The number of re-pairings that the threshold is taken from; at least 19.
    **settings
        Further arguments of :func:`estimate`.

    Returns
    -------
    Estimate
        With `attribution`: the columns of both sides with their gains and p-values, as in ``lmi attribute --json`` (docs/attribution.md).
    """
    return estimate(x, y, attribution=permutations, **settings)
