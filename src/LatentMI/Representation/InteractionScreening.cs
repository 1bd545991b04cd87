using LatentMI.Numerics;
using LatentMI.Preparing;
using MathNet.Numerics.Distributions;

namespace LatentMI.Representation;

/// <summary>
/// Finds two columns of a side of which the product depends on a column of the other side, though neither may tell anything by itself: the sign of a product, an
/// exclusive or, an angle that turns another column.
/// </summary>
/// <remarks>
/// The product of a low cosine of each of two columns (<see cref="RankCosines"/>) is compared with the low cosines of the columns of the other side by their correlation. Three columns
/// count where each half of the folds shows the same correlation by itself, at the level of which the square is .1 % over all comparisons, as <see cref="ColumnScreening"/> selects pairs.
/// </remarks>
internal static class InteractionScreening
{
    /// <summary>Fewer rows show only what is nearly certain.</summary>
    public const int FewestRows = 400;

    private const double Level = 0.001;

    // The sign of a column is in its first cosine, its size in the second.
    private const int MostCosines = 2;

    // Rows from which the second cosine is worth as much as more rows.
    private const int EnoughRows = 2000;

    // Of all comparisons in the first half: some tenths of a second. Evenly spread rows are compared where all are more.
    private const double MostWork = 4e9;

    // Making a product takes as long as comparing it with so many cosines.
    private const int WorkOfProduct = 50;

    /// <summary>Selects columns.</summary>
    /// <param name="x">Rows of scores of X.</param>
    /// <param name="y">Rows of scores of Y.</param>
    /// <param name="folds">The fold of each row.</param>
    /// <param name="independentShare">The part of the rows that are as good as independent of each other.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The columns of each side that interact, and those of the other that depend on them; empty where there are none.</returns>
    public static (int[] X, int[] Y) Find(MatrixView x, MatrixView y, int[] folds, double independentShare, Compute compute)
    {
        int cosines = Cosines(x.Rows, x.Columns, y.Columns);
        int[] compared = EvenlySpaced.Places(x.Rows, MostRows(x.Rows, x.Columns, y.Columns, cosines));
        double limit = Normal.InvCDF(0, 1, 1 - (Math.Sqrt(Level / Comparisons(x.Columns, y.Columns, cosines)) / 2)) / Math.Sqrt(independentShare);
        Interaction[] ofX = [];
        Interaction[] ofY = [];
        for (int half = 0; half < FoldHalves.Count; half++)
        {
            int[] own = [.. compared.Where(row => FoldHalves.Of(folds[row]) == half)];
            MatrixView firstX = RankCosines.First(x.SelectRows(own), cosines, compute);
            MatrixView firstY = RankCosines.First(y.SelectRows(own), cosines, compute);
            ofX = half == 0 ? Select(firstX, firstY, cosines, limit, compute) : Confirm(ofX, firstX, firstY, limit);
            ofY = half == 0 ? Select(firstY, firstX, cosines, limit, compute) : Confirm(ofY, firstY, firstX, limit);
        }

        return (Columns(ofX, ofY), Columns(ofY, ofX));

        static int[] Columns(Interaction[] own, Interaction[] others) =>
            [.. own.SelectMany(found => new[] { found.A, found.B }).Concat(others.Select(found => found.C)).Distinct().Order()];
    }

    /// <summary>Whether there are columns to interact, and rows enough for so many.</summary>
    /// <param name="rows">n.</param>
    /// <param name="columnsX">dx.</param>
    /// <param name="columnsY">dy.</param>
    public static bool IsPossible(int rows, int columnsX, int columnsY) =>
        Math.Max(columnsX, columnsY) > 1 && MostRows(rows, columnsX, columnsY, Cosines(rows, columnsX, columnsY)) >= FewestRows;

    private static int Cosines(int rows, int columnsX, int columnsY) =>
        MostRows(rows, columnsX, columnsY, MostCosines) >= Math.Min(rows, EnoughRows) ? MostCosines : 1;

    private static double Products(int columns, int cosines) => (double)cosines * cosines * columns * (columns - 1) / 2;

    private static double Comparisons(int columnsX, int columnsY, int cosines) =>
        cosines * ((Products(columnsX, cosines) * columnsY) + (Products(columnsY, cosines) * columnsX));

