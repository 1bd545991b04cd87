using LatentMI.Attribution;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;
using LatentMI.Cli.Progress;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Reports.Estimates;
using LatentMI.Reporting.Tables;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Commands;

/// <summary>What a command line asks of an attribution.</summary>
internal sealed class AttributeRequest
{
    /// <summary>The settings of the estimate that is attributed.</summary>
    public required EstimateRequest Estimate { get; init; }

    /// <summary>X.</summary>
    public required SideRequest X { get; init; }

    /// <summary>Y.</summary>
    public required SideRequest Y { get; init; }

    /// <summary>Which rows of both are used.</summary>
    public required SidesRequest Sides { get; init; }

    /// <summary>How rows are paired; null for row i with row i, where names must agree.</summary>
    public required RowPairing Pairing { get; init; }

    /// <summary>The images whose pixels are the columns of X; null where they are none.</summary>
    public required ImageRequest? ImageX { get; init; }

    /// <summary>The images whose pixels are the columns of Y; null where they are none.</summary>
    public required ImageRequest? ImageY { get; init; }

    /// <summary>How many rows are used.</summary>
    public required RowLimit Limit { get; init; }

    /// <summary>The settings of the attribution.</summary>
    public required AttributionOptions Attribution { get; init; }

    /// <summary>How many columns of each side are printed.</summary>
    public required int Top { get; init; }

    /// <summary>The copy of an AnnData file that the result is added to; null for none.</summary>
    public required IntoRequest? Into { get; init; }

    /// <summary>Where the result goes.</summary>
    public required OutputRequest Output { get; init; }

    /// <summary>Reads the sides, estimates, attributes, writes and prints.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Something cannot be read or estimated, or a side has no such images.</exception>
    public int Run(CommandContext context)
    {
        Into?.RequireFree(X.Addresses.Concat(Y.Addresses));
        using var files = new OpenFiles();
        IReadOnlyList<SampleSource> read = Sides.Read([X, Y], Pairing.IsByPosition, files, context, Output.IsQuiet);
        using Samples ownX = read[0].Samples;
        using Samples ownY = read[1].Samples;
        (SampleSource allX, SampleSource allY) = RowPairingOption.Pair(Pairing, read[0], read[1]);
        ImageX?.RequireColumns("X", ownX);
        ImageY?.RequireColumns("Y", ownY);
        (SampleSource x, SampleSource y, _, RowsDrawn? drawn) = Limit.Apply(Estimate, allX, allY, groups: null);
        ResultCells? cells = Into?.Prepare((allX, x), (allY, y), context.CancellationToken);
        using ResultFolder? results = Output.PrepareFolder();
        LatentEstimate estimate = ProgressDisplay.For(new EstimationText(), context, Output.IsQuiet)
            .Run(progress => Estimate.CreateLatent().Estimate(x.Samples, y.Samples, progress, context.CancellationToken));
        estimate = EstimateChecks.AddTo(Estimate.OfSeries(estimate), x.Samples, y.Samples);
        AttributionResult attributed = ProgressDisplay.For(new InferenceText("column"), context, Output.IsQuiet)
            .Run(progress => ColumnAttribution.Run(estimate, x.Samples, y.Samples, Attribution, progress, context.CancellationToken));
        var attribution = AttributionReport.Describe(
            attributed, Estimate.DescribeLatent.ToString(), (x.Samples, ImageX?.Size), (y.Samples, ImageY?.Size));
        var inference = new EstimateInference(Permutations: null, Curve: null, Diagnosis.Find(estimate));
        EstimateReport report = EstimateReport.Describe(estimate, Estimate.Preset!, inference, x, y, drawn) with { Attribution = attribution };
        if (results is not null)
        {
            results.Write(attribution, AttributionPictures.Create(attribution), context.CancellationToken);
            results.Write(report, estimate, x, y, context.CancellationToken);
            results.WriteReport(file => new ReportRequest(results.Staging).Write(file, context));
            results.Commit(context.CancellationToken);
        }

        cells?.Write(report, estimate, context.CancellationToken);
        Output.Print(
            context,
            () => EstimateJson.Write(report),
            output =>
            {
                EstimateTable.Write(report, results?.Path, output, cells?.Path);
                AttributionTable.Write(attribution, Top, output);
            });

        return ExitCode.Success;
    }
}
