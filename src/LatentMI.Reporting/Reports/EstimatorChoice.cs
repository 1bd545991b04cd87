using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Estimators.Sliced;
using LatentMI.Estimators.Variational;

namespace LatentMI.Reporting.Reports;

/// <summary>The estimators of <c>lmi estimate --estimator</c>.</summary>
public enum EstimatorChoice
{
    /// <summary>Latent mutual information: <see cref="LatentMiEstimator"/>.</summary>
    Lmi,

    /// <summary>Nearest neighbors on the raw columns: <see cref="KsgEstimator"/>.</summary>
    Ksg,

    /// <summary>A Gaussian fitted to the raw columns: <see cref="GaussianEstimator"/>.</summary>
    Gaussian,

    /// <summary>Rows as labels: <see cref="DiscreteEstimator"/>.</summary>
    Discrete,

    /// <summary>A label and vectors: <see cref="MixedEstimator"/>.</summary>
    Mixed,

    /// <summary>Nearest neighbors on random one-dimensional projections: <see cref="SlicedEstimator"/>.</summary>
    Sliced,

    /// <summary>A critic and the Donsker-Varadhan bound: <see cref="MineEstimator"/>.</summary>
    Mine,

    /// <summary>A critic and the InfoNCE bound: <see cref="InfoNceEstimator"/>.</summary>
    InfoNce,
}
