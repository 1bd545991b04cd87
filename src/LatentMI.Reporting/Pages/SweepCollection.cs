using System.Globalization;
using System.Text;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Figures.Experiments;
using LatentMI.Reporting.Figures.Sweeps;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using LatentMI.Studies.Storing;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Reporting.Pages;

/// <summary>Gathers the records of a sweep: tables, matrices, figures, a page.</summary>
public static class SweepCollection
{
    private const string PairsName = "pairs";

    /// <summary>Writes the files, each whole or not at all, in the place of those of an earlier time.</summary>
    /// <param name="folder">The folder of the sweep.</param>
    /// <param name="plan">The sweep.</param>
    /// <param name="format">How the results are written; null for both ways.</param>
    /// <param name="cancellationToken">Ends the reading, or the work between two files.</param>
    /// <returns>The files.</returns>
    /// <exception cref="InputException">There are no records yet, or a file cannot be written.</exception>
    public static IReadOnlyList<string> Write(string folder, SweepPlan plan, TableFormat? format, CancellationToken cancellationToken) =>
        RecordEdge.Use(folder, () => WriteAll(folder, plan, format, cancellationToken));

    private static List<string> WriteAll(string folder, SweepPlan plan, TableFormat? format, CancellationToken cancellationToken)
    {
        IReadOnlyList<SweepResult> results = SweepResults.Read(folder, plan, cancellationToken);
        var files = new List<string>();
        if (format is null or TableFormat.Csv)
        {
            Save(SweepFiles.Csv, stream => SweepTable.WriteCsv(stream, results, cancellationToken));
        }

        if (format is null or TableFormat.Parquet)
        {
            Save(SweepFiles.Parquet, stream => SweepTable.WriteParquet(stream, results, cancellationToken));
        }

        IReadOnlyList<PairMatrix> matrices = [.. PairMatrix.Of(plan, results).Where(matrix => matrix.Bits.Cast<double?>().Any(bits => bits is not null))];
        OutputFolder.Create(Path.Combine(folder, ExperimentFiles.Figures));
        foreach (PairMatrix matrix in matrices)
        {
            Save($"{SweepFiles.Matrix}{Suffix(matrix, matrices)}.csv", stream => WriteMatrix(stream, matrix, cancellationToken));
        }

        foreach (ExperimentFigure figure in Draw(plan, results, matrices, cancellationToken))
        {
            SaveFigure(figure);
        }

        Save(SweepFiles.Report, stream => stream.Write(Encoding.UTF8.GetBytes(SweepPage.Create(SweepFolder.Read(folder, plan, results)).Markup)));
        return files;

        void SaveFigure(ExperimentFigure figure)
        {
            Save(Path.Combine(ExperimentFiles.Figures, $"{figure.Name}.png"), stream => stream.Write(figure.Png));
            Save(Path.Combine(ExperimentFiles.Figures, $"{figure.Name}.svg"), stream => stream.Write(Encoding.UTF8.GetBytes(figure.Svg)));
        }

        void Save(string name, Action<Stream> write)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string file = Path.Combine(folder, name);
            AtomicFile.Write(file, write);
            files.Add(file);
        }
    }

    /// <summary>Curves over lags, and maps; of few pairs, bars with intervals take the place of the maps.</summary>
    private static IEnumerable<ExperimentFigure> Draw(
        SweepPlan plan, IReadOnlyList<SweepResult> results, IReadOnlyList<PairMatrix> matrices, CancellationToken cancellationToken)
    {
        SweepResult[] known = [.. results.Where(result => result.ShownBits is not null)];
        ExperimentFigure? lags = LagFigure.Draw(plan.Title, results);
        if (lags is not null)
        {
            yield return lags;
        }

        if (plan.Pairs.Count <= PairBarsFigure.MostPairs)
        {
            if (lags is null && known.Length > 0)
            {
                yield return PairBarsFigure.Draw(PairsName, plan.Title, known);
            }

            yield break;
        }

        var labels = new SettingLabels(known);
        double largest = matrices.SelectMany(matrix => matrix.Bits.Cast<double?>()).Max() ?? 0;
        if (matrices.MinBy(matrix => Math.Abs(matrix.Lag)) is not { } first)
        {
            yield break;
        }

        (int[], int[]) order = first.Order(cancellationToken);
        foreach (PairMatrix matrix in matrices)
        {
            yield return PairMapFigure.Draw($"{PairsName}{Suffix(matrix, matrices)}", plan.Title, matrix, order, largest, labels.Of(matrix.Settings));
        }
    }

    /// <summary>What tells the files of a matrix from those of the others: its place among the settings, and its lag.</summary>
    private static string Suffix(PairMatrix matrix, IReadOnlyList<PairMatrix> all)
    {
        string[] settings = [.. all.Select(other => other.Settings).Distinct()];
        string suffix = string.Empty;
        if (settings.Length > 1)
        {
            int place = Array.IndexOf([.. all.Where(other => other.Estimator == matrix.Estimator).Select(other => other.Settings).Distinct()], matrix.Settings);
            bool alone = all.Where(other => other.Estimator == matrix.Estimator).Select(other => other.Settings).Distinct().Count() == 1;
            suffix += alone ? $"-{matrix.Estimator}" : string.Create(CultureInfo.InvariantCulture, $"-{matrix.Estimator}-{place + 1}");
        }

        return all.Select(other => other.Lag).Distinct().Count() > 1
            ? suffix + string.Create(CultureInfo.InvariantCulture, $"-lag-{(matrix.Lag < 0 ? "minus-" : string.Empty)}{Math.Abs(matrix.Lag)}")
            : suffix;
    }

    private static void WriteMatrix(Stream stream, PairMatrix matrix, CancellationToken cancellationToken)
    {
        using var table = new TableWriter(stream, ["group", .. matrix.Columns]);
        for (int i = 0; i < matrix.Rows.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            table.WriteRow([matrix.Rows[i], .. Enumerable.Range(0, matrix.Columns.Count).Select(j => matrix.Bits[i, j]?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty)]);
        }
    }
}
