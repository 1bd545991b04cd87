"""The estimators as functions. Written by generate.py from the library's table of settings; do not edit."""

from __future__ import annotations

from typing import Any, Dict, Literal, Optional, Union

from ._result import Estimate
from ._run import Progress, refuse, run

_KNOWN = {
    "estimate": [
        "given",
        "groups",
        "model",
        "attribution",
        "preset",
        "representation",
        "leave_out",
        "effort",
        "column_scores",
        "folds",
        "surrogates",
        "no_linear_recovery",
        "latent_dims",
        "permutations",
        "permute",
        "time_series",
        "curve",
        "regularizer",
        "k",
        "ksg_algorithm",
        "labels",
        "no_tie_noise",
        "seed",
        "threads",
        "epochs",
        "patience",
        "batch_size",
        "learning_rate",
        "hidden_width",
        "validation_share",
        "alpha",
        "lambda_",
        "progress",
    ],
    "ksg": [
        "given",
        "k",
        "ksg_algorithm",
        "no_standardize",
        "no_tie_noise",
        "batch_rows",
        "seed",
        "threads",
        "progress",
    ],
    "gaussian": [
        "threads",
        "progress",
    ],
    "gcmi": [
        "threads",
        "progress",
    ],
    "mixed": [
        "k",
        "no_standardize",
        "labels",
        "no_tie_noise",
        "seed",
        "threads",
        "progress",
    ],
    "discrete": [
        "progress",
    ],
    "sliced": [
        "k",
        "ksg_algorithm",
        "no_standardize",
        "no_tie_noise",
        "slices",
        "batch_rows",
        "seed",
        "threads",
        "progress",
    ],
    "mine": [
        "seed",
        "threads",
        "batch_size",
        "learning_rate",
        "critic_width",
        "steps",
        "validation_share",
        "progress",
    ],
    "infonce": [
        "seed",
        "threads",
        "batch_size",
        "learning_rate",
        "critic_width",
        "steps",
        "validation_share",
        "progress",
    ],
}


