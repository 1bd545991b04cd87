using LatentMI.Studies.Lineages;

namespace LatentMI.Reporting.Reports;

/// <summary>What sisters of two types of cell tell of each other.</summary>
public sealed record TypePairReport
{
    /// <summary>One type.</summary>
    public required string First { get; init; }

    /// <summary>The other, or the same.</summary>
    public required string Second { get; init; }

    /// <summary>The mean of their pointwise values, each pair as often as it was drawn, in bits.</summary>
    public required double? MeanPmiBits { get; init; }

    /// <summary>The lower and the upper end of its 95 % interval over clones; null of one clone.</summary>
    public required IReadOnlyList<double>? Ci95Bits { get; init; }

    /// <summary>The number of different pairs.</summary>
    public required int Pairs { get; init; }

    /// <summary>How often they were drawn.</summary>
    public required int Draws { get; init; }

    /// <summary>The number of their clones.</summary>
    public required int Clones { get; init; }

    /// <summary>Whether there are clones enough for the map to show the mean.</summary>
    public required bool IsShown { get; init; }

    /// <summary>Describes two types.</summary>
    /// <param name="pair">What their sisters share.</param>
    /// <param name="types">The types.</param>
    internal static TypePairReport Describe(TypePair pair, CellTypes types) => new()
    {
        First = types.Names[pair.First],
        Second = types.Names[pair.Second],
        MeanPmiBits = Finite.OrNull(pair.MeanBits),
        Ci95Bits = Finite.Ends(pair.Interval),
        Pairs = pair.Pairs,
        Draws = pair.Draws,
        Clones = pair.Clones,
        IsShown = pair.Clones >= SisterInformation.FewestClones,
    };
}
