"""LatentMI: mutual information of high-dimensional samples, in bits.

>>> import latentmi_net as lmi
>>> result = lmi.estimate(x, y)          # doctest: +SKIP
>>> result.bits, result.interval         # doctest: +SKIP

The functions of the estimators take arrays, pandas and polars frames, SciPy sparse matrices, tensors and labels; `tl` takes AnnData and MuData, `sklearn` has
a transformer and a score function for scikit-learn.
"""

from . import tl
from ._analyses import attribute, conditional, permutation_test
from ._estimators import discrete, estimate, gaussian, gcmi, infonce, ksg, mine, mixed, sliced
from ._model import Model
from ._result import Estimate, EstimateWarning
from ._version import __version__

__all__ = [
    "Estimate",
    "EstimateWarning",
    "Model",
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
    "sliced",
    "tl",
]