def estimate(
    x: Any,
    y: Any,
    *,
    given: Any = None,
    groups: Any = None,
    model: bool = False,
    attribution: int = 0,
    preset: Optional[Literal["default", "mended", "paper"]] = None,
    representation: Optional[Literal["auto", "linear", "kernel", "folded", "network", "columns"]] = None,
    leave_out: Optional[Literal["columns", "interacting-columns", "unranked-columns", "power-columns", "norms", "linear", "screened-linear", "unranked-linear", "power-linear", "unit-norm", "screened-unit-norm", "modulated", "kernel", "screened-kernel", "folded", "network", "all-columns"]] = None,
    effort: Optional[Literal["quick", "default", "thorough"]] = None,
    column_scores: Optional[Literal["normal", "standard"]] = None,
    folds: Optional[int] = None,
    surrogates: Optional[int] = None,
    no_linear_recovery: bool = False,
    latent_dims: Optional[Union[int, Literal["auto"]]] = None,
    permutations: Optional[int] = None,
    permute: Optional[Literal["pipeline", "latents"]] = None,
    time_series: Optional[int] = None,
    curve: Optional[Literal["n"]] = None,
    regularizer: Optional[Literal["cross", "mine", "infonce"]] = None,
    k: Optional[int] = None,
    ksg_algorithm: Optional[Literal[1, 2]] = None,
    labels: Optional[Literal["none", "x", "y", "both"]] = None,
    no_tie_noise: bool = False,
    seed: Optional[int] = None,
    threads: Optional[int] = None,
    epochs: Optional[int] = None,
    patience: Optional[int] = None,
    batch_size: Optional[int] = None,
    learning_rate: Optional[float] = None,
    hidden_width: Optional[int] = None,
    validation_share: Optional[float] = None,
    alpha: Optional[float] = None,
    lambda_: Optional[float] = None,
    progress: Optional[Progress] = None,
    **unknown: Any
) -> Estimate:
    """Estimates I(X;Y) of high-dimensional samples by learned low-dimensional representations.

    Parameters
    ----------
    x : array-like of shape (n, dx) or (n,)
        Numbers: an array, a pandas or polars frame or series, a SciPy sparse matrix (made dense), a CPU tensor,
        lists. Contiguous float32 and float64 arrays are read where they are, without a copy. Or one column of texts,
        which are labels.
    y : array-like of shape (n, dy) or (n,)
        As x; row i belongs to row i of x.
    given : array-like of shape (n, dz), optional
        The samples of Z: estimates I(X;Y|Z), what X and Y share beyond Z.
    groups : array-like of shape (n,), optional
        The group of each row, such as its donor or trial: rows of a group are not independent, and stay on one side
        of every split.
    model : bool
        Also fits the model that encodes and scores new rows, in about a fifth of the time.
    attribution : int
        The number of permutations, 99 say, by which the columns that carry the information are found; 0 for none.
    preset : {"default", "mended", "paper"}, optional
        default cross-fits and calibrates; mended is the published method with the bugs of its reference
        implementation fixed; paper reproduces them. Default: default.
    representation : {"auto", "linear", "kernel", "folded", "network", "columns"}, optional
        How columns become latents: columns (unchanged, a few or those that screening finds), linear, kernel (how near
        rows are to each other), folded (also uses each value's distance from its column's median) or network; auto
        picks the simplest one that no other beats by two standard errors on held-out rows. Default: auto.
    leave_out : {"columns", "interacting-columns", "unranked-columns", "power-columns", "norms", "linear", "screened-linear", "unranked-linear", "power-linear", "unit-norm", "screened-unit-norm", "modulated", "kernel", "screened-kernel", "folded", "network", "all-columns"}, optional
        Does not try one of the maps, which shows what it is worth. Default: all are tried.
    effort : {"quick", "default", "thorough"}, optional
        How much time an estimate may take: quick trains no networks, unless they are the representation; thorough
        also fits larger kernel maps and trains larger networks for longer, takes two to three times the time, and
        reports what that gained. Default: default.
    column_scores : {"normal", "standard"}, optional
        How columns are scaled first: to normal scores of their ranks, or to mean 0 and standard deviation 1. Default:
        normal.
    folds : int, optional
        The number of folds; each fold is encoded by maps fitted on the others. A whole number of at least 2. Default:
        6.
    surrogates : int, optional
        The number of re-paired surrogates for calibration; 0 disables calibration. 0 or a whole number of at least 2.
        Default: 16.
    no_linear_recovery : bool, optional
        Disables the finite-sample correction of the linear maps.
    latent_dims : int or "auto", optional
        The number of latent dimensions of each side; auto chooses it on held-out rows. Auto or a whole number of at
        least 1. Default: auto; with presets mended and paper 8.
    permutations : int, optional
        Tests for dependence: re-pairs the rows at random B times and reports the p-value. A whole number of at least
        1. Default: no test.
    permute : {"pipeline", "latents"}, optional
        What each permutation repeats: the whole pipeline (slow), or only the nearest-neighbor estimate on the learned
        latents. Default: pipeline.
    time_series : int, optional
        Treats the rows as a time series whose memory is shorter than BLOCK rows: neighbors are at least BLOCK rows
        apart, folds are contiguous with gaps between them, and permutations shift X circularly; 1 takes sorted rows
        as independent. A whole number of at least 1. Default: independent rows.
    curve : {"n"}, optional
        n: also estimates subsets of the rows, to show whether more rows would change the value. Default: none.
    regularizer : {"cross", "mine", "infonce"}, optional
        The loss term that makes the latents of X and Y predict each other. Default: cross.
    k : int, optional
        The number of nearest neighbors. A whole number of at least 1. Default: 3.
    ksg_algorithm : {1, 2}, optional
        Algorithm 1 or 2 of Kraskov, Stögbauer and Grassberger. Default: 1.
    labels : {"none", "x", "y", "both"}, optional
        With lmi and mixed: which sides are labels, whose numbers have no order. Default: text columns, otherwise
        inferred from the values.
    no_tie_noise : bool, optional
        Disables the noise that breaks ties between distances.
    seed : int, optional
        The random seed; the same seed gives the same results. A whole number of at least 0. Default: 0.
    threads : int, optional
        The number of threads; it does not affect the results. A whole number from 1 to 1024. Default: one per
        processor.
    epochs : int, optional
        The largest number of training epochs of networks. A whole number of at least 1. Default: 60; with presets
        mended and paper 300.
    patience : int, optional
        Stops the training of networks after this many epochs without a lower validation loss. A whole number of at
        least 1. Default: 8; with presets mended and paper 30.
    batch_size : int, optional
        The number of rows per training step. A whole number of at least 2. Default: 512; with mine and infonce 256.
    learning_rate : float, optional
        The learning rate of Adam. A number above 0. Default: 0.0001; with mine and infonce 0.1.
    hidden_width : int, optional
        The width of the first hidden layer; the next two have a half and a quarter of it. A whole number of at least
        4. Default: 1024, more above 2048 columns.
    validation_share : float, optional
        The share of rows kept out of training, from which the estimate is computed. A number from 0.01 to 0.99.
        Default: 0.5.
    alpha : float, optional
        The weight of the reconstruction loss of each side. A number of at least 0. Default: 1.
    lambda_ : float, optional
        The weight of the regularizer. A number of at least 0. Default: 1.
    progress : callable, optional
        Called in this thread with the stage and the numbers of its parts that are done and of all of them (0, 0 where
        they are not counted). An exception in it ends the estimate.

    Returns
    -------
    Estimate
        With the value in bits, its 95 % interval where there is one, pointwise values, latents, warnings.

    Raises
    ------
    ValueError
        The samples or a setting cannot be used; the message is one line that says what to do.
    TypeError
        There is no such argument.

    References
    ----------
    Gowri, G., Lun, X.-K., Klein, A. M., Yin, P. (2024). Approximating mutual information of high-dimensional
    variables using learned representations. Advances in Neural Information Processing Systems 37 (NeurIPS 2024).
    Kraskov, A., Stögbauer, H., Grassberger, P. (2004). Estimating mutual information. Physical Review E 69, 066138.
    """
    if unknown:
        refuse("estimate", unknown, _KNOWN["estimate"])
    settings = {
        "preset": preset,
        "representation": representation,
        "leave_out": leave_out,
        "effort": effort,
        "column_scores": column_scores,
        "folds": folds,
        "surrogates": surrogates,
        "no_linear_recovery": no_linear_recovery,
        "latent_dims": latent_dims,
        "permutations": permutations,
        "permute": permute,
        "time_series": time_series,
        "curve": curve,
        "regularizer": regularizer,
        "k": k,
        "ksg_algorithm": ksg_algorithm,
        "labels": labels,
        "no_tie_noise": no_tie_noise,
        "seed": seed,
        "threads": threads,
        "epochs": epochs,
        "patience": patience,
        "batch_size": batch_size,
        "learning_rate": learning_rate,
        "hidden_width": hidden_width,
        "validation_share": validation_share,
        "alpha": alpha,
        "lambda": lambda_,
    }
    return run("lmi", x, y, settings, given=given, groups=groups, model=model, attribution=attribution, progress=progress)


