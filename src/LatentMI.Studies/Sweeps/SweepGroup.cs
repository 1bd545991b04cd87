namespace LatentMI.Studies.Sweeps;

/// <summary>A group of columns: what the plan says of it, and what was found in its file.</summary>
public sealed record SweepGroup
{
    /// <summary>The name in the plan, which tells it from the others.</summary>
    public required string Name { get; init; }

    /// <summary>The address of its samples as in the plan, relative to the plan's folder.</summary>
    public required string Address { get; init; }

    /// <summary>The columns of the samples that belong to it, from 0; null for all of them.</summary>
    public IReadOnlyList<int>? Columns { get; init; }

    /// <summary>The rows that are used.</summary>
    public required RowChoice Rows { get; init; }

    /// <summary>The number of rows that are used.</summary>
    public required int Count { get; init; }

    /// <summary>The number of columns.</summary>
    public required int Dimensions { get; init; }
}
