using System.Globalization;
using LatentMI.Calibrating;
using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// A few columns that depend on each other and on no others, by more than a correlation, beside many that maps were chosen for: maps of all columns find little of what such columns tell, and they are
/// not estimated one by one, as the others would be lost.
/// </summary>
/// <param name="Groups">The groups of such columns, by their places among all columns.</param>
/// <param name="Bits">What they share beyond their correlations, which linear maps see, estimated one by one, in bits.</param>
/// <param name="UpperBits">The upper end of its 95 % interval.</param>
internal sealed record ColumnsApart(IReadOnlyList<ColumnGroup> Groups, double Bits, double UpperBits)
{
    // Columns of both sides that are compared with each other.
    private const int MostCompared = 150;

    private const double LeastBits = 0.05;

    /// <summary>What to know of a value that maps of all columns give.</summary>
    public EstimateWarning Warning
    {
        get
        {
            ColumnGroup first = Groups[0];
            string columns = $"{Numbers(first.X)} of X with {Numbers(first.Y)} of Y, numbered from 0,";
            string which = Groups.Count == 1 ? $"Columns {columns}" : string.Create(CultureInfo.InvariantCulture, $"{Groups.Count} groups of columns, such as {columns}");
            return new EstimateWarning("columns-apart", string.Create(
                CultureInfo.InvariantCulture,
                $"{which} depend on each other, by more than a correlation, and on no others; they share about {Bits:0.00} bits more than correlations tell, of which the chosen maps see little: the interval reaches up as far; estimate these columns by themselves and the others without them, and add."));
        }
    }

    /// <summary>Looks for such columns.</summary>
    /// <param name="fit">What representations are fitted with.</param>
    /// <param name="screened">The columns that depend on the other side.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The columns; null where there are none, or too many columns to be compared.</returns>
    public static ColumnsApart? Find(CandidateFit fit, ScreenedColumns screened, CancellationToken cancellationToken)
    {
        (int[] columnsX, int[] columnsY) = screened.Pairs;
        if (columnsX.Length == 0 || columnsX.Length + columnsY.Length > MostCompared)
        {
            return null;
        }

        ColumnGroup[] groups = IndependentGroups.Find(screened.X.Of(columnsX), screened.Y.Of(columnsY), ColumnsCandidate.MostColumns, fit.Compute);
        ColumnGroup[] apart =
        [
            .. groups.Where(group => !group.IsCorrelation && group.X.Length <= ColumnsCandidate.MostColumns && group.Y.Length <= ColumnsCandidate.MostColumns)
                .Select(group => group with { X = Array.ConvertAll(group.X, column => columnsX[column]), Y = Array.ConvertAll(group.Y, column => columnsY[column]) }),
        ];
        (ColumnGroup Group, double Bits, double Variance)[] evident =
        [
            .. apart.Select(group =>
            {
                MatrixView x = screened.X.Of(group.X), y = screened.Y.Of(group.Y);
                (LatentPairs columns, FittedRatio ratio) = ColumnsCandidate.FitRatio(fit, x, y, withCritic: true);
                CalibratedKsg shared = GroupCalibration.Estimate(columns, ratio, fit.Options.Calibration, fit.Compute, cancellationToken);
                return (group, Bits: shared.Bits - ColumnCorrelations.Bits(x, y, x.Rows, cancellationToken), shared.Variance);
            }).Where(one => one.Bits > ConfidenceInterval.StandardErrors * Math.Sqrt(one.Variance)),
        ];
        double bits = evident.Sum(one => one.Bits);
        return bits >= LeastBits
            ? new ColumnsApart([.. evident.Select(one => one.Group)], bits, bits + (ConfidenceInterval.StandardErrors * Math.Sqrt(evident.Sum(one => one.Variance))))
            : null;
    }

    private static string Numbers(int[] columns) => string.Join(" and ", columns.Select(column => column.ToString(CultureInfo.InvariantCulture)));
}