def ksg(
    x: Any,
    y: Any,
    *,
    given: Any = None,
    k: Optional[int] = None,
    ksg_algorithm: Optional[Literal[1, 2]] = None,
    no_standardize: bool = False,
    no_tie_noise: bool = False,
    batch_rows: Optional[int] = None,
    seed: Optional[int] = None,
    threads: Optional[int] = None,
    progress: Optional[Progress] = None,
    **unknown: Any
) -> Estimate:
    """Estimates I(X;Y) by nearest neighbors on the raw columns; for up to about ten columns in all.

    Parameters
    ----------
    x : array-like of shape (n, dx) or (n,)
        Numbers: an array, a pandas or polars frame or series, a SciPy sparse matrix (made dense), a CPU tensor,
        lists. Contiguous float32 and float64 arrays are read where they are, without a copy. Or one column of texts,
        which are labels.
    y : array-like of shape (n, dy) or (n,)
        As x; row i belongs to row i of x.
    given : array-like of shape (n, dz), optional
        The samples of Z: estimates I(X;Y|Z), what X and Y share beyond Z.
    k : int, optional
        The number of nearest neighbors. A whole number of at least 1. Default: 3.
    ksg_algorithm : {1, 2}, optional
        Algorithm 1 or 2 of Kraskov, Stögbauer and Grassberger. Default: 1.
    no_standardize : bool, optional
        With ksg, mixed and sliced: keeps columns in their own units, as published. Default: columns are scaled to
        standard deviation 1.
    no_tie_noise : bool, optional
        Disables the noise that breaks ties between distances.
    batch_rows : int, optional
        With ksg and sliced: splits the rows at random into batches of at most B rows and averages the results. A
        whole number of at least 2. Default: one batch.
    seed : int, optional
        The random seed; the same seed gives the same results. A whole number of at least 0. Default: 0.
    threads : int, optional
        The number of threads; it does not affect the results. A whole number from 1 to 1024. Default: one per
        processor.
    progress : callable, optional
        Called in this thread with the stage and the numbers of its parts that are done and of all of them (0, 0 where
        they are not counted). An exception in it ends the estimate.

    Returns
    -------
    Estimate
        With the value in bits, its 95 % interval where there is one, pointwise values, latents, warnings.

    Raises
    ------
    ValueError
        The samples or a setting cannot be used; the message is one line that says what to do.
    TypeError
        There is no such argument.

    References
    ----------
    Kraskov, A., Stögbauer, H., Grassberger, P. (2004). Estimating mutual information. Physical Review E 69, 066138.
    """
    if unknown:
        refuse("ksg", unknown, _KNOWN["ksg"])
    settings = {
        "k": k,
        "ksg_algorithm": ksg_algorithm,
        "no_standardize": no_standardize,
        "no_tie_noise": no_tie_noise,
        "batch_rows": batch_rows,
        "seed": seed,
        "threads": threads,
    }
    return run("ksg", x, y, settings, given=given, progress=progress)


