using LatentMI.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace LatentMI.Representation;

/// <summary>
/// Finds groups of columns of X and of Y, such as a column each, that depend on each other and on no column of another group: the information of the sides is then the sum over the groups, and
/// each can be estimated in few columns a side, where nearest neighbors are best.
/// </summary>
/// <remarks>
/// Columns are compared by <see cref="RankCosines"/>, at 1 % over all pairs of them; those that depend on each other, directly or through others, are a group. So are those that depend on each other
/// beyond pairs, at 1 % again: three columns by products of a cosine of each, which shows a product of two columns in a third; and two columns of a group with two of another by products of four,
/// which shows a sign or a scale that groups have in common. Columns that are nearly always one value are compared by <see cref="RareValues"/>.
/// </remarks>
internal static class IndependentGroups
{
    private const double Level = 0.01;

    // Beyond pairs cosines of so low an order are compared: a product of columns is in the first ones.
    private const int LowCosines = 2;
    private const int ProductsOfPair = LowCosines * LowCosines;

    // More rows show nothing more that matters, as estimates are in error by as much; of many columns fewer are compared, a second of products of 150 columns. Of fewer than the fewest, few rows decide.
    private const int MostRows = 10_000;
    private const int FewestRows = 1000;
    private const double MostProducts = 2e10;

    // More than a correlation tells, in standard deviations of what cosines tell.
    private const double EvidentDeviations = 3;

    /// <summary>Finds the groups.</summary>
    /// <param name="x">n rows of some columns.</param>
    /// <param name="y">n rows of some columns.</param>
    /// <param name="most">The columns of a side from which on a group is not compared with others beyond pairs.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The groups that have columns of both sides.</returns>
    public static ColumnGroup[] Find(MatrixView x, MatrixView y, int most, Compute compute)
    {
        int count = x.Columns + y.Columns;
        var both = new MatrixView(new AlignedBuffer(checked(x.Rows * count)), x.Rows, count);
        for (int i = 0; i < x.Rows; i++)
        {
            x.Row(i).CopyTo(both.Row(i));
            y.Row(i).CopyTo(both.Row(i)[x.Columns..]);
        }

        MatrixView cosines = RankCosines.Of(both, compute);
        var rare = RareValues.Mark(both, cosines, compute);
        int[] counts = RankCosines.Counts(cosines);
        if (counts.Contains(0))
        {
            return [];
        }

        MatrixView cross = PrincipalComponents.Product(cosines.Transposed, cosines, compute);
        int[] groupOf = Connected(cross, rare, counts, x.Rows);
        int[] compared =
        [
            .. Enumerable.Range(0, count).GroupBy(column => groupOf[column])
                .Where(group => group.Count(IsOfX) <= most && group.Count(column => !IsOfX(column)) <= most).SelectMany(group => group).Order(),
        ];
        int[] joined = JoinedBeyondPairs(cosines, compared, Array.ConvertAll(compared, column => Array.IndexOf(compared, groupOf[column])), compute);
        for (int place = 0; place < compared.Length; place++)
        {
            groupOf[compared[place]] = compared[joined[place]];
        }

        return
        [
            .. Enumerable.Range(0, count).GroupBy(column => groupOf[column])
                .Select(group => Group([.. group.Where(IsOfX)], [.. group.Where(column => !IsOfX(column))]))
                .Where(group => group.X.Length > 0 && group.Y.Length > 0),
        ];

        bool IsOfX(int column) => column < x.Columns;

        ColumnGroup Group(int[] ofX, int[] ofY) =>
            new(ofX, Array.ConvertAll(ofY, column => column - x.Columns), ofX is [var a] && ofY is [var b] && IsCorrelation(both, cross, counts, a, b));
    }

    /// <summary>
    /// Whether the cosines of two columns tell no more than columns of this correlation do that are normal together: of the series of their mean products rho, rho^2, ... the sum of the squares is
    /// rho^2 / (1 - rho^2) (H. O. Lancaster, Annals of Mathematical Statistics 29, 1958).
    /// </summary>
    private static bool IsCorrelation(MatrixView both, MatrixView cross, int[] counts, int a, int b)
    {
        double rows = both.Rows;
        int degrees = counts[a] * counts[b];
        double told = RankCosines.Statistic(cross, a, b, both.Rows) / rows;
        double square = Math.Pow(Correlation.Pearson(Column(a), Column(b)), 2);

        // The variance of a non-central chi-squared statistic.
        double deviation = Math.Sqrt((2 * degrees) + (4 * rows * told)) / rows;
        return told - (degrees / rows) <= (square / (1 - square)) + (EvidentDeviations * deviation);

        IEnumerable<double> Column(int column) => Enumerable.Range(0, both.Rows).Select(row => (double)both.Row(row)[column]);
    }

    /// <summary>The group of each column, called by one of its columns: those that depend on each other, directly or through others.</summary>
    private static int[] Connected(MatrixView cross, RareValues rare, int[] counts, int rows)
    {
        int columns = counts.Length;
        double level = Level / (columns * (columns - 1) / 2.0);
        double[] limits = RankCosines.Limits(1 - level);
        int[] groupOf = [.. Enumerable.Range(0, columns)];
        foreach ((int a, int b) in Pairs(columns).Where(Depend))
        {
            Join(groupOf, a, b);
        }

        return groupOf;

        bool Depend((int A, int B) pair) => rare.AreNormal(pair.A, rare, pair.B)
            ? RankCosines.Statistic(cross, pair.A, pair.B, rows) > limits[counts[pair.A] * counts[pair.B]]
            : rare.ChanceOf(pair.A, rare, pair.B, cross.Row(pair.A * RankCosines.Count)[pair.B * RankCosines.Count]) < level;
    }

