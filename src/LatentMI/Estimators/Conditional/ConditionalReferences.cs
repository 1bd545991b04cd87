namespace LatentMI.Estimators.Conditional;

/// <summary>The works behind estimates given Z.</summary>
public static class ConditionalReferences
{
    /// <summary>The estimator, and its test.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "Frenzel, S., Pompe, B. (2007). Partial mutual information for coupling analysis of multivariate time series. Physical Review Letters "
            + "99, 204101.",
        "Runge, J. (2018). Conditional independence testing based on a nearest-neighbor estimator of conditional mutual information. Proceedings "
            + "of the 21st International Conference on Artificial Intelligence and Statistics, PMLR 84, 938-947.",
    ];
}
