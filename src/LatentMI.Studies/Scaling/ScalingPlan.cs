namespace LatentMI.Studies.Scaling;

/// <summary>What a scaling study changes, and how far.</summary>
public sealed record ScalingPlan
{
    /// <summary>What changes from level to level.</summary>
    public required ScalingAxis Axis { get; init; }

    /// <summary>The levels: numbers of rows, shares of the counts, standard deviations of the noise in those of the columns, numbers of columns; null for the usual ones.</summary>
    public IReadOnlyList<double>? Levels { get; init; }

    /// <summary>The estimates at each level; null for three of rows and columns and one of depth and noise.</summary>
    public int? Repeats { get; init; }

    /// <summary>The sides that are changed; rows are those of both.</summary>
    public ScalingSides Sides { get; init; } = ScalingSides.X;

    /// <summary>What is done to X after its counts were thinned; null for nothing.</summary>
    public Func<Samples, Samples>? PrepareX { get; init; }

    /// <summary>The same of Y.</summary>
    public Func<Samples, Samples>? PrepareY { get; init; }
}