    /// <summary>The groups after those are joined of which three columns, or two columns of one and two of another, have in common what two columns do not.</summary>
    /// <param name="cosines">The cosines of all columns.</param>
    /// <param name="compared">The columns that are compared.</param>
    /// <param name="groupOf">The group of each of these, called by the place of one.</param>
    /// <param name="compute">What it runs on.</param>
    private static int[] JoinedBeyondPairs(MatrixView cosines, int[] compared, int[] groupOf, Compute compute)
    {
        int columns = compared.Length;
        if (columns < 3)
        {
            return groupOf;
        }

        (int A, int B)[] pairs = Pairs(columns);
        double products = (double)ProductsOfPair * pairs.Length * LowCosines * columns;
        int[] rows = EvenlySpaced.Places(cosines.Rows, (int)Math.Clamp(MostProducts / products, FewestRows, MostRows));
        MatrixView low = cosines.SelectRows(rows).SelectColumns([.. compared.SelectMany(column => Enumerable.Range(column * RankCosines.Count, LowCosines))]);
        int[] joined = [.. groupOf];

        // Of three columns one is beside the product of the two before it.
        double triples = LowCosines * pairs.Sum(pair => (double)Enumerable.Range(pair.B + 1, columns - pair.B - 1).Count(c => AreOfSeveral(pair, c)));
        for (int a = 0; a < columns - 2; a++)
        {
            (int A, int B)[] ofColumn = [.. pairs.Where(pair => pair.A == a)];
            foreach ((int product, int other) in Correlated(
                Products(low, ofColumn), low, (product, other) => AreOfSeveral(ofColumn[product / ProductsOfPair], other / LowCosines), ProductsOfPair * triples, compute))
            {
                (int first, int second) = ofColumn[product / ProductsOfPair];
                Join(joined, first, second);
                Join(joined, first, other / LowCosines);
            }
        }

        (int A, int B)[] within = [.. pairs.Where(pair => joined[pair.A] == joined[pair.B])];
        double ofTwoGroups = within.Sum(one => (double)within.Count(other => AreOfOrderedGroups(one, other)));
        MatrixView inGroups = Products(low, within);
        (int, int)[] common = Correlated(
            inGroups, inGroups, (one, other) => AreOfOrderedGroups(within[one / ProductsOfPair], within[other / ProductsOfPair]), ProductsOfPair * ProductsOfPair * ofTwoGroups, compute);
        foreach ((int one, int other) in common)
        {
            Join(joined, within[one / ProductsOfPair].A, within[other / ProductsOfPair].A);
        }

        return joined;

        bool AreOfSeveral((int A, int B) pair, int c) => c > pair.B && (groupOf[pair.A] != groupOf[pair.B] || groupOf[pair.A] != groupOf[c]);

        bool AreOfOrderedGroups((int A, int B) one, (int A, int B) other) => joined[one.A] < joined[other.A];
    }

    private static (int A, int B)[] Pairs(int columns) => [.. Enumerable.Range(0, columns).SelectMany(a => Enumerable.Range(a + 1, columns - a - 1), (a, b) => (a, b))];

    private static void Join(int[] groupOf, int a, int b)
    {
        (int kept, int other) = (Math.Min(groupOf[a], groupOf[b]), Math.Max(groupOf[a], groupOf[b]));
        for (int column = 0; column < groupOf.Length; column++)
        {
            groupOf[column] = groupOf[column] == other ? kept : groupOf[column];
        }
    }

    /// <summary>The products of two columns' cosines, each with each, less their means.</summary>
    private static MatrixView Products(MatrixView low, (int A, int B)[] pairs)
    {
        var products = new MatrixView(new AlignedBuffer(checked(low.Rows * pairs.Length * ProductsOfPair)), low.Rows, pairs.Length * ProductsOfPair);
        var means = new double[products.Columns];
        for (int i = 0; i < low.Rows; i++)
        {
            ReadOnlySpan<float> row = low.Row(i);
            Span<float> target = products.Row(i);
            for (int place = 0; place < target.Length; place++)
            {
                (int a, int b) = pairs[place / ProductsOfPair];
                target[place] = row[(a * LowCosines) + (place % ProductsOfPair / LowCosines)] * row[(b * LowCosines) + (place % LowCosines)];
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

    /// <summary>
    /// The columns of two matrices of mean 0 whose mean product is not 0, by its standard error; not those of which a few rows decide, as of products of columns that are often one value: of two such
    /// that depend on each other, a product with a third is rarely large.
    /// </summary>
    private static (int A, int B)[] Correlated(MatrixView a, MatrixView b, Func<int, int, bool> isCompared, double comparisons, Compute compute)
    {
        if (comparisons == 0)
        {
            return [];
        }

        double limit = Normal.InvCDF(0, 1, 1 - (Level / 2 / comparisons));
        MatrixView sums = PrincipalComponents.Product(a.Transposed, b, compute);
        MatrixView squares = PrincipalComponents.Product(Squared(a).Transposed, Squared(b), compute);
        (double[] momentsA, double[] momentsB) = (RareValues.FourthMoments(a), RareValues.FourthMoments(b));
        return
        [
            .. from i in Enumerable.Range(0, sums.Rows)
               from j in Enumerable.Range(0, sums.Columns)
               where Math.Abs(sums.Row(i)[j]) > limit * Math.Sqrt(squares.Row(i)[j]) && RareValues.IsMeanNormal(momentsA[i], momentsB[j], a.Rows) && isCompared(i, j)
               select (i, j),
        ];
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
