using System.Globalization;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// Columns whose correlations with the other side all rows together show, as those of independent columns are in one of twenty data sets, though not both halves of the rows confirm them. No value may
/// be taken from them, as the rows that select a column also raise its value, but the truth may reach as far.
/// </summary>
/// <param name="X">The columns of X.</param>
/// <param name="Y">The columns of Y.</param>
/// <param name="MoreBits">The upper end of the 95 % interval of what their correlations tell beside those of confirmed columns, in bits.</param>
/// <param name="AllBits">The same of what the correlations of both tell together.</param>
internal sealed record SuggestedColumns(int[] X, int[] Y, double MoreBits, double AllBits)
{
    // Less is not worth a remark.
    private const double LeastBits = 0.05;

    // Correlations of more columns have too much bias, and maps of all columns see what so many have in common.
    private const int MostColumns = 150;
    private const int RowsPerColumn = 4;

    /// <summary>How much further than an interval the truth may reach.</summary>
    /// <param name="upperBits">The upper end of the interval.</param>
    public double FurtherBits(double upperBits) => Math.Max(0, Math.Min(MoreBits, AllBits - upperBits));

    /// <summary>What to know of an interval that reaches up as far; null where it hardly does.</summary>
    /// <param name="furtherBits">How much further it reaches.</param>
    public EstimateWarning? Warning(double furtherBits) => furtherBits < LeastBits ? null : new EstimateWarning("suggested-columns", string.Create(
        CultureInfo.InvariantCulture,
        $"{Named()} (numbered from 0) {(X.Length + Y.Length == 1 ? "correlates" : "correlate")} with the other side by more than chance explains, though not both halves of the rows confirm it; the interval reaches up by the {furtherBits:0.00} bits that this may tell. More rows show which it is."));

    /// <summary>What such columns tell.</summary>
    /// <param name="screened">The columns that were compared.</param>
    /// <param name="independentRows">As many independent rows tell as much as those that there are.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Null where there are none, or too many.</returns>
    public static SuggestedColumns? Find(ScreenedColumns screened, int independentRows, CancellationToken cancellationToken)
    {
        (int[] confirmedX, int[] confirmedY) = screened.Pairs;
        int[] x = [.. screened.Suggested.X.Except(confirmedX)], y = [.. screened.Suggested.Y.Except(confirmedY)];
        int most = Math.Max(x.Length, y.Length), all = x.Length + confirmedX.Length + y.Length + confirmedY.Length;
        if (most is 0 or > ScreenedColumns.Many || all > Math.Min(MostColumns, independentRows / RowsPerColumn))
        {
            return null;
        }

        double allBits = Bits([.. confirmedX, .. x], [.. confirmedY, .. y]);
        double moreBits = allBits - (confirmedX.Length > 0 ? Bits(confirmedX, confirmedY) : 0);
        return double.IsFinite(moreBits) && moreBits > 0 ? new SuggestedColumns(x, y, Upper(moreBits, most), Upper(allBits, all / 2)) : null;

        double Bits(int[] ofX, int[] ofY) => ColumnCorrelations.Bits(screened.X.Of(ofX), screened.Y.Of(ofY), independentRows, cancellationToken);

        // The information of canonical correlations rho has the variance sum rho^2 / n, in nats squared: the largest where all of them are alike.
        double Upper(double bits, int pairs)
        {
            double squares = pairs * (1 - Math.Exp(-2 * bits * Math.Log(2) / pairs));
            return bits + (ConfidenceInterval.StandardErrors * Math.Sqrt(squares / independentRows) / Math.Log(2));
        }
    }

    private string Named()
    {
        string[] sides = [.. new[] { Side(X, "X"), Side(Y, "Y") }.OfType<string>()];
        string names = string.Join(" and ", sides);
        return $"{char.ToUpperInvariant(names[0])}{names[1..]}";

        static string? Side(int[] columns, string name) => columns.Length switch
        {
            0 => null,
            1 => string.Create(CultureInfo.InvariantCulture, $"column {columns[0]} of {name}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{columns.Length} columns of {name} such as {columns[0]}"),
        };
    }
}
