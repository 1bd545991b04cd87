using LatentMI.Cli.Options;
using LatentMI.IO.Formats;
using LatentMI.Pairing;
using LatentMI.Reporting.Reports;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Commands;

/// <summary><c>--max-rows</c>: draws rows at random where there are more, which keeps time and memory bounded and is said in the result.</summary>
/// <param name="given">The most rows; null where that is left to the estimator.</param>
internal sealed class RowLimit(int? given)
{
    /// <summary>The option.</summary>
    public static NumberOption<int> Option() => (NumberOption<int>)SettingOption.Of(PairSettings.MaxRows).Option;

    /// <summary>Draws rows where there are too many.</summary>
    /// <param name="request">The estimator, its seed and its blocks.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="groups">The groups of the rows; null where none belong together.</param>
    /// <returns>The sides to estimate on with their groups, and what to say of it; null where all rows are used.</returns>
    /// <exception cref="InputException">A block of the time series is longer than the rows to draw.</exception>
    public (SampleSource X, SampleSource Y, RowGroups? Groups, RowsDrawn? Drawn) Apply(
        EstimateRequest request, SampleSource x, SampleSource y, RowGroups? groups)
    {
        int available = x.Samples.Count;

        // Sides of different lengths are refused by the estimator, in its own words.
        if (y.Samples.Count != available
            || new RowBound(given).Draw(available, request.IsLatent, request.TimeSeriesBlock, request.Seed, SettingNames.OfOptions) is not { } rows)
        {
            return (x, y, groups, null);
        }

        return (x.ViewRows(rows), y.ViewRows(rows), groups?.SelectRows(rows), new RowsDrawn(available, rows.Length, request.Seed, rows));
    }
}
