namespace LatentMI.Studies.Scaling;

/// <summary>The information of X and Y over levels of rows, depth, noise or columns, and the law fitted to it.</summary>
public sealed class ScalingCurve
{
    /// <summary>What changes from level to level.</summary>
    public required ScalingAxis Axis { get; init; }

    /// <summary>The estimates, from the smallest level to the largest.</summary>
    public required IReadOnlyList<ScalingPoint> Points { get; init; }

    /// <summary>The law; null for columns, which have none.</summary>
    public required ScalingFit? Fit { get; init; }

    /// <summary>The number of all pairs of rows.</summary>
    public required int Rows { get; init; }

    /// <summary>What to know before trusting the estimates: one of each kind, with the number of estimates that it is about.</summary>
    public required IReadOnlyList<EstimateWarning> Warnings { get; init; }

    /// <summary>The time of all estimates.</summary>
    public required TimeSpan Elapsed { get; init; }
}
