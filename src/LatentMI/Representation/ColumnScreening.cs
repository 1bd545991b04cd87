using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Representation;

/// <summary>
/// Finds the columns of two sides that depend on each other, whatever the form of the dependence, among many that do not: nearest neighbors then see a curve that
/// maps of all columns lose.
/// </summary>
/// <remarks>
/// Two columns are compared by <see cref="RankCosines"/>. A pair counts where each half of the folds shows it by itself, at the level of which the square is .1 % over all pairs: one that
/// was selected by chance in one half has no more chance than any other in the other half, so that no row's pairing selects a column for it, and in both halves one of independent columns is
/// selected once in a thousand data sets. Columns that are nearly always one value are compared by <see cref="RareValues"/>. So does a pair of which the first cosines alone show it, as those of a weak monotone dependence do; of very many pairs of columns nothing else is compared.
/// </remarks>
internal static class ColumnScreening
{
    private const double Level = 0.001;
    private const double SuggestedLevel = 0.05;

    // Half as many rows show what is nearly certain, and the cosines of fewer are too coarse.
    private const int FewestRows = 60;

    // Products of the comparison: a third of a second. Evenly spread rows are compared where all are more, but by the first cosines no fewer than show strong dependence
    // of one of all pairs, which takes seconds where both sides have tens of thousands of columns, as all else does.
    private const double MostProducts = 1.5e10;
    private const int EnoughRows = 400;

    // So many pairs of columns are compared by all cosines, and so many by the first alone.
    private const long MostPairs = 400_000;
    private const long MostPairsByFirst = 400_000_000;

    // Of more cosines than take 800 MB, as of a label and tens of thousands of columns, fewer rows are compared too.
    private const long MostCosines = 200_000_000;

    // The columns of one side whose sums of products with all of the other are held at a time.
    private const int ColumnsTogether = 128;

    // Of more scores than take 200 MB, those of all columns are made only for the rows that are compared.
    private const long MostScores = 50_000_000;

    /// <summary>Selects columns.</summary>
    /// <param name="x">Rows of scores of X.</param>
    /// <param name="y">Rows of scores of Y.</param>
    /// <param name="folds">The fold of each row.</param>
    /// <param name="independentShare">The part of the rows that are as good as independent of each other.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The columns of each side that depend on one of the other; and those of which all rows together show as much by their first cosines, at 5 % over all pairs.</returns>
    public static ((int[] X, int[] Y) Pairs, (int[] X, int[] Y) Suggested) Find(MatrixView x, MatrixView y, int[] folds, double independentShare, Compute compute)
    {
        int cosines = Cosines(x.Columns, y.Columns);
        int[] compared = EvenlySpaced.Places(x.Rows, MostRows(x.Rows, x.Columns, y.Columns));
        Half[] halves =
        [
            .. Enumerable.Range(0, FoldHalves.Count).Select(half =>
            {
                int[] own = [.. compared.Where(row => FoldHalves.Of(folds[row]) == half)];
                return new Half(x.SelectRows(own), y.SelectRows(own), cosines, independentShare, compute);
            }),
        ];
        bool[] selectedX = new bool[x.Columns], selectedY = new bool[y.Columns], suggestedX = new bool[x.Columns], suggestedY = new bool[y.Columns];
        double leastOfAll = Math.Sqrt(RankCosines.Limits(1 - (SuggestedLevel / ((double)x.Columns * y.Columns)))[1] * compared.Length / independentShare);
        for (int start = 0; start < x.Columns; start += ColumnsTogether)
        {
            int count = Math.Min(ColumnsTogether, x.Columns - start);
            (MatrixView ofFirst, MatrixView ofSecond) = (halves[0].Cross(start, count, compute), halves[1].Cross(start, count, compute));
            compute.Team.Run(count, i =>
            {
                int a = start + i;
                ReadOnlySpan<float> inFirst = ofFirst.Row(i * cosines), inSecond = ofSecond.Row(i * cosines);
                for (int b = 0; b < y.Columns; b++)
                {
                    // Threads write nothing but true.
                    (float first, float second) = (inFirst[b * cosines], inSecond[b * cosines]);
                    if (halves[0].IsShown(ofFirst, start, i, b) && halves[1].IsShown(ofSecond, start, i, b))
                    {
                        (selectedX[a], selectedY[b]) = (true, true);
                    }

                    if (Math.Abs(first + second) > leastOfAll && halves[0].AreNormal(a, b) && halves[1].AreNormal(a, b))
                    {
                        (suggestedX[a], suggestedY[b]) = (true, true);
                    }
                }
            });
        }

        return ((Selected(selectedX), Selected(selectedY)), (Selected(suggestedX), Selected(suggestedY)));

        static int[] Selected(bool[] columns) => [.. Enumerable.Range(0, columns.Length).Where(column => columns[column])];
    }

    /// <summary>Whether there are rows enough, and not too many pairs of columns.</summary>
    /// <param name="rows">n.</param>
    /// <param name="columnsX">dx.</param>
    /// <param name="columnsY">dy.</param>
    public static bool IsPossible(int rows, int columnsX, int columnsY) =>
        rows >= FewestRows && !AreTooMany(columnsX, columnsY) && MostRows(rows, columnsX, columnsY) >= Math.Min(rows, EnoughRows);