def gaussian(
    x: Any,
    y: Any,
    *,
    threads: Optional[int] = None,
    progress: Optional[Progress] = None,
    **unknown: Any
) -> Estimate:
    """Computes I(X;Y) of a Gaussian that is fitted to the columns.

    Parameters
    ----------
    x : array-like of shape (n, dx) or (n,)
        Numbers: an array, a pandas or polars frame or series, a SciPy sparse matrix (made dense), a CPU tensor,
        lists. Contiguous float32 and float64 arrays are read where they are, without a copy. Or one column of texts,
        which are labels.
    y : array-like of shape (n, dy) or (n,)
        As x; row i belongs to row i of x.
    threads : int, optional
        The number of threads; it does not affect the results. A whole number from 1 to 1024. Default: one per
        processor.
    progress : callable, optional
        Called in this thread with the stage and the numbers of its parts that are done and of all of them (0, 0 where
        they are not counted). An exception in it ends the estimate.

    Returns
    -------
    Estimate
        With the value in bits, its 95 % interval where there is one, pointwise values, latents, warnings.

    Raises
    ------
    ValueError
        The samples or a setting cannot be used; the message is one line that says what to do.
    TypeError
        There is no such argument.

    References
    ----------
    docs/method.md
    """
    if unknown:
        refuse("gaussian", unknown, _KNOWN["gaussian"])
    settings = {
        "threads": threads,
    }
    return run("gaussian", x, y, settings, progress=progress)


def gcmi(
    x: Any,
    y: Any,
    *,
    threads: Optional[int] = None,
    progress: Optional[Progress] = None,
    **unknown: Any
) -> Estimate:
    """Computes I(X;Y) of a Gaussian that is fitted to the ranks of the columns (Gaussian copula).

    Parameters
    ----------
    x : array-like of shape (n, dx) or (n,)
        Numbers: an array, a pandas or polars frame or series, a SciPy sparse matrix (made dense), a CPU tensor,
        lists. Contiguous float32 and float64 arrays are read where they are, without a copy. Or one column of texts,
        which are labels.
    y : array-like of shape (n, dy) or (n,)
        As x; row i belongs to row i of x.
    threads : int, optional
        The number of threads; it does not affect the results. A whole number from 1 to 1024. Default: one per
        processor.
    progress : callable, optional
        Called in this thread with the stage and the numbers of its parts that are done and of all of them (0, 0 where
        they are not counted). An exception in it ends the estimate.

    Returns
    -------
    Estimate
        With the value in bits, its 95 % interval where there is one, pointwise values, latents, warnings.

    Raises
    ------
    ValueError
        The samples or a setting cannot be used; the message is one line that says what to do.
    TypeError
        There is no such argument.

    References
    ----------
    Ince, R. A. A., Giordano, B. L., Kayser, C., Rousselet, G. A., Gross, J., Schyns, P. G. (2017). A statistical
    framework for neuroimaging data analysis based on mutual information estimated via a Gaussian copula. Human Brain
    Mapping 38, 1541-1573.
    """
    if unknown:
        refuse("gcmi", unknown, _KNOWN["gcmi"])
    settings = {
        "threads": threads,
    }
    return run("gcmi", x, y, settings, progress=progress)


