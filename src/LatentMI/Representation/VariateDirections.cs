using LatentMI.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Representation;

/// <summary>Pairs of directions of canonical variates.</summary>
/// <param name="X">p x L: variates of X are its features times this.</param>
/// <param name="Y">q x L; column l belongs to column l of <paramref name="X"/>.</param>
internal readonly record struct VariateDirections(DenseMatrix X, DenseMatrix Y)
{
    /// <summary>The leading pairs of a cross-covariance.</summary>
    /// <param name="directions">All pairs.</param>
    /// <param name="pairs">How many.</param>
    public static VariateDirections Leading(SingularValues directions, int pairs) =>
        new(directions.Left.LeadingColumns(pairs), directions.Right.LeadingColumns(pairs));

    /// <summary>
    /// Times the rotation R that brings them nearest to a reference: R = A B', A s B' the singular value decomposition of X'Xr + Y'Yr (orthogonal
    /// Procrustes problem, P. H. Schönemann, 1966). Pairs of equal correlation may turn among themselves, and all of a pair may change its sign.
    /// </summary>
    /// <remarks>
    /// The reference must not be fitted to the rows that the directions are meant for: turning towards it would carry their pairing back into their
    /// variates.
    /// </remarks>
    /// <param name="reference">As many pairs of directions of the same features.</param>
    public VariateDirections TurnedTowards(VariateDirections reference)
    {
        MathNet.Numerics.LinearAlgebra.Factorization.Svd<double> svd = Match(reference).Svd();
        var rotation = (DenseMatrix)(svd.U * svd.VT);
        return new VariateDirections((DenseMatrix)(X * rotation), (DenseMatrix)(Y * rotation));
    }

    /// <summary>The same pairs in the order, and with the signs, of those of a reference that they match best, the best matches first.</summary>
    /// <param name="reference">As many pairs of directions of the same features.</param>
    public VariateDirections InOrderOf(VariateDirections reference)
    {
        DenseMatrix match = Match(reference);
        var x = new DenseMatrix(X.RowCount, X.ColumnCount);
        var y = new DenseMatrix(Y.RowCount, Y.ColumnCount);
        var isPlaced = new bool[match.RowCount];
        var isTaken = new bool[match.RowCount];
        foreach ((int own, int other) in
            from own in Enumerable.Range(0, match.RowCount)
            from other in Enumerable.Range(0, match.RowCount)
            orderby Math.Abs(match.At(own, other)) descending
            select (own, other))
        {
            if (!isPlaced[own] && !isTaken[other])
            {
                (isPlaced[own], isTaken[other]) = (true, true);
                double sign = match.At(own, other) < 0 ? -1 : 1;
                x.SetColumn(other, X.Column(own) * sign);
                y.SetColumn(other, Y.Column(own) * sign);
            }
        }

        return new VariateDirections(x, y);
    }

    private DenseMatrix Match(VariateDirections reference) =>
        (DenseMatrix)(X.TransposeThisAndMultiply(reference.X) + Y.TransposeThisAndMultiply(reference.Y));
}
