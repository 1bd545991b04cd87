using System.Globalization;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// Columns whose correlations with the other side all rows together show, as those of independent columns are in one of twenty data sets, whether parts of the rows confirm them or not. No value may be
/// taken from them, as the rows that select a pair also raise its value, but the truth may reach as far.
/// </summary>
/// <param name="X">The columns of X.</param>
/// <param name="Y">The columns of Y.</param>
/// <param name="UpperBits">The upper end of the 95 % interval of what their correlations tell together, in bits.</param>
internal sealed record SuggestedColumns(int[] X, int[] Y, double UpperBits)
{
    // Less is not worth a remark.
    private const double LeastBits = 0.05;

    // Correlations of more columns have too much bias, and maps of all columns see what so many have in common.
    private const int MostColumns = 150;
    private const int RowsPerColumn = 4;

    /// <summary>What to know of an interval that reaches up as far; null where it hardly does.</summary>
    /// <param name="furtherBits">How much further it reaches.</param>
    public EstimateWarning? Warning(double furtherBits) => furtherBits < LeastBits ? null : new EstimateWarning("suggested-columns", string.Create(
        CultureInfo.InvariantCulture,
        $"Correlations of {Count(X)} of X with {Count(Y)} of Y, numbered from 0, exceed what chance explains but are not confirmed by parts of the rows; the interval reaches up by the {furtherBits:0.00} bits that they may tell. More rows show which it is."));

    /// <summary>What such columns tell.</summary>
    /// <param name="screened">The columns that were compared.</param>
    /// <param name="independentRows">As many independent rows tell as much as those that there are.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Null where there are none, or too many.</returns>
    public static SuggestedColumns? Find(ScreenedColumns screened, int independentRows, CancellationToken cancellationToken)
    {
        (int[] x, int[] y) = screened.Suggested;
        if (x.Length == 0 || x.Length + y.Length > Math.Min(MostColumns, independentRows / RowsPerColumn))
        {
            return null;
        }

        double bits = ColumnCorrelations.Bits(screened.X.Of(x), screened.Y.Of(y), independentRows, cancellationToken);
        if (!double.IsFinite(bits) || bits <= 0)
        {
            return null;
        }

        // Canonical correlations rho have an information of the variance sum rho^2 / n, nats squared, at most where all are alike.
        int pairs = Math.Min(x.Length, y.Length);
        double squares = pairs * (1 - Math.Exp(-2 * bits * Math.Log(2) / pairs));
        return new SuggestedColumns(x, y, bits + (ConfidenceInterval.StandardErrors * Math.Sqrt(squares / independentRows) / Math.Log(2)));
    }

    private static string Count(int[] columns) => columns.Length == 1
        ? string.Create(CultureInfo.InvariantCulture, $"column {columns[0]}")
        : string.Create(CultureInfo.InvariantCulture, $"{columns.Length} columns, such as {columns[0]},");
}
