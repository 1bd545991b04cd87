"""LatentMI: mutual information of high-dimensional samples, in bits.

>>> import latentmi_net as lmi
>>> result = lmi.estimate(x, y)          # doctest: +SKIP
>>> result.bits, result.interval         # doctest: +SKIP

The functions of the estimators take arrays, pandas and polars frames, SciPy sparse matrices, tensors and labels; `tl` takes AnnData and MuData, `sklearn` has
a transformer and a score function for scikit-learn.
"""

from . import _library, tl
from ._analyses import attribute, conditional, permutation_test
from ._estimators import discrete, estimate, gaussian, gcmi, infonce, ksg, mine, mixed, sliced
from ._model import Model
from ._ranking import Ranking, rank
from ._result import Estimate, EstimateWarning

__all__ = [
    "Estimate",
    "EstimateWarning",
    "Model",
    "Ranking",
    "__version__",
    "attribute",
    "conditional",
    "discrete",
    "estimate",
    "gaussian",
    "gcmi",
    "infonce",
    "ksg",
    "mine",
    "mixed",
    "permutation_test",
    "rank",
    "sliced",
    "tl",
]


def __getattr__(name: str) -> str:
    # Read from the library when it is wanted, so that there is one version, and an import starts nothing.
    if name == "__version__":
        return _library.library().lmi_version().decode()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
