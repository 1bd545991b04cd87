using LatentMI.Neighbors;
using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Preparing;

/// <summary>
/// Rows that are nearly copies of each other, in X and in Y at once: augmented or jittered rows, replicates, rows that were saved twice and rounded. Each finds
/// its copy among its neighbors, in other folds too, and that looks like information.
/// </summary>
/// <remarks>
/// Copies are a set of few rows that is the same whichever of its rows and whichever side is asked: the k nearest neighbors of one in X are those in Y, they
/// with the row itself are those of the nearest of them, and the next row is much farther away than they are. Where rows lie evenly on something of q
/// dimensions, the ratio r of the distances of neighbors k and k + 1 has r^(kq) uniform between 0 and 1, so that r^q below a is found in about a / (1 - a) of the rows
/// at most, however X and Y depend on each other. More than four times as many are copies. q is the local dimension of a side, from farther neighbors.
/// Copies with more noise than the distance to the next row of a side are found by their joint ranks: <see cref="JointSets"/>.
/// </remarks>
/// <param name="Share">The share of rows that are nearly copies of others.</param>
/// <param name="Row">One of them.</param>
/// <param name="Copy">A row that it is nearly a copy of.</param>
internal sealed record NearCopies(double Share, int Row, int Copy)
{
    // Copies of one row that are found, at most; and rows for each of them.
    private const int MostCopies = 15;
    private const int RowsPerCopy = 50;

    // How much nearer than the next row copies are at least, whatever the number of dimensions.
    private const double MostRatio = 0.5;

    // Rows among which copies are sought; rows that are asked, and the distances that all of them together may take.
    private const int MostRows = 100_000;
    private const int MostAsked = 1000;
    private const int FewestAsked = 200;
    private const long MostDistances = 10_000_000;

    // How many times what even rows show, and how many rows besides, are evidence. A set of many rows is found by each of them, and counts as a pair does.
    private const double Beyond = 4;
    private const int FewestFound = 6;
    private const double RowsOfPair = 2;
    private const double SmallestShare = 0.005;

    // The part of the rows without copies that tells how rows lie.
    private const double FewestOthers = 0.35;

    private static readonly double[] Levels = [0.001, 0.003, 0.01, 0.03, 0.1];

    /// <summary>Finds them in a sample of the rows.</summary>
    /// <param name="x">The rows of X.</param>
    /// <param name="y">The rows of Y.</param>
    /// <param name="groups">Rows that belong together, of which copies are expected; null where there are none.</param>
    /// <param name="block">Rows of the file that are as near as this belong together; 1 where none do.</param>
    /// <returns>Null where there are no more than chance explains.</returns>
    public static NearCopies? Find(Samples x, Samples y, RowGroups? groups, int block)
    {
        int most = Math.Min(MostCopies, x.Count / RowsPerCopy);
        if (most < 1 || AreLabels(x) || AreLabels(y))
        {
            return null;
        }

        int[] order = new RandomStream(0, RandomPurpose.RowSketch, 2).NextPermutation(x.Count);
        int[] searched = [.. order.Take(MostRows).Order()];
        var distances = new PairDistances(RowSketch.Of(x.ViewRows(searched), 0), RowSketch.Of(y.ViewRows(searched), 1), searched, groups?.OfRows, block);
        int asked = (int)Math.Min(searched.Length, Math.Clamp(MostDistances / searched.Length, FewestAsked, MostAsked));
        int[] rows = new RandomStream(0, RandomPurpose.RowSketch, 3).NextPermutation(searched.Length)[..asked];

        // The distances of a row to all others are most of the work, and serve both.
        var sides = new Search(distances, most);
        var sets = new JointSets(distances, most);
        var asking = new Neighborhood[rows.Length];
        var gaps = new JointGap[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            distances.From(rows[i]);
            (asking[i], gaps[i]) = (sides.Around(), sets.Around(rows[i]));
        }

        return (FindGaps(sides, rows, asking, most) ?? sets.Find(gaps)) is { } found
            ? found with { Row = searched[found.Row], Copy = searched[found.Copy] }
            : null;
    }

    /// <summary>Seeks rows with a gap behind their nearest ones on each side.</summary>
    private static NearCopies? FindGaps(Search sides, int[] rows, Neighborhood[] asking, int most)
    {
        int asked = rows.Length;
        Candidate[] candidates = [.. rows.Zip(asking).Select(asked => Candidate.Find(asked.First, asked.Second, most)).OfType<Candidate>().Where(found => found.IsMutual(sides))];
        var withGap = candidates.Select(found => found.Around).ToHashSet();
        Neighborhood[] others = [.. asking.Where(around => !withGap.Contains(around))];
        others = others.Length < FewestOthers * asked ? [] : others;
        double dimensionX = Dimension([.. asking.Select(around => around.X)], [.. others.Select(around => around.X)], most);
        double dimensionY = Dimension([.. asking.Select(around => around.Y)], [.. others.Select(around => around.Y)], most);
        double[] levels = Array.ConvertAll(candidates, found => found.Level(dimensionX, dimensionY));
        foreach (double level in Levels)
        {
            Candidate[] below = [.. candidates.Where((_, i) => levels[i] <= level)];
            if (below.Sum(found => RowsOfPair / (found.Copies + 1)) > (Beyond * level * asked) + Math.Max(FewestFound, SmallestShare * asked))
            {
                double share = (double)levels.Count(other => other <= Levels[^1]) / asked;
                return new NearCopies(share, below[0].Row, below[0].Around.X.Rows[0]);
            }
        }

        return null;
    }

