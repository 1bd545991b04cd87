using LatentMI.Numerics;
using MathNet.Numerics.Distributions;

namespace LatentMI.Representation;

/// <summary>
/// Finds groups of columns of X and of Y, such as a column each, that depend on each other and on no column of another group: the information of the sides is then the sum over the groups, and
/// each can be estimated in few columns a side, where nearest neighbors are best.
/// </summary>
/// <remarks>
/// Columns are compared by <see cref="RankCosines"/>, at 1 % over all pairs of them; those that depend on each other, directly or through others, are a group. Then all that is compared beyond
/// pairs is, at 1 % again: three columns that are not of one group by products of a cosine of each, which shows a product of two columns in a third; two columns of a group with two of another by
/// products of four, which shows a sign or a scale that groups have in common. Columns that are nearly always one value are not judged.
/// </remarks>
internal static class IndependentGroups
{
    private const double Level = 0.01;

    // Beyond pairs cosines of so low an order are compared: a product of columns is in the first ones.
    private const int LowCosines = 2;

    // More rows show nothing more that matters, as estimates are in error by as much; of many columns fewer are compared, a second of products.
    private const int MostRows = 10_000;
    private const double MostProducts = 2e10;

    /// <summary>Finds the groups.</summary>
    /// <param name="x">n rows of some columns.</param>
    /// <param name="y">n rows of some columns.</param>
    /// <param name="most">The columns of a side that a group may have.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The columns of each group that has some of both sides; empty where a group has more columns, where columns of different groups depend on each other, or where all columns are one group.</returns>
    public static (int[] X, int[] Y)[] Find(MatrixView x, MatrixView y, int most, Compute compute)
    {
        int count = x.Columns + y.Columns;
        var both = new MatrixView(new AlignedBuffer(checked(x.Rows * count)), x.Rows, count);
        for (int i = 0; i < x.Rows; i++)
        {
            x.Row(i).CopyTo(both.Row(i));
            y.Row(i).CopyTo(both.Row(i)[x.Columns..]);
        }

        MatrixView cosines = RankCosines.Of(both, compute);
        int[] counts = RankCosines.Counts(cosines);
        if (counts.Contains(0))
        {
            return [];
        }

        int[] groupOf = Connected(cosines, counts, compute);
        (int[] X, int[] Y)[] groups =
        [
            .. Enumerable.Range(0, count).GroupBy(column => groupOf[column])
                .Select(group => (X: group.Where(column => column < x.Columns).ToArray(), Y: group.Where(column => column >= x.Columns).Select(column => column - x.Columns).ToArray()))
                .Where(group => group.X.Length > 0 && group.Y.Length > 0),
        ];
        bool areSmall = groups.All(group => group.X.Length <= most && group.Y.Length <= most);
        bool isOne = groups.Length == 1 && groups[0].X.Length == x.Columns && groups[0].Y.Length == y.Columns;
        return groups.Length > 0 && areSmall && !isOne && AreIndependent(cosines, groupOf, compute) ? groups : [];
    }

    /// <summary>The group of each column: the first column that it depends on, directly or through others.</summary>
    private static int[] Connected(MatrixView cosines, int[] counts, Compute compute)
    {
        int columns = counts.Length;
        MatrixView cross = PrincipalComponents.Product(cosines.Transposed, cosines, compute);
        double[] limits = RankCosines.Limits(1 - (Level / (columns * (columns - 1) / 2.0)));
        int[] groupOf = [.. Enumerable.Range(0, columns)];
        for (int a = 0; a < columns; a++)
        {
            for (int b = a + 1; b < columns; b++)
            {
                (int first, int other) = (Math.Min(groupOf[a], groupOf[b]), Math.Max(groupOf[a], groupOf[b]));
                if (first != other && RankCosines.Statistic(cross, a, b, cosines.Rows) > limits[counts[a] * counts[b]])
                {
                    groupOf = Array.ConvertAll(groupOf, group => group == other ? first : group);
                }
            }
        }

        return groupOf;
    }

