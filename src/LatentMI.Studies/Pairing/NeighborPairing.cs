using System.Globalization;
using LatentMI.Numerics;

namespace LatentMI.Studies.Pairing;

/// <summary>Pairs of cells that are nearest neighbors in a space of one to three dimensions, by Euclidean distance.</summary>
/// <remarks>
/// Cells in random order take their nearest neighbor where both are free; where several are as near (to one part in 1e9, as on a grid), one of them at random. Groups
/// are blocks of space: cells are divided at the median of the wider axis, again and again, into up to <see cref="RelatedPairing.WantedGroups"/> blocks of as many
/// cells, and a pair is of the block of its cell on the side of X. Cells near a border have neighbors across it.
/// </remarks>
internal sealed class NeighborPairing : RelatedPairing
{
    // Beyond so many dimensions the search looks at nearly all cells.
    private const int MostDimensions = 3;
    private const double TieTolerance = 1e-9;
    private const int FewestCellsOfBlock = 8;

    private readonly List<int>[] _partners;
    private readonly int[] _blocks;
    private readonly int _blockCount;
    private readonly bool _isMutual;
    private readonly double? _within;
    private readonly double _medianDistance;

    private NeighborPairing(double[][] places, bool isMutual, double? within)
    {
        (_isMutual, _within) = (isMutual, within);
        (List<int> Rows, double Distance)[] nearest = FindNearest(places);
        _partners = [.. nearest.Select((near, row) => within is { } most && near.Distance > most
            ? []
            : near.Rows.FindAll(other => !isMutual || nearest[other].Rows.Contains(row)))];
        double[] distances = [.. nearest.Where((_, row) => _partners[row].Count > 0).Select(near => near.Distance).Order()];
        _medianDistance = distances.Length > 0 ? distances[distances.Length / 2] : double.NaN;
        _blocks = new int[places.Length];
        _blockCount = Divide(places, [.. Enumerable.Range(0, places.Length)], WantedGroups, 0);
    }

    /// <inheritdoc/>
    public override string Note => string.Create(
        CultureInfo.InvariantCulture,
        $"pairs of {(_isMutual ? "mutual nearest neighbors" : "a cell and its nearest neighbor")} of {_partners.Length} cells{(_within is { } most ? $", at most {most:G6} apart" : string.Empty)}, in random order, each row in one pair at most; half of the distances are below {_medianDistance:G4}; {OneLine.Count(_blockCount, "block")} of space stay together");

    /// <inheritdoc/>
    public override EstimateWarning Warning => new(
        "related-pairs",
        string.Create(CultureInfo.InvariantCulture, $"Neighbors resemble each other across pairs, which are not independent: {OneLine.Count(_blockCount, "block")} of space are kept on one side of every split and counted as wholes in the interval")
        + " (by estimators that split rows; others take pairs for independent). What is common to the whole space, or changes over distances larger than a block, is in no error.");

    /// <inheritdoc/>
    protected override IReadOnlyList<int> Groups => _blocks;

    /// <summary>Finds the pairs.</summary>
    /// <param name="coordinates">The place of each row.</param>
    /// <param name="isMutual">Whether each of two cells must be a nearest neighbor of the other.</param>
    /// <param name="within">The largest distance of a pair, in the unit of the coordinates; null for any.</param>
    /// <param name="address">Where the places are from, for messages.</param>
    /// <exception cref="InputException">There is one cell only, a place is not finite, there are too many dimensions, all cells are in one place, or no two are near enough.</exception>
    public static NeighborPairing Create(Samples coordinates, bool isMutual, double? within, string address)
    {
        if (coordinates.Count < 2)
        {
            throw new InputException($"{address}: a single cell has no neighbor; give two cells or more.");
        }

        if (coordinates.Dimensions > MostDimensions)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{address}: has {coordinates.Dimensions} columns; name one to {MostDimensions} that are coordinates."));
        }

        double[][] places = [.. Enumerable.Range(0, coordinates.Count).Select(row => Enumerable.Range(0, coordinates.Dimensions).Select(column => coordinates[row, column]).ToArray())];
        if (Array.FindIndex(places, place => !Array.TrueForAll(place, double.IsFinite)) is >= 0 and int unknown)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{address}: the place of row {coordinates.RowNumber(unknown)} is not finite; leave rows without a place out."));
        }

        if (Array.TrueForAll(places, place => place.SequenceEqual(places[0])))
        {
            throw new InputException($"{address}: all cells are in one place; give coordinates that tell them apart.");
        }

        var pairing = new NeighborPairing(places, isMutual, within);
        return Array.Exists(pairing._partners, partners => partners.Count > 0) ? pairing : throw new InputException(
            string.Create(CultureInfo.InvariantCulture, $"{address}: no two cells are at most {within:G6} apart; allow a larger distance."));
    }

    /// <inheritdoc/>
    protected override List<(int One, int Other)> Match(RandomStream random) => MatchGreedily(_partners, random);

    /// <summary>The nearest rows of each row and their distance: from its place in the order of the first axis outward, until that axis alone is farther.</summary>
    private static (List<int> Rows, double Distance)[] FindNearest(double[][] places)
    {
        int axis = WidestAxis(places, [.. Enumerable.Range(0, places.Length)]);
        int[] order = [.. Enumerable.Range(0, places.Length).OrderBy(row => places[row][axis]).ThenBy(row => row)];
        var nearest = new (List<int> Rows, double Distance)[places.Length];
        for (int i = 0; i < order.Length; i++)
        {
            double[] place = places[order[i]];
            double least = double.PositiveInfinity;
            var rows = new List<int>();
            Look(-1);
            Look(1);
            nearest[order[i]] = (rows, least);

            void Look(int step)
            {
                for (int j = i + step; j >= 0 && j < order.Length && Math.Abs(places[order[j]][axis] - place[axis]) <= least * (1 + TieTolerance); j += step)
                {
                    double distance = Math.Sqrt(places[order[j]].Zip(place, (a, b) => (a - b) * (a - b)).Sum());
                    if (distance < least * (1 - TieTolerance))
                    {
                        rows.Clear();
                        least = distance;
                    }

                    if (distance <= least * (1 + TieTolerance))
                    {
                        rows.Add(order[j]);
                    }
                }
            }
        }

        return nearest;
    }

    private static int WidestAxis(double[][] places, int[] rows) =>
        Enumerable.Range(0, places[0].Length).MaxBy(axis => rows.Max(row => places[row][axis]) - rows.Min(row => places[row][axis]));

    /// <summary>Divides cells into blocks.</summary>
    /// <param name="places">The places of all.</param>
    /// <param name="rows">The cells to divide.</param>
    /// <param name="most">The most blocks.</param>
    /// <param name="first">The number of the first block.</param>
    /// <returns>The number after the last.</returns>
    private int Divide(double[][] places, int[] rows, int most, int first)
    {
        if (most < 2 || rows.Length < 2 * FewestCellsOfBlock)
        {
            foreach (int row in rows)
            {
                _blocks[row] = first;
            }

            return first + 1;
        }

        int axis = WidestAxis(places, rows);
        int[] order = [.. rows.OrderBy(row => places[row][axis]).ThenBy(row => row)];
        int middle = Divide(places, order[..(order.Length / 2)], most / 2, first);
        return Divide(places, order[(order.Length / 2)..], most / 2, middle);
    }
}
