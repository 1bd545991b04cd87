namespace LatentMI.Reporting.Reports;

/// <summary>Two sister cells and what each tells of the other.</summary>
public sealed record SisterPairReport
{
    /// <summary>The name of the cell that comes first in the file; its row, from 1, where cells have no names.</summary>
    public required string First { get; init; }

    /// <summary>That of the other.</summary>
    public required string Second { get; init; }

    /// <summary>Their clone.</summary>
    public required string CloneName { get; init; }

    /// <summary>The mean of their pointwise values, in bits.</summary>
    public required double PmiBits { get; init; }

    /// <summary>The number of pairings that they were drawn in.</summary>
    public required int Pairings { get; init; }
}