    /// <summary>Whether no three columns of several groups, and no two columns of a group with two of another, have in common what two columns do not.</summary>
    private static bool AreIndependent(MatrixView cosines, int[] groupOf, Compute compute)
    {
        int columns = groupOf.Length;
        (int A, int B)[] pairs = [.. Enumerable.Range(0, columns).SelectMany(a => Enumerable.Range(a + 1, columns - a - 1), (a, b) => (a, b))];
        (int A, int B)[] within = [.. pairs.Where(pair => groupOf[pair.A] == groupOf[pair.B])];
        double products = LowCosines * LowCosines * ((pairs.Length * (double)LowCosines * columns) + (within.Length * (double)LowCosines * LowCosines * within.Length));
        int[] rows = EvenlySpaced.Places(cosines.Rows, (int)Math.Min(MostRows, MostProducts / products));
        MatrixView low = cosines.SelectRows(rows).SelectColumns([.. Enumerable.Range(0, columns * LowCosines).Select(i => (i / LowCosines * RankCosines.Count) + (i % LowCosines))]);

        // Of a triple one column is beside the product of the two before it.
        double triples = pairs.Sum(pair => (double)Enumerable.Range(pair.B + 1, columns - pair.B - 1).Count(c => AreOfSeveral(pair, c)));
        double pairsOfPairs = within.Sum(one => (double)within.Count(other => AreOfOrderedGroups(one, other)));
        double tests = LowCosines * LowCosines * LowCosines * (triples + (LowCosines * pairsOfPairs));
        if (tests == 0)
        {
            return true;
        }

        double limit = Normal.InvCDF(0, 1, 1 - (Level / 2 / tests));
        for (int a = 0; a < columns - 2; a++)
        {
            (int A, int B)[] ofColumn = [.. pairs.Where(pair => pair.A == a)];
            if (Largest(Products(low, ofColumn), low, (product, other) => AreOfSeveral(ofColumn[product / (LowCosines * LowCosines)], other / LowCosines), compute) > limit)
            {
                return false;
            }
        }

        MatrixView inGroups = Products(low, within);
        return Largest(inGroups, inGroups, (one, other) => AreOfOrderedGroups(within[one / (LowCosines * LowCosines)], within[other / (LowCosines * LowCosines)]), compute) <= limit;

        bool AreOfSeveral((int A, int B) pair, int c) => c > pair.B && (groupOf[pair.A] != groupOf[pair.B] || groupOf[pair.A] != groupOf[c]);

        bool AreOfOrderedGroups((int A, int B) one, (int A, int B) other) => groupOf[one.A] < groupOf[other.A];
    }

    /// <summary>The products of two columns' cosines, each with each, less their means.</summary>
    private static MatrixView Products(MatrixView low, (int A, int B)[] pairs)
    {
        int each = LowCosines * LowCosines;
        var products = new MatrixView(new AlignedBuffer(checked(low.Rows * pairs.Length * each)), low.Rows, pairs.Length * each);
        var means = new double[products.Columns];
        for (int i = 0; i < low.Rows; i++)
        {
            ReadOnlySpan<float> row = low.Row(i);
            Span<float> target = products.Row(i);
            for (int place = 0; place < target.Length; place++)
            {
                (int a, int b) = pairs[place / each];
                target[place] = row[(a * LowCosines) + (place % each / LowCosines)] * row[(b * LowCosines) + (place % LowCosines)];
                means[place] += target[place] / (double)low.Rows;
            }
        }

        for (int i = 0; i < low.Rows; i++)
        {
            Span<float> row = products.Row(i);
            for (int place = 0; place < row.Length; place++)
            {
                row[place] -= (float)means[place];
            }
        }

        return products;
    }

    /// <summary>The largest mean product of columns of two matrices of mean 0, in its standard errors.</summary>
    private static double Largest(MatrixView a, MatrixView b, Func<int, int, bool> isCompared, Compute compute)
    {
        MatrixView sums = PrincipalComponents.Product(a.Transposed, b, compute);
        MatrixView squares = PrincipalComponents.Product(Squared(a).Transposed, Squared(b), compute);
        double largest = 0;
        for (int i = 0; i < sums.Rows; i++)
        {
            for (int j = 0; j < sums.Columns; j++)
            {
                if (squares.Row(i)[j] > 0 && isCompared(i, j))
                {
                    largest = Math.Max(largest, Math.Abs(sums.Row(i)[j]) / Math.Sqrt(squares.Row(i)[j]));
                }
            }
        }

        return largest;
    }

    private static MatrixView Squared(MatrixView values)
    {
        MatrixView squares = values.LeadingColumns(values.Columns);
        foreach (ref float value in squares.Span)
        {
            value *= value;
        }

        return squares;
    }
}