def mixed(
    x: Any,
    y: Any,
    *,
    k: Optional[int] = None,
    no_standardize: bool = False,
    labels: Optional[Literal["none", "x", "y", "both"]] = None,
    no_tie_noise: bool = False,
    seed: Optional[int] = None,
    threads: Optional[int] = None,
    progress: Optional[Progress] = None,
    **unknown: Any
) -> Estimate:
    """Estimates I(X;Y) of a label and vectors by nearest neighbors.

    Parameters
    ----------
    x : array-like of shape (n, dx) or (n,)
        Numbers: an array, a pandas or polars frame or series, a SciPy sparse matrix (made dense), a CPU tensor,
        lists. Contiguous float32 and float64 arrays are read where they are, without a copy. Or one column of texts,
        which are labels.
    y : array-like of shape (n, dy) or (n,)
        As x; row i belongs to row i of x.
    k : int, optional
        The number of nearest neighbors. A whole number of at least 1. Default: 3.
    no_standardize : bool, optional
        With ksg, mixed and sliced: keeps columns in their own units, as published. Default: columns are scaled to
        standard deviation 1.
    labels : {"none", "x", "y", "both"}, optional
        With lmi and mixed: which sides are labels, whose numbers have no order. Default: text columns, otherwise
        inferred from the values.
    no_tie_noise : bool, optional
        Disables the noise that breaks ties between distances.
    seed : int, optional
        The random seed; the same seed gives the same results. A whole number of at least 0. Default: 0.
    threads : int, optional
        The number of threads; it does not affect the results. A whole number from 1 to 1024. Default: one per
        processor.
    progress : callable, optional
        Called in this thread with the stage and the numbers of its parts that are done and of all of them (0, 0 where
        they are not counted). An exception in it ends the estimate.

    Returns
    -------
    Estimate
        With the value in bits, its 95 % interval where there is one, pointwise values, latents, warnings.

    Raises
    ------
    ValueError
        The samples or a setting cannot be used; the message is one line that says what to do.
    TypeError
        There is no such argument.

    References
    ----------
    Ross, B. C. (2014). Mutual information between discrete and continuous data sets. PLoS ONE 9, e87357.
    """
    if unknown:
        refuse("mixed", unknown, _KNOWN["mixed"])
    settings = {
        "k": k,
        "no_standardize": no_standardize,
        "labels": labels,
        "no_tie_noise": no_tie_noise,
        "seed": seed,
        "threads": threads,
    }
    return run("mixed", x, y, settings, progress=progress)


def discrete(
    x: Any,
    y: Any,
    *,
    progress: Optional[Progress] = None,
    **unknown: Any
) -> Estimate:
    """Estimates I(X;Y) of labels from counts of equal rows.

    Parameters
    ----------
    x : array-like of shape (n, dx) or (n,)
        Numbers: an array, a pandas or polars frame or series, a SciPy sparse matrix (made dense), a CPU tensor,
        lists. Contiguous float32 and float64 arrays are read where they are, without a copy. Or one column of texts,
        which are labels.
    y : array-like of shape (n, dy) or (n,)
        As x; row i belongs to row i of x.
    progress : callable, optional
        Called in this thread with the stage and the numbers of its parts that are done and of all of them (0, 0 where
        they are not counted). An exception in it ends the estimate.

    Returns
    -------
    Estimate
        With the value in bits, its 95 % interval where there is one, pointwise values, latents, warnings.

    Raises
    ------
    ValueError
        The samples or a setting cannot be used; the message is one line that says what to do.
    TypeError
        There is no such argument.

    References
    ----------
    docs/method.md
    """
    if unknown:
        refuse("discrete", unknown, _KNOWN["discrete"])
    settings: Dict[str, Any] = {}
    return run("discrete", x, y, settings, progress=progress)


