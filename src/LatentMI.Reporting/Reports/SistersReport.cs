using System.Globalization;
using LatentMI.Studies.Lineages;

namespace LatentMI.Reporting.Reports;

/// <summary>The pairs of sisters and their pointwise values. All of them are in <c>sisters.csv</c>.</summary>
public sealed record SistersReport
{
    // As many as are read.
    private const int Ends = 10;

    /// <summary>The number of different pairs that were drawn and have a value.</summary>
    public required int Pairs { get; init; }

    /// <summary>The number of their cells.</summary>
    public required int Cells { get; init; }

    /// <summary>The mean of all values, each pair as often as it was drawn, in bits; null where there are none.</summary>
    public required double? MeanPmiBits { get; init; }

    /// <summary>The pairs of the highest values.</summary>
    public required IReadOnlyList<SisterPairReport> Highest { get; init; }

    /// <summary>The pairs of the lowest values, none of which is among the highest.</summary>
    public required IReadOnlyList<SisterPairReport> Lowest { get; init; }

    /// <summary>Describes sisters.</summary>
    /// <param name="sisters">Their values.</param>
    /// <param name="source">The cells.</param>
    public static SistersReport Describe(SisterInformation sisters, LineageSource source)
    {
        ArgumentNullException.ThrowIfNull(sisters);
        ArgumentNullException.ThrowIfNull(source);
        SisterPairReport[] sorted = [.. sisters.Pairs.OrderByDescending(pair => pair.MeanBits).Select(pair => new SisterPairReport
        {
            First = NameOf(source, pair.First),
            Second = NameOf(source, pair.Second),
            CloneName = pair.CloneName,
            PmiBits = pair.MeanBits,
            Pairings = pair.Draws,
        })];
        return new SistersReport
        {
            Pairs = sisters.Pairs.Count,
            Cells = sisters.Cells.Count,
            MeanPmiBits = Finite.OrNull(sisters.MeanBits),
            Highest = [.. sorted.Take(Ends)],
            Lowest = [.. sorted.Skip(Ends).TakeLast(Ends).Reverse()],
        };
    }

    private static string NameOf(LineageSource source, int cell) =>
        source.Metadata.RowNames?[cell] ?? (source.Rows[cell] + 1).ToString(CultureInfo.InvariantCulture);
}
