using LatentMI.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Representation;

/// <summary>
/// The second moments of features within each fold: all that canonical correlations and their held-out scores need, whatever the number of rows.
/// </summary>
/// <remarks>Rows are sorted by fold. The features of all rows have identity covariance.</remarks>
internal sealed class FoldMoments
{
    // A feature that varies less outside of a fold is that of a few rows within it.
    private const double LeastVariance = 0.1;

    private readonly DenseMatrix[] _crosses;
    private readonly DenseMatrix[] _squaresX;
    private readonly DenseMatrix[] _squaresY;

    /// <summary>Sums the products.</summary>
    /// <param name="x">n x p features of X.</param>
    /// <param name="y">n x q features of Y.</param>
    /// <param name="foldStarts">The first row of each fold, and n at the end.</param>
    /// <param name="compute">What it runs on.</param>
    public FoldMoments(MatrixView x, MatrixView y, int[] foldStarts, Compute compute)
    {
        FoldStarts = foldStarts;
        Folds = foldStarts.Length - 1;
        _crosses = new DenseMatrix[Folds];
        _squaresX = new DenseMatrix[Folds];
        _squaresY = new DenseMatrix[Folds];
        Cross = new DenseMatrix(x.Columns, y.Columns);
        for (int f = 0; f < Folds; f++)
        {
            MatrixView partX = x.Block(foldStarts[f], 0, Rows(f), x.Columns);
            MatrixView partY = y.Block(foldStarts[f], 0, Rows(f), y.Columns);
            _crosses[f] = PrincipalComponents.Product(partX.Transposed, partY, compute).ToDense();
            _squaresX[f] = PrincipalComponents.Product(partX.Transposed, partX, compute).ToDense();
            _squaresY[f] = PrincipalComponents.Product(partY.Transposed, partY, compute).ToDense();
            Cross = (DenseMatrix)(Cross + _crosses[f]);
        }
    }

    /// <summary>The first row of each fold, and n at the end.</summary>
    public int[] FoldStarts { get; }

    /// <summary>The number of folds.</summary>
    public int Folds { get; }

    /// <summary>X'Y over all rows.</summary>
    public DenseMatrix Cross { get; }

    /// <summary>n.</summary>
    public int TotalRows => FoldStarts[^1];

    /// <summary>The rows of a fold.</summary>
    public int Rows(int fold) => FoldStarts[fold + 1] - FoldStarts[fold];

    /// <summary>The cross-covariance of the leading features over the rows outside of a fold.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="ranks">How many features.</param>
    public DenseMatrix CrossWithout(int fold, FeatureRanks ranks)
    {
        DenseMatrix cross = Leading(Cross, ranks.X, ranks.Y);
        return (DenseMatrix)((cross - Leading(_crosses[fold], ranks.X, ranks.Y)) / (TotalRows - Rows(fold)));
    }

    /// <summary>The cross-covariance of the leading features over all rows.</summary>
    /// <param name="ranks">How many features.</param>
    public DenseMatrix CrossOf(FeatureRanks ranks) => (DenseMatrix)(Leading(Cross, ranks.X, ranks.Y) / TotalRows);

    /// <summary>The cross-covariance of the leading features over the rows of some folds.</summary>
    /// <param name="isUsed">Whether a fold is one of them.</param>
    /// <param name="ranks">How many features.</param>
    public DenseMatrix CrossOf(Func<int, bool> isUsed, FeatureRanks ranks)
    {
        var sum = new DenseMatrix(ranks.X, ranks.Y);
        int rows = 0;
        for (int fold = 0; fold < Folds; fold++)
        {
            if (isUsed(fold))
            {
                sum = (DenseMatrix)(sum + Leading(_crosses[fold], ranks.X, ranks.Y));
                rows += Rows(fold);
            }
        }

        return (DenseMatrix)(sum / rows);
    }

