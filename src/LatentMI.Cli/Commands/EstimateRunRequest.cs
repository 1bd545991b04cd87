using LatentMI.Cli.Hosting;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;
using LatentMI.Cli.Progress;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Reports.Estimates;
using LatentMI.Reporting.Tables;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Commands;

/// <summary>What a command line asks of an estimate.</summary>
internal sealed class EstimateRunRequest
{
    /// <summary>The estimator and its settings.</summary>
    public required EstimateRequest Estimate { get; init; }

    /// <summary>X and Y, and their pairs.</summary>
    public required PairingRequest Pairing { get; init; }

    /// <summary>What the information is given; null for unconditional information.</summary>
    public required SideRequest? Z { get; init; }

    /// <summary>How many rows are used.</summary>
    public required RowLimit Limit { get; init; }

    /// <summary>The format of the table of pairs in the folder; null for no table.</summary>
    public required TableFormat? Rows { get; init; }

    /// <summary>Where the result goes.</summary>
    public required OutputRequest Output { get; init; }

    /// <summary>The copy of an AnnData file that the result is added to; null for none.</summary>
    public required IntoRequest? Into { get; init; }

    /// <summary>Reads the sides, estimates, writes and prints.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">Something cannot be read or estimated.</exception>
    public int Run(CommandContext context)
    {
        Into?.RequireFree(Pairing.Addresses.Concat(Z?.Addresses ?? []));
        (PairedInput input, SampleSource? z) = ReadSides(context);
        using PairedInput ownInput = input;
        using Samples? ownZ = z?.Samples;
        if (z is not null)
        {
            PairChecks.RequireFewLabels([input.X, input.Y, z], SettingNames.OfOptions);
        }

        using ResultFolder? results = Output.PrepareFolder();
        if (Pairing.Pairings > 1)
        {
            EstimatePairings(input, results, context);
        }
        else
        {
            EstimateOnce(input, z, results, context);
        }

        return ExitCode.Success;
    }

    private (PairedInput Input, SampleSource? Z) ReadSides(CommandContext context)
    {
        using var files = new OpenFiles();
        return Pairing.Read(Z, files, context, Output.IsQuiet, Estimate.Seed);
    }

    private void EstimateOnce(PairedInput input, SampleSource? allZ, ResultFolder? results, CommandContext context)
    {
        (SampleSource allX, SampleSource allY, RowGroups? allGroups) = input.First();
        (SampleSource x, SampleSource y, RowGroups? groups, RowsDrawn? drawn) = Limit.Apply(Estimate, allX, allY, allGroups);
        ResultCells? cells = Into?.Prepare((input.X, x), (input.Y, y), context.CancellationToken);
        LabelSides? labels = Estimate.Labels(x, y);
        EstimateReport report;
        InformationEstimate made;
        if (allZ is not null)
        {
            SampleSource z = drawn is not null && allZ.Samples.Count == drawn.Available ? allZ.ViewRows(drawn.Rows) : allZ;
            var conditional = ConditionalEstimation.Run(Estimate, x.Samples, y.Samples, z.Samples, context, Output.IsQuiet);
            conditional = conditional with { Estimate = EstimateChecks.AddTo(conditional.Estimate, x.Samples, y.Samples) };
            report = EstimateReport.Describe(conditional, x, y, z, drawn);
            WriteRows(conditional.Estimate);
            results?.Write(report, conditional.Estimate, x, y, context.CancellationToken);
            made = conditional.Estimate;
        }
        else if (!Estimate.IsLatent)
        {
            MutualInformationEstimate estimate = EstimateChecks.AddTo(
                Estimate.Create(groups: null, labels).Estimate(x.Samples, y.Samples, context.CancellationToken), x.Samples, y.Samples);
            estimate = estimate with { Warnings = [.. input.Warnings, .. estimate.Warnings, .. EstimateChecks.FindAutocorrelation(x.Samples, y.Samples, Estimate.Seed)] };
            report = AddControl(EstimateReport.Describe(estimate, x, y, drawn));
            WriteRows(estimate);
            results?.Write(report, estimate, x, y, context.CancellationToken);
            made = estimate;
        }
        else
        {
            ILatentEstimator estimator = Estimate.CreateLatent(groups, labels);
            Estimate.RequireRows(x.Samples.Count, groups);
            LatentEstimate estimate = ProgressDisplay.For(new EstimationText(), context, Output.IsQuiet)
                .Run(progress => EstimateChecks.AddTo(
                    Estimate.OfSeries(estimator.Estimate(x.Samples, y.Samples, progress, context.CancellationToken)), x.Samples, y.Samples));
            estimate = estimate with { Warnings = [.. input.Warnings, .. estimate.Warnings] };
            EstimateInference inference = Estimate.Infer(estimate, x.Samples, y.Samples, context, Output.IsQuiet);
            report = AddControl(EstimateReport.Describe(estimate, Estimate.Preset!, inference, x, y, drawn));
            WriteRows(estimate);
            results?.Write(report, estimate, x, y, context.CancellationToken);
            made = estimate;
        }

        results?.Commit(context.CancellationToken);
        cells?.Write(report, made, context.CancellationToken);
        Output.Print(context, () => EstimateJson.Write(report), output => EstimateTable.Write(report, results?.Path, output, cells?.Path));

        EstimateReport AddControl(EstimateReport without) => Pairing.HasControl
            ? without with
            {
                ShuffleControlBits = Finite.OrNull(RepeatedPairing.Control(
                    Estimate.Create(groups, labels), x.Samples, y.Samples, Estimate.Seed, context.CancellationToken)),
            }
            : without;

        void WriteRows(InformationEstimate estimate)
        {
            if (Rows is { } format)
            {
                results!.WriteRows(format, estimate, x, y, context.CancellationToken);
            }
        }
    }

    private void EstimatePairings(PairedInput input, ResultFolder? results, CommandContext context)
    {
        RepeatedPairing repeated = ProgressDisplay.For(new InferenceText("estimate"), context, Output.IsQuiet).Run(progress => RepeatedPairing.RunEach(
            pairs => Estimate.Create(input.GroupsOf?.Invoke(pairs), Estimate.Labels(input.X, input.Y)),
            input.X.Samples,
            input.Y.Samples,
            input.Draw!,
            Pairing.Pairings,
            Pairing.HasControl ? 1 : 0,
            Estimate.Seed,
            progress,
            context.CancellationToken));
        PairingReport report = PairingReport.Describe(repeated, Estimate.Estimator.Name, Estimate.Seed, input);
        results?.Write(report, repeated, input, context.CancellationToken);
        results?.Commit(context.CancellationToken);
        Output.Print(context, () => ReportJson.Write(report), output => PairingTable.Write(report, results?.Path, output));
    }
}