    /// <summary>Whether there are more pairs of columns than are compared.</summary>
    /// <param name="columnsX">dx.</param>
    /// <param name="columnsY">dy.</param>
    public static bool AreTooMany(int columnsX, int columnsY) => (long)columnsX * columnsY > MostPairsByFirst;

    /// <summary>How many rows need scores of all columns: all, and of very many columns those that are compared.</summary>
    /// <param name="rows">n.</param>
    /// <param name="columnsX">dx.</param>
    /// <param name="columnsY">dy.</param>
    public static int ScoredRows(int rows, int columnsX, int columnsY) =>
        (long)columnsX * columnsY <= MostPairs || (long)rows * (columnsX + columnsY) <= MostScores
            ? rows
            : Math.Min(MostRows(rows, columnsX, columnsY), (int)Math.Max(EnoughRows, MostScores / (columnsX + columnsY)));

    /// <summary>Whether the scores of so many columns of all rows take no more room than those of all columns may.</summary>
    /// <param name="rows">n.</param>
    /// <param name="columns">Of both sides together.</param>
    public static bool AreHeld(int rows, int columns) => (long)rows * columns <= MostScores;

    private static int Cosines(int columnsX, int columnsY) => (long)columnsX * columnsY <= MostPairs ? RankCosines.Count : 1;

    private static int MostRows(int rows, int columnsX, int columnsY)
    {
        int cosines = Cosines(columnsX, columnsY);
        double most = MostProducts / cosines / cosines / columnsX / columnsY;
        double held = Math.Max(EnoughRows, MostCosines / cosines / ((long)columnsX + columnsY));
        return (int)Math.Min(Math.Min(rows, held), cosines == 1 ? Math.Max(EnoughRows, most) : most);
    }

    /// <summary>The cosines of half of the rows, and from where on they show that two columns depend on each other.</summary>
    private sealed class Half
    {
        private readonly MatrixView _x;
        private readonly MatrixView _y;
        private readonly int _cosines;
        private readonly double _independentShare;
        private readonly double _level;
        private readonly double[] _limits;
        private readonly double _leastOfFirst;
        private readonly (int[] X, int[] Y)? _counts;
        private readonly (RareValues X, RareValues Y)? _rare;

        public Half(MatrixView x, MatrixView y, int cosines, double independentShare, Compute compute)
        {
            (_x, _y) = (RankCosines.First(x, cosines, compute), RankCosines.First(y, cosines, compute));
            (_cosines, _independentShare) = (cosines, independentShare);
            bool areAll = cosines == RankCosines.Count;
            _rare = areAll ? (RareValues.Mark(x, _x, compute), RareValues.Mark(y, _y, compute)) : null;
            _counts = areAll ? (RankCosines.Counts(_x), RankCosines.Counts(_y)) : null;
            _level = Math.Sqrt(Level / ((double)x.Columns * y.Columns)) / (areAll ? 2 : 1);
            _limits = RankCosines.Limits(1 - _level);
            _leastOfFirst = Math.Sqrt(_limits[1] * x.Rows / independentShare);
        }

        /// <summary>The sums of products of the cosines of some columns of X with those of all of Y.</summary>
        /// <param name="start">The first column of X.</param>
        /// <param name="count">How many columns of X.</param>
        /// <param name="compute">What it runs on.</param>
        public MatrixView Cross(int start, int count, Compute compute) =>
            PrincipalComponents.Product(_x.Block(0, start * _cosines, _x.Rows, count * _cosines).Transposed, _y, compute);

        /// <summary>Whether sums of products of two columns are nearly normal where the columns are independent.</summary>
        /// <param name="a">A column of X.</param>
        /// <param name="b">A column of Y.</param>
        public bool AreNormal(int a, int b) => _rare is not var (ofX, ofY) || ofX.AreNormal(a, ofY, b);

        /// <summary>Whether two columns show that they depend on each other, by their first cosines or all; of very many pairs of columns by the first alone.</summary>
        /// <param name="cross">Sums of products.</param>
        /// <param name="start">The first column of X that they are of.</param>
        /// <param name="a">The column of X, from there.</param>
        /// <param name="b">The column of Y.</param>
        public bool IsShown(MatrixView cross, int start, int a, int b)
        {
            float first = cross.Row(a * _cosines)[b * _cosines];
            bool isShownByFirst = Math.Abs(first) > _leastOfFirst;
            return AreNormal(start + a, b)
                ? isShownByFirst || IsShownByAll(cross, start, a, b)
                : isShownByFirst && IsShownByCounts(start + a, b, first);
        }

        private bool IsShownByAll(MatrixView cross, int start, int a, int b) =>
            _counts is var (ofX, ofY) && _independentShare * RankCosines.Statistic(cross, a, b, _x.Rows) > _limits[ofX[start + a] * ofY[b]];

        // Rows that depend on each other have more in common by chance.
        private bool IsShownByCounts(int a, int b, double sum) => _rare is var (ofX, ofY) && _independentShare == 1 && ofX.ChanceOf(a, ofY, b, sum) < _level;
    }
}
