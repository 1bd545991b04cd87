namespace LatentMI.Estimators.Gaussian;

/// <summary>The settings of <see cref="GaussianEstimator"/>.</summary>
public sealed record GaussianOptions
{
    /// <summary>The number of threads; 0 for as many as there are processors. It does not change the numbers. Default: 0.</summary>
    public int Threads { get; init; }

    /// <summary>Checks all settings.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    internal void Validate() => ArgumentOutOfRangeException.ThrowIfNegative(Threads);
}