    /// <summary>
    /// The canonical pairs of the leading features over the rows of some folds: directions whose variates have variance 1 over these rows, where <see cref="CrossOf(Func{int, bool}, FeatureRanks)"/>
    /// takes the variances of all rows for theirs. The noise of a strong pair is less than the difference.
    /// </summary>
    /// <param name="isUsed">Whether a fold is one of them.</param>
    /// <param name="ranks">How many features.</param>
    /// <returns>The pairs, with their correlations; null where features hardly vary outside of the other folds.</returns>
    public SingularValues? CorrelatedPairs(Func<int, bool> isUsed, FeatureRanks ranks)
    {
        int rows = Enumerable.Range(0, Folds).Where(isUsed).Sum(Rows);
        if (Whitening(_squaresX, ranks.X) is not { } ofX || Whitening(_squaresY, ranks.Y) is not { } ofY)
        {
            return null;
        }

        SingularValues pairs = SingularValues.Of((DenseMatrix)(ofX * CrossOf(isUsed, ranks) * ofY));
        return pairs with { Left = (DenseMatrix)(ofX * pairs.Left), Right = (DenseMatrix)(ofY * pairs.Right) };

        DenseMatrix? Whitening(DenseMatrix[] squares, int features)
        {
            var sum = new DenseMatrix(features, features);
            foreach (int fold in Enumerable.Range(0, Folds).Where(isUsed))
            {
                sum = (DenseMatrix)(sum + Leading(squares[fold], features, features));
            }

            SymmetricEigen eigen = SymmetricEigen.Of((DenseMatrix)(sum / rows));
            return eigen.Values[^1] < LeastVariance
                ? null
                : (DenseMatrix)(eigen.Vectors * DenseMatrix.OfDiagonalArray(Array.ConvertAll(eigen.Values, value => 1 / Math.Sqrt(value))) * eigen.Vectors.Transpose());
        }
    }

    /// <summary>The second moments, within a fold, of pairs of directions: a = x'P, b = y'Q, columns of P and Q paired.</summary>
    /// <param name="fold">The fold.</param>
    /// <param name="directionsX">P.</param>
    /// <param name="directionsY">Q.</param>
    public PairMoments[] Project(int fold, DenseMatrix directionsX, DenseMatrix directionsY)
    {
        DenseMatrix cross = Leading(_crosses[fold], directionsX.RowCount, directionsY.RowCount);
        DenseMatrix squareX = Leading(_squaresX[fold], directionsX.RowCount, directionsX.RowCount);
        DenseMatrix squareY = Leading(_squaresY[fold], directionsY.RowCount, directionsY.RowCount);
        var crossY = (DenseMatrix)(cross * directionsY);
        var projectedX = (DenseMatrix)(squareX * directionsX);
        var projectedY = (DenseMatrix)(squareY * directionsY);
        double scale = 1.0 / Rows(fold);
        var moments = new PairMoments[directionsX.ColumnCount];
        for (int l = 0; l < moments.Length; l++)
        {
            moments[l] = new PairMoments(
                scale * Column(directionsX, l, projectedX), scale * Column(directionsY, l, projectedY), scale * Column(directionsX, l, crossY));
        }

        return moments;
    }

    private static double Column(DenseMatrix a, int column, DenseMatrix b) =>
        CholeskyFactor.Dot(
            a.Values.AsSpan(column * a.RowCount, a.RowCount), b.Values.AsSpan(column * b.RowCount, b.RowCount));

    private static DenseMatrix Leading(DenseMatrix matrix, int rows, int columns) => (DenseMatrix)matrix.SubMatrix(0, rows, 0, columns);
}

/// <summary>How many of the leading features of each side are used.</summary>
/// <param name="X">Of X.</param>
/// <param name="Y">Of Y.</param>
internal readonly record struct FeatureRanks(int X, int Y);

/// <summary>E a^2, E b^2 and E ab of a pair of variates.</summary>
/// <param name="SquareX">E a^2.</param>
/// <param name="SquareY">E b^2.</param>
/// <param name="Cross">E ab.</param>
internal readonly record struct PairMoments(double SquareX, double SquareY, double Cross)
{
    /// <summary>The same of variates that are brought to variance 1.</summary>
    public PairMoments Standardized => new(1, 1, Cross == 0 ? 0 : Cross / Math.Sqrt(SquareX * SquareY));

    /// <summary>The mean log density ratio, in nats, of a Gaussian pair with a correlation.</summary>
    /// <param name="rho">The correlation.</param>
    public double MeanLogRatio(double rho) =>
        (-0.5 * Math.Log(1 - (rho * rho))) - (((rho * rho * (SquareX + SquareY)) - (2 * rho * Cross)) / (2 * (1 - (rho * rho))));
}
