using LatentMI.Numerics;
using MathNet.Numerics.Statistics;

namespace LatentMI.Representation;

/// <summary>What columns would share that have the correlations of some rows and are normal together.</summary>
internal static class ColumnCorrelations
{
    // The share of a column that is no linear function of the others.
    private const double LeastIndependence = 1e-6;

    /// <summary>The information, in bits, without bias; copies and other linear functions of a side's columns add nothing.</summary>
    /// <param name="x">n rows of some columns of X.</param>
    /// <param name="y">n rows of some columns of Y.</param>
    /// <param name="independentRows">As many independent rows tell as much as these.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Infinite where columns of both sides are functions of each other.</returns>
    public static double Bits(MatrixView x, MatrixView y, int independentRows, CancellationToken cancellationToken)
    {
        List<double[]> ofX = Independent(x, cancellationToken), ofY = Independent(y, cancellationToken);
        List<double[]> both = [.. ofX, .. ofY];
        return Factor(both, cancellationToken, out _) is { } joint
            ? (((LogDeterminant(ofX, cancellationToken) + LogDeterminant(ofY, cancellationToken) - joint.LogDeterminant(both.Count)) / 2)
                - GaussianInformation.Bias(independentRows, ofX.Count, ofY.Count)) / Math.Log(2)
            : double.PositiveInfinity;
    }

    /// <summary>The columns that are no linear functions of those before them.</summary>
    private static List<double[]> Independent(MatrixView side, CancellationToken cancellationToken)
    {
        List<double[]> columns = [.. Enumerable.Range(0, side.Columns).Select(column => Enumerable.Range(0, side.Rows).Select(row => (double)side.Row(row)[column]).ToArray())];
        while (Factor(columns, cancellationToken, out int dependent) is null)
        {
            columns.RemoveAt(dependent);
        }

        return columns;
    }

    private static double LogDeterminant(List<double[]> columns, CancellationToken cancellationToken) =>
        Factor(columns, cancellationToken, out _)!.LogDeterminant(columns.Count);

    private static CholeskyFactor? Factor(List<double[]> columns, CancellationToken cancellationToken, out int dependent)
    {
        double[][] correlations = [.. columns.Select((one, i) => columns.Take(i + 1).Select((other, j) => i == j ? 1 : Correlation.Pearson(one, other)).ToArray())];
        return CholeskyFactor.TryFactor(correlations, LeastIndependence, cancellationToken, out dependent);
    }
}
