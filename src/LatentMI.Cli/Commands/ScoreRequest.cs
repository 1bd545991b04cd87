using System.Text;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;
using LatentMI.IO.Formats;
using LatentMI.IO.Models;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Commands;

/// <summary>What a command line asks of the scores of new pairs.</summary>
internal sealed class ScoreRequest
{
    /// <summary>The file of the model.</summary>
    public required string Model { get; init; }

    /// <summary>The address of the rows of X.</summary>
    public required string X { get; init; }

    /// <summary>The address of the rows of Y.</summary>
    public required string Y { get; init; }

    /// <summary>The file of the values; null for none.</summary>
    public required string? Target { get; init; }

    /// <summary>Whether that file may exist.</summary>
    public required bool Replaces { get; init; }

    /// <summary>Whether the rows are normalized as those of the model were.</summary>
    public required bool IsNormalized { get; init; }

    /// <summary>How files are read.</summary>
    public required ReadingOptions Reading { get; init; }

    /// <summary>How rows are paired.</summary>
    public required RowPairing Pairing { get; init; }

    /// <summary>The copy of an AnnData file that the values are added to; null for none.</summary>
    public required IntoRequest? Into { get; init; }

    /// <summary>Whether standard output gets JSON.</summary>
    public required bool IsJson { get; init; }

    /// <summary>Reads the rows, scores them, writes and prints.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Something cannot be read, or does not fit the model.</exception>
    public int Run(CommandContext context)
    {
        if (Target is not null)
        {
            TargetFile.RequireFree(Target, Replaces);
        }

        Into?.RequireFree([Model, X, Y]);
        SavedModel saved = ModelFile.ReadSaved(Model);
        SampleSource allX = saved.X.Read(X, IsNormalized, Reading, context.CancellationToken);
        using Samples ownX = allX.Samples;
        SampleSource allY = saved.Y.Read(Y, IsNormalized, Reading, context.CancellationToken);
        using Samples ownY = allY.Samples;
        (SampleSource x, SampleSource y) = RowPairingOption.Pair(Pairing, allX, allY);
        ResultCells? cells = Into?.Prepare((allX, x), (allY, y), context.CancellationToken);
        IReadOnlyList<double> bits = saved.Model.ScorePointwise(x.Samples, y.Samples, context.CancellationToken);
        IReadOnlyList<string>? names = RowNames.Choose(x, y);
        if (Target is not null)
        {
            WriteFile(Target, names, bits, x.Samples, y.Samples);
        }

        var report = ScoreReport.Describe(Model, bits, x, y);
        if (cells is not null)
        {
            using Samples latentX = saved.Model.EncodeX(x.Samples, context.CancellationToken);
            using Samples latentY = saved.Model.EncodeY(y.Samples, context.CancellationToken);
            cells.Write(report, latentX, latentY, context.CancellationToken);
        }

        if (IsJson)
        {
            context.Output.Write(ReportJson.Write(report) + "\n");
        }
        else if (Target is not null || cells is not null)
        {
            WriteTable(report, cells?.Path, context.Output);
        }
        else
        {
            WriteValues(names, bits, x.Samples, y.Samples, context.Output);
            foreach (string remark in report.Warnings.Concat(report.Notes))
            {
                context.Error.WriteLine(remark);
            }
        }

        return ExitCode.Success;
    }

    private static void WriteFile(string path, IReadOnlyList<string>? names, IReadOnlyList<double> bits, Samples x, Samples y)
    {
        if (!Path.GetExtension(path).Equals(".parquet", StringComparison.OrdinalIgnoreCase))
        {
            AtomicFile.Write(path, stream => PointwiseTable.Write(stream, names, bits, isPartial: false, x, y));
            return;
        }

        var table = new RowTable(bits.Count, names);
        table.Add("row", row => row + 1);
        table.Add("row_x", row => x.RowNumber(row));
        table.Add("row_y", row => y.RowNumber(row));
        table.Add("pmi_bits", row => bits[row]);
        AtomicFile.Write(path, table.WriteParquet);
    }

    private static void WriteValues(IReadOnlyList<string>? names, IReadOnlyList<double> bits, Samples x, Samples y, TextWriter output)
    {
        using var bytes = new MemoryStream();
        PointwiseTable.Write(bytes, names, bits, isPartial: false, x, y);
        output.Write(Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    private void WriteTable(ScoreReport report, string? copy, TextWriter output)
    {
        var table = new PlainTable();
        table.Add("mean pointwise value", BitsText.Of(report.MeanPmiBits));
        table.Add("pairs", FormattableString.Invariant($"{report.NSamples}"));
        foreach (string warning in report.Warnings)
        {
            table.Add("warning", warning);
        }

        foreach (string note in report.Notes)
        {
            table.Add("note", note);
        }

        if (Target is not null)
        {
            table.Add("values", $"in {Target}");
        }

        if (copy is not null)
        {
            table.Add("cells", $"in {copy}");
        }

        table.Write(output);
    }
}