    private static int MostRows(int rows, int columnsX, int columnsY, int cosines)
    {
        double workPerRow = Comparisons(columnsX, columnsY, cosines) + (WorkOfProduct * (Products(columnsX, cosines) + Products(columnsY, cosines)));
        return (int)Math.Min(rows, FoldHalves.Count * MostWork / workPerRow);
    }

    /// <summary>All products of two columns' cosines that are correlated with a cosine of the other side.</summary>
    private static Interaction[] Select(MatrixView first, MatrixView others, int cosines, double limit, Compute compute)
    {
        // A row for each cosine, so that products are of neighbors in memory.
        MatrixView byCosine = Transposed(first);
        var found = new List<Interaction>();
        for (int a = 0; a < (first.Columns / cosines) - 1; a++)
        {
            int after = (a + 1) * cosines;
            int count = first.Columns - after;
            MatrixView products = new(new AlignedBuffer(checked(count * cosines * first.Rows)), count * cosines, first.Rows);
            compute.Team.Run(products.Rows, i => Product(byCosine.Row((a * cosines) + (i / count)), byCosine.Row(after + (i % count)), products.Row(i)));
            MatrixView cross = PrincipalComponents.Product(products, others, compute);
            for (int i = 0; i < cross.Rows; i++)
            {
                ReadOnlySpan<float> row = cross.Row(i);
                for (int c = 0; c < row.Length; c++)
                {
                    if (Math.Abs(row[c]) > limit * Math.Sqrt(first.Rows))
                    {
                        found.Add(new Interaction((a * cosines) + (i / count), after + (i % count), c, cosines));
                    }
                }
            }
        }

        return [.. found];
    }

    /// <summary>Those that other rows show too.</summary>
    private static Interaction[] Confirm(Interaction[] found, MatrixView first, MatrixView others, double limit)
    {
        (MatrixView ofFirst, MatrixView ofOthers) = (Transposed(first), Transposed(others));
        var product = new float[first.Rows];
        return [.. found.Where(one =>
        {
            Product(ofFirst.Row(one.CosineA), ofFirst.Row(one.CosineB), product);
            return Math.Abs(Dot(product, ofOthers.Row(one.CosineC))) > limit * Math.Sqrt(first.Rows);
        })];
    }

    /// <summary>The product of two cosines, brought to variance 1; 0 where it hardly varies, or a few rows dominate it. Its mean does not matter beside cosines of mean 0.</summary>
    private static void Product(ReadOnlySpan<float> first, ReadOnlySpan<float> second, Span<float> product)
    {
        double sum = 0;
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = first[i] * second[i];
            sum += product[i];
        }

        double mean = sum / product.Length;
        double squares = 0;
        double fourths = 0;
        foreach (float value in product)
        {
            double square = (value - mean) * (value - mean);
            squares += square;
            fourths += square * square;
        }

        double variance = squares / product.Length;
        float factor = RankCosines.IsSpread(variance, fourths / product.Length, product.Length) ? (float)(1 / Math.Sqrt(variance)) : 0;
        foreach (ref float value in product)
        {
            value *= factor;
        }
    }

    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    private static MatrixView Transposed(MatrixView matrix)
    {
        var transposed = new MatrixView(new AlignedBuffer(checked(matrix.Rows * matrix.Columns)), matrix.Columns, matrix.Rows);
        for (int i = 0; i < matrix.Rows; i++)
        {
            ReadOnlySpan<float> row = matrix.Row(i);
            for (int c = 0; c < row.Length; c++)
            {
                transposed.Row(c)[i] = row[c];
            }
        }

        return transposed;
    }

    /// <summary>Cosines of two columns of a side, and one of the other side.</summary>
    /// <param name="CosineA">The place of the first among all cosines of the side.</param>
    /// <param name="CosineB">The second.</param>
    /// <param name="CosineC">The cosine of the other side.</param>
    /// <param name="Cosines">The number of cosines of a column.</param>
    private readonly record struct Interaction(int CosineA, int CosineB, int CosineC, int Cosines)
    {
        public int A => CosineA / Cosines;

        public int B => CosineB / Cosines;

        public int C => CosineC / Cosines;
    }
}
