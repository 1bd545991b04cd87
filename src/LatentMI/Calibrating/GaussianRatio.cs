using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Calibrating;

/// <summary>
/// Gaussian pairs of variates of variance 1: with a and b the variates of row i of X and row j of Y,
/// ln r = sum over l of [-1/2 ln(1 - rho^2) - (rho^2 (a^2 + b^2) - 2 rho a b) / (2 (1 - rho^2))], rho the correlation of a and b in the rows of
/// other folds than that of row i.
/// </summary>
/// <remarks>
/// Where the latents of a side are independent of each other, this is normalized by its formula: on few rows the mean of a steep ratio over all pairs is too
/// noisy to divide by. Where they are not (<see cref="NormalShape"/>), or the mean over all pairs is certainly above 1 (<see cref="RatioMass"/>: sums of columns
/// of two values each look normal one by one), it is no ratio of densities before it is normalized on the rows.
/// </remarks>
internal sealed class GaussianRatio : IRowRatio
{
    // Of rows whose sample correlation is 1 to rounding, 1 - rho^2 is unknown; 10 nats a pair are more than any number of rows can confirm.
    private const double LargestSquare = 1 - 2e-9;

    private readonly int[] _folds;
    private readonly double[][] _correlations;
    private readonly PairTerms[][] _terms;

    // One set of variates for all folds, or one for each.
    private readonly MatrixView[] _x;
    private readonly MatrixView[] _y;

    private GaussianRatio(int[] folds, double[][] correlations, MatrixView[] x, MatrixView[] y)
    {
        (_folds, _correlations, _x, _y) = (folds, correlations, x, y);
        _terms = [.. correlations.Select(fold => Array.ConvertAll(fold, rho => new PairTerms(rho)))];
    }

    /// <inheritdoc/>
    public RatioKind Kind => RatioKind.Gaussian;

    /// <summary>The largest information of a pair of variates, in nats.</summary>
    public double LargestPairNats => GaussianInformation.Nats([_correlations.Max(fold => fold.Max(Math.Abs))]);

    /// <summary>Fits the correlations of pairs of latents, column l of X with column l of Y, on the normal scores of each block.</summary>
    /// <param name="latents">The latents, as many columns of X as of Y.</param>
    /// <param name="compute">What it runs on.</param>
    public static IRowRatio Fit(LatentPairs latents, Compute compute)
    {
        MatrixView x = Scores(latents.X, latents.Blocks, compute);
        MatrixView y = Scores(latents.Y, latents.Blocks, compute);
        return Fit(latents, x, y, compute);
    }

    /// <summary>Fits the correlations of pairs of latents as they are, column l of X with column l of Y: the error of a rank counts where dependence is strong.</summary>
    /// <param name="latents">The latents, as many columns of X as of Y.</param>
    /// <param name="compute">What it runs on.</param>
    public static IRowRatio FitUnranked(LatentPairs latents, Compute compute) => Fit(latents, latents.X, latents.Y, compute);

    /// <summary>The ratio of the canonical variates of all columns: those of a fold are the directions and correlations of the rows outside of it.</summary>
    /// <param name="latents">Latents that can be compared across folds, normal scores of columns.</param>
    /// <param name="compute">What it runs on.</param>
    public static IRowRatio FitAll(LatentPairs latents, Compute compute)
    {
        CanonicalVariates[] variates = CanonicalVariates.WithoutEach(latents.X, latents.Y, latents.Folds);
        double[][] correlations = [.. variates.Select(fold => Array.ConvertAll(fold.Correlations, rho => Shrink(rho, fold.Rows)))];
        var ratio = new GaussianRatio(
            latents.Folds, correlations, [.. variates.Select(fold => fold.OfX(latents.X))], [.. variates.Select(fold => fold.OfY(latents.Y))]);
        return NormalizedWhereNeeded(ratio, latents, compute);
    }

    /// <inheritdoc/>
    public double LogRatio(int i, int j)
    {
        int fold = _folds[i];
        ReadOnlySpan<PairTerms> terms = _terms[fold];
        int set = SetOf(fold);
        ReadOnlySpan<float> x = _x[set].Row(i);
        ReadOnlySpan<float> y = _y[set].Row(j);
        double sum = 0;
        for (int l = 0; l < terms.Length; l++)
        {
            sum += terms[l].LogRatio(x[l], y[l]);
        }

        return sum;
    }

    /// <summary>
    /// The same ratio as a product, to be normalized on the rows: with w = rho^2 / (2 (1 - rho^2)), u = (a rho / (1 - rho^2), -w, ...; ln r's terms of a alone)
    /// in the columns of a fold's set of variates, v = (b, b^2, ...; 1) in those of every set.
    /// </summary>
    public BilinearRatio AsProduct()
    {
        int pairs = _correlations.Max(fold => fold.Length);
        int width = (2 * pairs) + 1;
        int columns = width * _x.Length;
        var u = new MatrixView(new AlignedBuffer(checked(_folds.Length * columns)), _folds.Length, columns);
        var v = new MatrixView(new AlignedBuffer(checked(_folds.Length * columns)), _folds.Length, columns);
        for (int i = 0; i < _folds.Length; i++)
        {
            double[] correlations = _correlations[_folds[i]];
            int own = SetOf(_folds[i]);
            Span<float> ofX = u.Row(i).Slice(own * width, width);
            double alone = 0;
            for (int l = 0; l < correlations.Length; l++)
            {
                double rho = correlations[l];
                double a = _x[own].Row(i)[l];
                double unexplained = 1 - (rho * rho);
                double square = rho * rho / (2 * unexplained);
                alone -= (Math.Log(unexplained) / 2) + (square * a * a);
                ofX[2 * l] = (float)(rho / unexplained * a);
                ofX[(2 * l) + 1] = (float)-square;
            }

            ofX[2 * pairs] = (float)alone;
            for (int set = 0; set < _y.Length; set++)
            {
                Span<float> ofY = v.Row(i).Slice(set * width, width);
                ReadOnlySpan<float> variates = _y[set].Row(i);
                for (int l = 0; l < variates.Length; l++)
                {
                    ofY[2 * l] = variates[l];
                    ofY[(2 * l) + 1] = variates[l] * variates[l];
                }

                ofY[2 * pairs] = 1;
            }
        }

        return new BilinearRatio(Kind, u, v);
    }