    private static bool AreLabels(Samples side) => LabelDetection.MayBe(side, RowLabels.Find(side, CancellationToken.None));

    /// <summary>
    /// The number of dimensions in which rows lie around one, at least one: the smaller of that among neighbors behind the copies, and, a curve may be wound up, of that
    /// among the nearest neighbors of rows that have no copies, where there are enough of these.
    /// </summary>
    private static double Dimension(Ranked[] all, Ranked[] withoutCopies, int most) =>
        Math.Max(1, Math.Min(Dimension(all, most + 1), withoutCopies.Length == 0 ? double.PositiveInfinity : Dimension(withoutCopies, 2)));

    /// <summary>From the distances of neighbors m and 2 m: the power of their ratio that has the median 1/2.</summary>
    private static double Dimension(Ranked[] side, int m)
    {
        double[] ratios = [.. side.Where(ranked => ranked.Distances[(2 * m) - 1] > 0).Select(ranked => ranked.Distances[m - 1] / ranked.Distances[(2 * m) - 1]).Order()];
        double median = ratios.Length == 0 ? 0 : ratios[ratios.Length / 2];
        return median is > 0 and < 1 ? Math.Log(0.5) / Math.Log(median) : 1;
    }

    /// <summary>The nearest rows of one on a side.</summary>
    /// <param name="Rows">The rows, nearest first.</param>
    /// <param name="Distances">Their distances.</param>
    private sealed record Ranked(int[] Rows, double[] Distances)
    {
        /// <summary>The distance of neighbor k as a part of that of neighbor k + 1; 1 where both are 0, or there is no other row.</summary>
        public double Ratio(int k) => Distances[k] > 0 && double.IsFinite(Distances[k]) ? Distances[k - 1] / Distances[k] : 1;
    }

    private sealed record Neighborhood(Ranked X, Ranked Y);

    /// <summary>A row behind whose nearest rows there is a gap on both sides.</summary>
    /// <param name="Row">The row.</param>
    /// <param name="Around">Its neighbors.</param>
    /// <param name="Copies">How many of them are before the gap, the same on both sides.</param>
    private sealed record Candidate(int Row, Neighborhood Around, int Copies)
    {
        /// <summary>The widest gap; null where there is none.</summary>
        public static Candidate? Find(int row, Neighborhood around, int most)
        {
            (double smallest, int copies) = (double.PositiveInfinity, 0);
            for (int k = 1; k <= most; k++)
            {
                // Rows that are equal on both sides are copies, not nearly: see RepeatedPairs.
                double ratio = Math.Max(around.X.Ratio(k), around.Y.Ratio(k));
                if (ratio is > 0 and <= MostRatio && ratio < smallest && around.X.Rows[..k].ToHashSet().SetEquals(around.Y.Rows[..k]))
                {
                    (smallest, copies) = (ratio, k);
                }
            }

            return copies > 0 ? new Candidate(row, around, copies) : null;
        }

        /// <summary>Whether the nearest of the copies has the same ones.</summary>
        public bool IsMutual(Search sides)
        {
            int nearest = Around.X.Rows[0];
            HashSet<int> expected = [Row, .. Around.X.Rows[..Copies]];
            Neighborhood back = sides.From(nearest);
            return expected.SetEquals([nearest, .. back.X.Rows[..Copies]]) && expected.SetEquals([nearest, .. back.Y.Rows[..Copies]]);
        }

        /// <summary>In which part of rows that lie evenly there is such a gap, about. Equal rows of one side are no evidence, and no counterevidence.</summary>
        public double Level(double dimensionX, double dimensionY) =>
            Math.Max(Math.Pow(Around.X.Ratio(Copies), dimensionX), Math.Pow(Around.Y.Ratio(Copies), dimensionY));
    }

    private sealed class Search(PairDistances distances, int most)
    {
        private readonly NearestList<double> _x = new((2 * most) + 2);
        private readonly NearestList<double> _y = new((2 * most) + 2);

        /// <summary>The neighbors of a row.</summary>
        public Neighborhood From(int row)
        {
            distances.From(row);
            return Around();
        }

        /// <summary>The neighbors of the row that the distances are from.</summary>
        public Neighborhood Around() => new(Take(distances.X, _x), Take(distances.Y, _y));

        private static Ranked Take(ReadOnlySpan<double> side, NearestList<double> list)
        {
            list.Clear();
            for (int other = 0; other < side.Length; other++)
            {
                if (side[other] < double.PositiveInfinity)
                {
                    list.Offer(side[other], other);
                }
            }

            int[] nearest = list.Rows.ToArray();
            var taken = new double[nearest.Length];
            for (int i = 0; i < taken.Length; i++)
            {
                taken[i] = nearest[i] < 0 ? double.PositiveInfinity : Math.Sqrt(side[nearest[i]]);
            }

            return new Ranked(nearest, taken);
        }
    }
}