def sliced(
    x: Any,
    y: Any,
    *,
    k: Optional[int] = None,
    ksg_algorithm: Optional[Literal[1, 2]] = None,
    no_standardize: bool = False,
    no_tie_noise: bool = False,
    slices: Optional[int] = None,
    batch_rows: Optional[int] = None,
    seed: Optional[int] = None,
    threads: Optional[int] = None,
    progress: Optional[Progress] = None,
    **unknown: Any
) -> Estimate:
    """Estimates sliced mutual information: the mean of ksg over random projections.

    Parameters
    ----------
    x : array-like of shape (n, dx) or (n,)
        Numbers: an array, a pandas or polars frame or series, a SciPy sparse matrix (made dense), a CPU tensor,
        lists. Contiguous float32 and float64 arrays are read where they are, without a copy. Or one column of texts,
        which are labels.
    y : array-like of shape (n, dy) or (n,)
        As x; row i belongs to row i of x.
    k : int, optional
        The number of nearest neighbors. A whole number of at least 1. Default: 3.
    ksg_algorithm : {1, 2}, optional
        Algorithm 1 or 2 of Kraskov, Stögbauer and Grassberger. Default: 1.
    no_standardize : bool, optional
        With ksg, mixed and sliced: keeps columns in their own units, as published. Default: columns are scaled to
        standard deviation 1.
    no_tie_noise : bool, optional
        Disables the noise that breaks ties between distances.
    slices : int, optional
        With sliced: the number of random projections of each side. A whole number of at least 1. Default: 100.
    batch_rows : int, optional
        With ksg and sliced: splits the rows at random into batches of at most B rows and averages the results. A
        whole number of at least 2. Default: one batch.
    seed : int, optional
        The random seed; the same seed gives the same results. A whole number of at least 0. Default: 0.
    threads : int, optional
        The number of threads; it does not affect the results. A whole number from 1 to 1024. Default: one per
        processor.
    progress : callable, optional
        Called in this thread with the stage and the numbers of its parts that are done and of all of them (0, 0 where
        they are not counted). An exception in it ends the estimate.

    Returns
    -------
    Estimate
        With the value in bits, its 95 % interval where there is one, pointwise values, latents, warnings.

    Raises
    ------
    ValueError
        The samples or a setting cannot be used; the message is one line that says what to do.
    TypeError
        There is no such argument.

    References
    ----------
    Kraskov, A., Stögbauer, H., Grassberger, P. (2004). Estimating mutual information. Physical Review E 69, 066138.
    Goldfeld, Z., Greenewald, K. (2021). Sliced mutual information: a scalable measure of statistical dependence.
    Advances in Neural Information Processing Systems 34 (NeurIPS 2021).
    """
    if unknown:
        refuse("sliced", unknown, _KNOWN["sliced"])
    settings = {
        "k": k,
        "ksg_algorithm": ksg_algorithm,
        "no_standardize": no_standardize,
        "no_tie_noise": no_tie_noise,
        "slices": slices,
        "batch_rows": batch_rows,
        "seed": seed,
        "threads": threads,
    }
    return run("sliced", x, y, settings, progress=progress)


