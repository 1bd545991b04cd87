namespace LatentMI.Cli.Commands;

/// <summary>The estimators of <c>lmi estimate --estimator</c>.</summary>
internal enum EstimatorChoice
{
    /// <summary>Latent mutual information: <see cref="LatentMiEstimator"/>.</summary>
    Lmi,

    /// <summary>Nearest neighbors on the raw columns: <see cref="KsgEstimator"/>.</summary>
    Ksg,
}
