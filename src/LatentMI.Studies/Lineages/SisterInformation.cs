using LatentMI.Inference;

namespace LatentMI.Studies.Lineages;

/// <summary>What each pair of sisters shares, and what each late cell tells of its sisters: the pointwise values of a <see cref="MarkovTest"/>.</summary>
/// <param name="Pairs">The pairs that were drawn, in the order of their rows.</param>
/// <param name="Cells">The cells that were drawn, in the order of their rows.</param>
/// <param name="MeanBits">The mean of all pointwise values, each pair as often as it was drawn, so that every clone counts alike; in bits.</param>
/// <remarks>
/// Two cells are the same pair whichever of them was on the side of X. A value is held out where the estimator holds rows out: it is of maps and density
/// ratios that were fitted to other clones. An estimate that is calibrated differs from the mean of its values, and so does their mean from it.
/// </remarks>
public sealed record SisterInformation(IReadOnlyList<SisterPair> Pairs, IReadOnlyList<SisterCell> Cells, double MeanBits)
{
    /// <summary>The number of clones below which a mean of two types is not shown: pairs of a clone are alike, and its interval is of few.</summary>
    public const int FewestClones = 10;

    /// <summary>Averages the values of each pair and of each cell over pairings.</summary>
    /// <param name="sisters">The estimates of all pairings.</param>
    /// <param name="lineages">The clones of the cells.</param>
    public static SisterInformation Of(RepeatedPairing sisters, CellLineages lineages)
    {
        ArgumentNullException.ThrowIfNull(sisters);
        ArgumentNullException.ThrowIfNull(lineages);
        (int X, int Y, double Bits)[] drawn =
        [
            .. sisters.Estimates
                .SelectMany(estimate => Enumerable.Range(0, estimate.Pairs.Count).Select(pair => (estimate.Pairs.X[pair], estimate.Pairs.Y[pair], estimate.PointwiseBits[pair])))
                .Where(value => double.IsFinite(value.Item3)),
        ];
        SisterPair[] pairs =
        [
            .. drawn.GroupBy(value => (First: Math.Min(value.X, value.Y), Second: Math.Max(value.X, value.Y)), value => value.Bits)
                .OrderBy(pair => pair.Key)
                .Select(pair => new SisterPair(pair.Key.First, pair.Key.Second, lineages.Clones[pair.Key.First]!, pair.Average(), pair.Count())),
        ];
        SisterCell[] cells =
        [
            .. drawn.SelectMany(value => new[] { (Row: value.X, value.Bits), (Row: value.Y, value.Bits) })
                .GroupBy(value => value.Row, value => value.Bits)
                .OrderBy(cell => cell.Key)
                .Select(cell => new SisterCell(cell.Key, lineages.Clones[cell.Key]!, cell.Average(), cell.Count())),
        ];
        return new SisterInformation(pairs, cells, drawn.Length == 0 ? double.NaN : drawn.Average(value => value.Bits));
    }

    /// <summary>The means of pairs of types.</summary>
    /// <param name="types">The type of each cell.</param>
    /// <returns>The pairs of types that were drawn, however rarely, in the order of the types; pairs of a cell of unknown type are left out.</returns>
    /// <remarks>
    /// A pair counts as often as it was drawn, since each pairing takes one pair of every clone: the means of all pairs of types, each by its draws, are then
    /// <see cref="MeanBits"/> (but for cells of unknown type).
    /// </remarks>
    public IReadOnlyList<TypePair> ByType(CellTypes types)
    {
        ArgumentNullException.ThrowIfNull(types);
        return
        [
            .. Pairs
                .Select(pair => (Pair: pair, One: types.OfCells[pair.First], Other: types.OfCells[pair.Second]))
                .Where(pair => pair is { One: >= 0, Other: >= 0 })
                .GroupBy(pair => (First: Math.Min(pair.One, pair.Other), Second: Math.Max(pair.One, pair.Other)), pair => pair.Pair)
                .OrderBy(group => group.Key)
                .Select(group => MeanOf(group.Key.First, group.Key.Second, [.. group])),
        ];
    }

    private static TypePair MeanOf(int first, int second, SisterPair[] pairs)
    {
        (double mean, ConfidenceInterval interval, int clones) = CloneMean.Of(
            [.. pairs.Select(pair => pair.MeanBits)], [.. pairs.Select(pair => (double)pair.Draws)], [.. pairs.Select(pair => pair.CloneName)]);
        return new TypePair(first, second, mean, interval, pairs.Length, pairs.Sum(pair => pair.Draws), clones);
    }
}
