using LatentMI.Cli.Hosting;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;
using LatentMI.Cli.Progress;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;
using LatentMI.Pairing;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Pages;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using LatentMI.Studies.Pairing;
using LatentMI.Studies.Scaling;

namespace LatentMI.Cli.Commands.Scalings;

/// <summary>What a command line asks of a scaling study.</summary>
internal sealed class ScalingRequest
{
    /// <summary>The estimator and its settings.</summary>
    public required EstimateRequest Estimate { get; init; }

    /// <summary>X.</summary>
    public required SideRequest X { get; init; }

    /// <summary>Y.</summary>
    public required SideRequest Y { get; init; }

    /// <summary>Which rows of both are used.</summary>
    public required SidesRequest Sides { get; init; }

    /// <summary>How rows are paired.</summary>
    public required RowPairing Pairing { get; init; }

    /// <summary>The columns of the metadata of X that tell which rows belong together; empty where none do.</summary>
    public required IReadOnlyList<string> GroupBy { get; init; }

    /// <summary>What changes, and how far.</summary>
    public required ScalingPlan Plan { get; init; }

    /// <summary>On which side, as it was given; null where it was not.</summary>
    public required string? Side { get; init; }

    /// <summary>How many rows are used.</summary>
    public required RowLimit Limit { get; init; }

    /// <summary>Where the result goes.</summary>
    public required OutputRequest Output { get; init; }

    /// <summary>Reads the sides, estimates, fits, writes and prints.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Something cannot be read or estimated.</exception>
    public int Run(CommandContext context)
    {
        Estimate.OverLevels(Plan).RequireApplicable(isSideGiven: Side is not null);
        using var files = new OpenFiles();
        var normalizedX = new LateNormalization(X.Query.Normalization, IsThinned(ScalingSides.X), context.CancellationToken);
        var normalizedY = new LateNormalization(Y.Query.Normalization, IsThinned(ScalingSides.Y), context.CancellationToken);
        IReadOnlyList<SampleSource> read = Sides.Read([normalizedX.Before(X), normalizedY.Before(Y)], Pairing.IsByPosition, files, context, Output.IsQuiet);
        using Samples ownX = read[0].Samples;
        using Samples ownY = read[1].Samples;
        (SampleSource x, SampleSource y) = RowPairingOption.Pair(Pairing, read[0], read[1]);
        (x, y, RowGroups? groups, RowsDrawn? drawn) = Limit.Apply(Estimate, x, y, Groups(files, x, context.CancellationToken));
        using ResultFolder? results = Output.PrepareFolder();
        ScalingStudy study = Estimate.OverLevels(Plan with { PrepareX = normalizedX.After(x), PrepareY = normalizedY.After(y) }, Estimate.Labels(x, y), groups);
        ScalingCurve curve = ProgressDisplay.For(new InferenceText("estimate"), context, Output.IsQuiet)
            .Run(progress => study.Run(x.Samples, y.Samples, progress, context.CancellationToken));
        ScalingReport report = Estimate.Describe(curve, Plan.Axis == ScalingAxis.Rows ? null : Side ?? ScalingCommand.UsualSide, drawn, normalizedX.Describe(x), normalizedY.Describe(y));
        Write(context, Output, results, report);
        return ExitCode.Success;
    }

    /// <summary>Writes the files, and prints.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="output">What is asked for.</param>
    /// <param name="results">The folder; null for none.</param>
    /// <param name="report">The result.</param>
    public static void Write(CommandContext context, OutputRequest output, ResultFolder? results, ScalingReport report)
    {
        if (results is not null)
        {
            StudyFiles.Scaling.Write(results, report, context.CancellationToken);
            results.Commit(context.CancellationToken);
        }

        output.Print(context, () => ReportJson.Write(report), writer => ScalingTable.Write(report, results?.Path, writer));
    }

    private bool IsThinned(ScalingSides side) => Plan.Axis == ScalingAxis.Depth && Plan.Sides.HasFlag(side);

    private RowGroups? Groups(OpenFiles files, SampleSource x, CancellationToken cancellationToken)
    {
        if (GroupBy.Count == 0)
        {
            return null;
        }

        (MetadataTable table, string address) = X.ReadMetadata(files, x, cancellationToken);
        return RowGroups.Of([.. GroupBy.Select(column => table.Require(column, address).ToKeys())]);
    }
}
