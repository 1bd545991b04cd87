using System.Text;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.IO.Formats;
using LatentMI.IO.Formats.Npy;
using LatentMI.IO.Models;
using LatentMI.IO.Selecting;
using LatentMI.IO.Writing;
using LatentMI.Preparing;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Reports.Estimates;
using LatentMI.Reporting.Tables;
using LatentMI.Representation;

namespace LatentMI.Reporting.Folders;

/// <summary>
/// The directory of <c>--out</c>: its files take their places together (<see cref="StagedFiles"/>), with <see cref="Commit"/>, <c>result.json</c> last.
/// </summary>
public sealed class ResultFolder : IDisposable
{
    /// <summary>The report in a folder of results.</summary>
    public const string ReportFile = "report.html";

    private const string ResultFile = "result.json";

    private static readonly string[] Leading = [ResultFile, PairingReport.FileName];

    // Of all commands: another's file is in the way, too.
    private static readonly string[] Names =
    [
        .. Leading, ReportFile,
        "pmi.csv", "pairings.csv", "rows.csv", "rows.parquet", "latent_x.npy", "latent_y.npy", "latent_z.npy", "history.csv", "model.npz",
        "columns_x.csv", "columns_y.csv", "columns_x.png", "columns_y.png", "map_x.png", "map_y.png",
        "estimates.csv", "cells.csv", "rolling.csv", "markov-test.png", "pseudotime.png", "embedding.png", "sisters.csv", "types.csv", "types.png", "embedding-types.png",
        "controls.csv", "shuffle.png", "partners.csv", "partners.png", "trials.csv", "scores/", "roc.csv", "roc.png", "precision_recall.csv", "precision_recall.png",
        "pairs.png", "latents.png", "ranking.csv", "differences.csv", "figures/ranking.png", "figures/ranking.svg", "lags.csv", "figures/lags.png", "figures/lags.svg",
        "transfer.csv", "figures/transfer.png", "figures/transfer.svg", "synergy.csv", "figures/synergy.png", "figures/synergy.svg", "scaling.csv", "figures/scaling.png", "figures/scaling.svg",
    ];

    private readonly StagedFiles _files;

    private ResultFolder(StagedFiles files) => _files = files;

    /// <summary>The directory's path as it was given.</summary>
    public string Path => _files.Folder;

    /// <summary>Where the files are until <see cref="Commit"/>.</summary>
    public string Staging => _files.Staging;

    /// <summary>Makes the directory and tries to write into it, before an estimate takes its time.</summary>
    /// <param name="path">The directory; it and its parents are created where missing.</param>
    /// <param name="replacesOthers">Whether files of these names that this program did not write there may be replaced.</param>
    /// <exception cref="InputException">The directory cannot be made or cannot be written to, or holds such a file.</exception>
    public static ResultFolder Prepare(string path, bool replacesOthers = false) => new(StagedFiles.Prepare(path, Names, Leading, replacesOthers));

