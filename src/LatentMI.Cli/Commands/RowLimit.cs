using System.Globalization;
using LatentMI.Cli.Help;
using LatentMI.Cli.Options;
using LatentMI.IO.Formats;
using LatentMI.Pairing;
using LatentMI.Reporting.Reports;

namespace LatentMI.Cli.Commands;

/// <summary><c>--max-rows</c>: draws rows at random where there are more, which keeps time and memory bounded and is said in the result.</summary>
/// <param name="given">The most rows; null where that is left to the estimator.</param>
internal sealed class RowLimit(int? given)
{
    /// <summary>The most rows that learned codes use where the option is not given: their standard error is small by then, and others cost hours.</summary>
    public const int Default = 200_000;

    /// <summary>The option.</summary>
    public static NumberOption<int> Option() => WholeNumber.Option(
        "--max-rows",
        "N",
        least: 1,
        $"Uses a random subset of N rows if there are more; with --time-series, whole blocks. [default: {Default} with lmi, all with other estimators]").InGroup(HelpGroup.Rows);

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
        int most = given ?? (request.IsLatent ? Default : int.MaxValue);
        int available = x.Samples.Count;

        // Sides of different lengths are refused by the estimator, in its own words.
        if (available <= most || y.Samples.Count != available)
        {
            return (x, y, groups, null);
        }

        ulong seed = request.Seed;
        int block = request.TimeSeriesBlock ?? 1;
        if (block > most)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"--max-rows {most} is less than one block of the time series, {block} rows; give more rows or shorter blocks."));
        }

        int[] rows = RowSubsample.Draw(available, most, seed, block);
        return (x.ViewRows(rows), y.ViewRows(rows), groups?.SelectRows(rows), new RowsDrawn(available, rows.Length, seed, rows));
    }
}
