using System.CommandLine;
using System.Text;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Pairing;
using LatentMI.IO.Formats;
using LatentMI.IO.Models;
using LatentMI.IO.Writing;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi score MODEL X Y</c>: the pointwise mutual information of new pairs under a saved model.</summary>
internal static class ScoreCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        Argument<string> modelPath = SharedOptions.ModelArgument();
        Argument<string> x = SharedOptions.SamplesArgument("X");
        Argument<string> y = SharedOptions.SamplesArgument("Y");
        var target = new Option<string?>("--out")
        {
            Description = "The file to write the values to, .csv or .parquet; without it, and without --json, they go to standard output.",
            HelpName = "FILE",
        };
        Option<bool> normalized = SharedOptions.Normalized();
        var reading = new FileReadingOptions();
        var pairing = new RowPairingOption();
        Option<bool> json = SharedOptions.Json();
        var command = new Command("score", "Computes the pointwise mutual information of new pairs with a saved model, in bits.")
        {
            modelPath, x, y, target, normalized, pairing.Option, json,
        };
        command.AddOptions(reading.All);
        command.SetAction(parse => Run(
            parse.GetRequiredValue(modelPath),
            parse.GetRequiredValue(x),
            parse.GetRequiredValue(y),
            parse.GetValue(target),
            parse.GetValue(normalized),
            reading.Bind(parse),
            pairing.Bind(parse),
            parse.GetValue(json),
            context));
        return command;
    }

    private static int Run(string modelPath, string x, string y, string? path, bool isNormalized, ReadingOptions reading, RowPairing pairing, bool json, CommandContext context)
    {
        SavedModel saved = ModelFile.ReadSaved(modelPath);
        SampleSource allX = saved.X.Read(x, isNormalized, reading, context.CancellationToken);
        using Samples ownX = allX.Samples;
        SampleSource allY = saved.Y.Read(y, isNormalized, reading, context.CancellationToken);
        using Samples ownY = allY.Samples;
        (SampleSource sourceX, SampleSource sourceY) = RowPairingOption.Pair(pairing, allX, allY);
        (Samples samplesX, Samples samplesY) = (sourceX.Samples, sourceY.Samples);
        IReadOnlyList<double> bits = saved.Model.ScorePointwise(samplesX, samplesY, context.CancellationToken);
        IReadOnlyList<string>? names = RowNames.Choose(sourceX, sourceY);
        if (path is not null)
        {
            WriteFile(path, names, bits, samplesX, samplesY);
        }

        var report = ScoreReport.Describe(modelPath, bits, sourceX, sourceY);
        if (json)
        {
            context.Output.Write(ReportJson.Write(report) + "\n");
        }
        else if (path is not null)
        {
            WriteTable(report, path, context.Output);
        }
        else
        {
            WriteValues(names, bits, samplesX, samplesY, context.Output);
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

    private static void WriteTable(ScoreReport report, string path, TextWriter output)
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

        table.Add("values", $"in {path}");
        table.Write(output);
    }

    private static void WriteValues(IReadOnlyList<string>? names, IReadOnlyList<double> bits, Samples x, Samples y, TextWriter output)
    {
        using var bytes = new MemoryStream();
        PointwiseTable.Write(bytes, names, bits, isPartial: false, x, y);
        output.Write(Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }
}