def mine(
    x: Any,
    y: Any,
    *,
    seed: Optional[int] = None,
    threads: Optional[int] = None,
    batch_size: Optional[int] = None,
    learning_rate: Optional[float] = None,
    critic_width: Optional[int] = None,
    steps: Optional[int] = None,
    validation_share: Optional[float] = None,
    progress: Optional[Progress] = None,
    **unknown: Any
) -> Estimate:
    """Estimates I(X;Y) by MINE, a baseline with a trained critic.

    Parameters
    ----------
    x : array-like of shape (n, dx) or (n,)
        Numbers: an array, a pandas or polars frame or series, a SciPy sparse matrix (made dense), a CPU tensor,
        lists. Contiguous float32 and float64 arrays are read where they are, without a copy. Or one column of texts,
        which are labels.
    y : array-like of shape (n, dy) or (n,)
        As x; row i belongs to row i of x.
    seed : int, optional
        The random seed; the same seed gives the same results. A whole number of at least 0. Default: 0.
    threads : int, optional
        The number of threads; it does not affect the results. A whole number from 1 to 1024. Default: one per
        processor.
    batch_size : int, optional
        The number of rows per training step. A whole number of at least 2. Default: 512; with mine and infonce 256.
    learning_rate : float, optional
        The learning rate of Adam. A number above 0. Default: 0.0001; with mine and infonce 0.1.
    critic_width : int, optional
        With mine and infonce: the width of the critic's first hidden layer; the second has half of it. A whole number
        of at least 2. Default: 16.
    steps : int, optional
        With mine and infonce: the largest number of training steps. A whole number of at least 1. Default: 10000.
    validation_share : float, optional
        The share of rows kept out of training, from which the estimate is computed. A number from 0.01 to 0.99.
        Default: 0.5.
    progress : callable, optional
        Called in this thread with the stage and the numbers of its parts that are done and of all of them (0, 0 where
        they are not counted). An exception in it ends the estimate.

    Returns
    -------
    Estimate
        With the value in bits, its 95 % interval where there is one, pointwise values, latents, warnings.

    Raises
    ------
    ValueError
        The samples or a setting cannot be used; the message is one line that says what to do.
    TypeError
        There is no such argument.

    References
    ----------
    Belghazi, M. I., Baratin, A., Rajeswar, S., Ozair, S., Bengio, Y., Courville, A., Hjelm, R. D. (2018). Mutual
    information neural estimation. Proceedings of the 35th International Conference on Machine Learning, PMLR 80,
    531-540.
    """
    if unknown:
        refuse("mine", unknown, _KNOWN["mine"])
    settings = {
        "seed": seed,
        "threads": threads,
        "batch_size": batch_size,
        "learning_rate": learning_rate,
        "critic_width": critic_width,
        "steps": steps,
        "validation_share": validation_share,
    }
    return run("mine", x, y, settings, progress=progress)


def infonce(
    x: Any,
    y: Any,
    *,
    seed: Optional[int] = None,
    threads: Optional[int] = None,
    batch_size: Optional[int] = None,
    learning_rate: Optional[float] = None,
    critic_width: Optional[int] = None,
    steps: Optional[int] = None,
    validation_share: Optional[float] = None,
    progress: Optional[Progress] = None,
    **unknown: Any
) -> Estimate:
    """Estimates I(X;Y) by InfoNCE, a baseline with a trained critic.

    Parameters
    ----------
    x : array-like of shape (n, dx) or (n,)
        Numbers: an array, a pandas or polars frame or series, a SciPy sparse matrix (made dense), a CPU tensor,
        lists. Contiguous float32 and float64 arrays are read where they are, without a copy. Or one column of texts,
        which are labels.
    y : array-like of shape (n, dy) or (n,)
        As x; row i belongs to row i of x.
    seed : int, optional
        The random seed; the same seed gives the same results. A whole number of at least 0. Default: 0.
    threads : int, optional
        The number of threads; it does not affect the results. A whole number from 1 to 1024. Default: one per
        processor.
    batch_size : int, optional
        The number of rows per training step. A whole number of at least 2. Default: 512; with mine and infonce 256.
    learning_rate : float, optional
        The learning rate of Adam. A number above 0. Default: 0.0001; with mine and infonce 0.1.
    critic_width : int, optional
        With mine and infonce: the width of the critic's first hidden layer; the second has half of it. A whole number
        of at least 2. Default: 16.
    steps : int, optional
        With mine and infonce: the largest number of training steps. A whole number of at least 1. Default: 10000.
    validation_share : float, optional
        The share of rows kept out of training, from which the estimate is computed. A number from 0.01 to 0.99.
        Default: 0.5.
    progress : callable, optional
        Called in this thread with the stage and the numbers of its parts that are done and of all of them (0, 0 where
        they are not counted). An exception in it ends the estimate.

    Returns
    -------
    Estimate
        With the value in bits, its 95 % interval where there is one, pointwise values, latents, warnings.

    Raises
    ------
    ValueError
        The samples or a setting cannot be used; the message is one line that says what to do.
    TypeError
        There is no such argument.

    References
    ----------
    van den Oord, A., Li, Y., Vinyals, O. (2018). Representation learning with contrastive predictive coding.
    arXiv:1807.03748.
    """
    if unknown:
        refuse("infonce", unknown, _KNOWN["infonce"])
    settings = {
        "seed": seed,
        "threads": threads,
        "batch_size": batch_size,
        "learning_rate": learning_rate,
        "critic_width": critic_width,
        "steps": steps,
        "validation_share": validation_share,
    }
    return run("infonce", x, y, settings, progress=progress)