    private static IRowRatio Fit(LatentPairs latents, MatrixView x, MatrixView y, Compute compute)
    {
        var ratio = new GaussianRatio(latents.Folds, CorrelationsOfOthers(x, y, latents.Folds), [x], [y]);
        return NormalizedWhereNeeded(ratio, latents.WithValues(x, y), compute);
    }

    private static IRowRatio NormalizedWhereNeeded(GaussianRatio ratio, LatentPairs scores, Compute compute)
    {
        BilinearRatio product = ratio.AsProduct();
        return NormalShape.Has(scores.X) && NormalShape.Has(scores.Y) && !RatioMass.Of(product, scores.Blocks, compute).IsExcess ? ratio : product;
    }

    private int SetOf(int fold) => _x.Length == 1 ? 0 : fold;

    /// <summary>For each fold the correlation of each pair of columns over the rows of the others, by the variances of these rows.</summary>
    private static double[][] CorrelationsOfOthers(MatrixView x, MatrixView y, int[] foldOfRow)
    {
        int folds = foldOfRow.Max() + 1;
        var sums = new PairSums[folds + 1, x.Columns];
        for (int i = 0; i < x.Rows; i++)
        {
            for (int l = 0; l < x.Columns; l++)
            {
                sums[foldOfRow[i], l].Add(x.Row(i)[l], y.Row(i)[l]);
                sums[folds, l].Add(x.Row(i)[l], y.Row(i)[l]);
            }
        }

        return
        [
            .. Enumerable.Range(0, folds).Select(fold => Enumerable.Range(0, x.Columns).Select(l => sums[folds, l].Without(sums[fold, l])).ToArray()),
        ];
    }

    /// <summary>Less the square that a correlation of 0 has in the mean.</summary>
    private static double Shrink(double rho, int rows)
    {
        double square = Math.Max(0, ((rows * rho * rho) - 1) / Math.Max(1, rows - 1));
        return Math.CopySign(Math.Sqrt(Math.Min(LargestSquare, square)), rho);
    }

    /// <summary>The normal scores of each column within each block.</summary>
    /// <param name="latents">n rows of latents.</param>
    /// <param name="blocks">The rows that are ranked among each other.</param>
    /// <param name="compute">What it runs on.</param>
    public static MatrixView Scores(MatrixView latents, int[][] blocks, Compute compute)
    {
        var scores = new MatrixView(new AlignedBuffer(latents.Rows * latents.Columns), latents.Rows, latents.Columns);
        foreach (int[] block in blocks)
        {
            MatrixView part = latents.SelectRows(block);
            var scored = new MatrixView(new AlignedBuffer(block.Length * latents.Columns), block.Length, latents.Columns);
            RankScoring.Fit(new MatrixColumns(part), folded: false, scored, long.MaxValue, compute);
            for (int i = 0; i < block.Length; i++)
            {
                scored.Row(i).CopyTo(scores.Row(block[i]));
            }
        }

        return scores;
    }

    /// <summary>Sums over pairs of numbers.</summary>
    private struct PairSums
    {
        private int _rows;
        private double _x, _y, _xx, _yy, _xy;

        public void Add(double x, double y)
        {
            _rows++;
            (_x, _y) = (_x + x, _y + y);
            (_xx, _yy, _xy) = (_xx + (x * x), _yy + (y * y), _xy + (x * y));
        }

        /// <summary>The correlation of the pairs that are not among others.</summary>
        public readonly double Without(PairSums others)
        {
            int rows = Math.Max(1, _rows - others._rows);
            (double x, double y) = ((_x - others._x) / rows, (_y - others._y) / rows);
            double varianceX = ((_xx - others._xx) / rows) - (x * x);
            double varianceY = ((_yy - others._yy) / rows) - (y * y);
            double product = varianceX * varianceY;
            return product > 0 ? Shrink((((_xy - others._xy) / rows) - (x * y)) / Math.Sqrt(product), rows) : 0;
        }
    }

    /// <summary>What ln r of a pair of variates needs of its correlation, found once for the many pairs of rows.</summary>
    private readonly struct PairTerms
    {
        private readonly double _rho;
        private readonly double _sign;
        private readonly double _one;
        private readonly double _twice;
        private readonly double _constant;

        public PairTerms(double correlation)
        {
            _rho = Math.Abs(correlation);
            _sign = correlation < 0 ? -1 : 1;
            double unexplained = (1 - _rho) * (1 + _rho);
            (_one, _twice, _constant) = (1 + _rho, 2 * unexplained, Math.Log(unexplained) / 2);
        }

        // The quadratic form as a difference of like numbers, which keeps its digits where the correlation is near 1.
        public double LogRatio(double a, double b)
        {
            b *= _sign;
            double apart = _rho * (a - b);
            return (_rho * a * b / _one) - (apart * apart / _twice) - _constant;
        }
    }
}