    /// <summary>Writes an estimate without a model: <c>pmi.csv</c> and <c>result.json</c>.</summary>
    /// <param name="report">The content of <c>result.json</c>.</param>
    /// <param name="estimate">The estimate.</param>
    /// <param name="x">Where X came from.</param>
    /// <param name="y">Where Y came from.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public void Write(
        EstimateReport report, MutualInformationEstimate estimate, SampleSource x, SampleSource y, CancellationToken cancellationToken)
    {
        WritePointwise(estimate, x, y, cancellationToken);
        WriteResult(report, cancellationToken);
    }

    /// <summary>
    /// Writes an estimate given Z: <c>pmi.csv</c>; where codes were learned, <c>latent_x.npy</c>, <c>latent_y.npy</c> and <c>latent_z.npy</c>; and
    /// <c>result.json</c>.
    /// </summary>
    /// <param name="report">The content of <c>result.json</c>.</param>
    /// <param name="estimate">The estimate.</param>
    /// <param name="x">Where X came from.</param>
    /// <param name="y">Where Y came from.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public void Write(EstimateReport report, ConditionalMiEstimate estimate, SampleSource x, SampleSource y, CancellationToken cancellationToken)
    {
        WritePointwise(estimate, x, y, cancellationToken);
        if (estimate is ConditionalLatentMiEstimate latent)
        {
            foreach ((string name, Samples latents) in new[] { ("latent_x.npy", latent.LatentX), ("latent_y.npy", latent.LatentY), ("latent_z.npy", latent.LatentZ) })
            {
                WriteFile(name, stream => NpyWriter.Write(stream, latents), cancellationToken);
            }
        }

        WriteResult(report, cancellationToken);
    }

    /// <summary>
    /// Writes an estimate on learned codes: <c>pmi.csv</c>, <c>latent_x.npy</c>, <c>latent_y.npy</c>, <c>history.csv</c>, <c>model.npz</c> and
    /// <c>result.json</c>.
    /// </summary>
    /// <param name="report">The content of <c>result.json</c>.</param>
    /// <param name="estimate">The estimate.</param>
    /// <param name="x">Where X came from.</param>
    /// <param name="y">Where Y came from.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public void Write(EstimateReport report, LatentEstimate estimate, SampleSource x, SampleSource y, CancellationToken cancellationToken)
    {
        WritePointwise(estimate, x, y, cancellationToken);
        WriteFile("latent_x.npy", stream => NpyWriter.Write(stream, estimate.LatentX), cancellationToken);
        WriteFile("latent_y.npy", stream => NpyWriter.Write(stream, estimate.LatentY), cancellationToken);
        if (estimate.History is { } history)
        {
            WriteFile("history.csv", stream => WriteHistory(stream, history), cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        LabelSides? said = (estimate as LatentMiEstimate)?.Options.Labels;
        ModelFile.Write(
            new SavedModel(estimate.FitModel(cancellationToken), ModelSide.Of(x, AreLabels(LabelSides.X)), ModelSide.Of(y, AreLabels(LabelSides.Y))), _files.Announce("model.npz"));
        WriteResult(report, cancellationToken);

        bool? AreLabels(LabelSides side) => said is null ? null : said == side || said == LabelSides.Both;
    }

    /// <summary>Writes an attribution: <c>columns_x.csv</c>, <c>columns_y.csv</c> and its pictures.</summary>
    /// <param name="attribution">The attribution.</param>
    /// <param name="pictures">The pictures, by the names of their files.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public void Write(AttributionReport attribution, IEnumerable<(string Name, Picture Picture)> pictures, CancellationToken cancellationToken)
    {
        WriteFile("columns_x.csv", stream => AttributionTable.WriteCsv(stream, attribution.X), cancellationToken);
        WriteFile("columns_y.csv", stream => AttributionTable.WriteCsv(stream, attribution.Y), cancellationToken);
        foreach ((string name, Picture picture) in pictures)
        {
            WriteFile(name, stream => stream.Write(picture.Content), cancellationToken);
        }
    }

    /// <summary>
    /// Writes estimates over several pairings: <c>pairings.csv</c>, a row for each pairing; <c>pmi.csv</c>, the mean pointwise value of each row of X that
    /// was paired; and <c>pairings.json</c>.
    /// </summary>
    /// <param name="report">The content of <c>pairings.json</c>.</param>
    /// <param name="repeated">The estimates.</param>
    /// <param name="input">What was paired.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    public void Write(PairingReport report, RepeatedPairing repeated, PairedInput input, CancellationToken cancellationToken)
    {
        WriteFile("pairings.csv", stream => WritePairings(stream, repeated), cancellationToken);
        WriteFile("pmi.csv", stream => WriteMeanPointwise(stream, repeated, input.X), cancellationToken);
        WriteText(PairingReport.FileName, ReportJson.Write(report) + "\n", cancellationToken);
    }

    /// <summary>
    /// Writes <c>rows.csv</c> or <c>rows.parquet</c>: a row for each pair, with its name, its numbers in the files where rows were chosen, its
    /// pointwise value, and its latents.
    /// </summary>
    /// <param name="format">The format.</param>
    /// <param name="estimate">The estimate.</param>
    /// <param name="x">Where X came from.</param>
    /// <param name="y">Where Y came from.</param>
    /// <param name="cancellationToken">Stops before it is written.</param>
    public void WriteRows(TableFormat format, InformationEstimate estimate, SampleSource x, SampleSource y, CancellationToken cancellationToken)
    {
        var table = new RowTable(estimate.SampleCount, RowNames.Choose(x, y));
        foreach ((string side, SampleSource source) in new[] { ("row_x", x), ("row_y", y) })
        {
            table.Add(side, row => source.Samples.RowNumber(row));
        }

        table.Add("pmi_bits", row => estimate.PointwiseBits[row]);
        if (estimate is LatentEstimate latent)
        {
            table.AddColumns(latent.LatentX, "latent_x_");
            table.AddColumns(latent.LatentY, "latent_y_");
        }
        else if (estimate is ConditionalLatentMiEstimate conditional)
        {
            table.AddColumns(conditional.LatentX, "latent_x_");
            table.AddColumns(conditional.LatentY, "latent_y_");
            table.AddColumns(conditional.LatentZ, "latent_z_");
        }

        table.AddFlag("estimated", row => !double.IsNaN(estimate.PointwiseBits[row]));
        bool isCsv = format == TableFormat.Csv;
        WriteFile(isCsv ? "rows.csv" : "rows.parquet", isCsv ? table.WriteCsv : table.WriteParquet, cancellationToken);
    }

    /// <summary>Writes <c>result.json</c>.</summary>
    /// <param name="json">Its content.</param>
    /// <param name="cancellationToken">Stops before it is written.</param>
    public void WriteResult(string json, CancellationToken cancellationToken) => WriteText(ResultFile, json + "\n", cancellationToken);

    /// <summary>Writes a text.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="text">Its content.</param>
    /// <param name="cancellationToken">Stops before it is written.</param>
    public void WriteText(string name, string text, CancellationToken cancellationToken) =>
        WriteFile(name, stream => stream.Write(Encoding.UTF8.GetBytes(text)), cancellationToken);

    /// <summary>Writes a file.</summary>
    /// <param name="name">Its name; folders in it are created where missing.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="cancellationToken">Stops before it is written.</param>
    public void WriteFile(string name, Action<Stream> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _files.Write(name, write);
    }

    /// <summary>Writes the report of what was written before.</summary>
    /// <param name="write">Writes it to the file that it is given.</param>
    public void WriteReport(Action<string> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        write(_files.Announce(ReportFile));
    }

    /// <summary>Puts all that was written in its place, and removes the files of an earlier run.</summary>
    /// <param name="cancellationToken">Ends the wait for another run that replaces its files.</param>
    /// <exception cref="InputException">A file cannot be moved.</exception>
    public void Commit(CancellationToken cancellationToken) => _files.Commit(cancellationToken);

    /// <summary>Removes what was not put in its place, as after an estimate that failed.</summary>
    public void Dispose() => _files.Dispose();

    private static void WritePairings(Stream stream, RepeatedPairing repeated)
    {
        using var table = new TableWriter(stream, "pairing", "pairs", "mi_bits", "standard_error_bits", "control_bits");
        foreach (PairingEstimate estimate in repeated.Estimates)
        {
            table.WriteRow(
                estimate.Draw + 1, estimate.Pairs.Count, estimate.Bits, estimate.StandardError ?? double.NaN, estimate.ControlBits.FirstOrDefault(double.NaN));
        }
    }

    private static void WriteMeanPointwise(Stream stream, RepeatedPairing repeated, SampleSource x)
    {
        (int Row, double[] Bits)[] rows =
        [
            .. repeated.Estimates
                .SelectMany(estimate => estimate.Pairs.X.Zip(estimate.PointwiseBits))
                .Where(pair => !double.IsNaN(pair.Second))
                .GroupBy(pair => pair.First, pair => pair.Second)
                .OrderBy(row => row.Key)
                .Select(row => (row.Key, row.ToArray())),
        ];
        var table = new RowTable(rows.Length, x.RowNames is { } names ? [.. rows.Select(row => names[row.Row])] : null);
        table.Add("row_x", i => x.Samples.RowNumber(rows[i].Row));
        table.Add("pairings", i => rows[i].Bits.Length);
        table.Add("pmi_bits", i => rows[i].Bits.Average());
        table.WriteCsv(stream);
    }

    private static void WriteHistory(Stream stream, TrainingHistory history)
    {
        using var table = new TableWriter(stream, "epoch", "training_loss", "validation_loss");
        foreach (EpochLoss epoch in history.Epochs)
        {
            table.WriteRow(epoch.Epoch, epoch.Training, epoch.Validation);
        }
    }

    private void WritePointwise(InformationEstimate estimate, SampleSource x, SampleSource y, CancellationToken cancellationToken) =>
        WriteFile(
            "pmi.csv",
            stream => PointwiseTable.Write(stream, RowNames.Choose(x, y), estimate.PointwiseBits, isPartial: true, x.Samples, y.Samples),
            cancellationToken);

    private void WriteResult(EstimateReport report, CancellationToken cancellationToken) => WriteResult(EstimateJson.Write(report), cancellationToken);
}
