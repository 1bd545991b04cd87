using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Cli.Progress;
using LatentMI.Reading;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi estimate X Y</c>: reads two files, estimates their mutual information, reports it.</summary>
internal static class EstimateCommand
{
    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var normalization = new NormalizationOptions(side: null);
        var x = new SampleSide("X", normalization);
        var y = new SampleSide("Y", normalization);
        var z = new SampleSide("Z", new Option<string?>("--given")
        {
            Description = "The samples of Z, a row for each: estimates I(X;Y|Z), what X and Y share beyond Z. With --estimator lmi and ksg.",
            HelpName = "Z",
        });
        var estimation = new EstimateOptions();
        var limit = new RowLimit();
        Option<bool> json = SharedOptions.Json();
        Option<bool> quiet = SharedOptions.Quiet();
        var folder = new Option<string?>("--out")
        {
            Description = "Writes the result, the pointwise values, the latents, the history and the model into this directory.",
            HelpName = "DIR",
        };
        var rows = new ChoiceOption<RowFormat>(
            "--format",
            "With --out: also writes one table with a row for each pair, its name, pointwise value and latents.",
            ("csv", RowFormat.Csv),
            ("parquet", RowFormat.Parquet));
        var command = new Command("estimate", "Estimates I(X;Y) of paired rows, in bits.");
        x.AddTo(command);
        y.AddTo(command);
        z.AddTo(command);
        foreach (Option option in normalization.All)
        {
            command.Add(option);
        }

        estimation.AddTo(command);
        command.Add(limit.Option);
        command.Add(json);
        command.Add(quiet);
        command.Add(folder);
        command.Add(rows);
        command.SetAction(parse =>
        {
            bool isConditional = z.IsGiven(parse);
            if (isConditional)
            {
                estimation.RequireConditional(parse);
            }
            else
            {
                estimation.RequireApplicable(parse);
            }

            RowFormat? rowFormat = parse.GetValue(rows);
            if (rowFormat is not null && parse.GetValue(folder) is null)
            {
                throw new InputException($"{rows.Name} is the format of a file in --out DIR; add that, or leave it out.");
            }

            bool labels = estimation.TakesLabels(parse);
            SampleSource allX = x.Read(parse, context, parse.GetValue(quiet), labels);
            using Samples ownX = allX.Samples;
            SampleSource allY = y.Read(parse, context, parse.GetValue(quiet), labels);
            using Samples ownY = allY.Samples;
            SampleSource? allZ = isConditional ? z.Read(parse, context, parse.GetValue(quiet), labels) : null;
            using Samples? ownZ = allZ?.Samples;
            estimation.RequireFewLabels(parse, [allX, allY, .. allZ is null ? [] : new[] { allZ }]);
            (SampleSource sourceX, SampleSource sourceY, RowsDrawn? drawn) = limit.Apply(parse, estimation, allX, allY);
            (Samples samplesX, Samples samplesY) = (sourceX.Samples, sourceY.Samples);
            using ResultFolder? results = parse.GetValue(folder) is { } path ? ResultFolder.Prepare(path) : null;
            EstimateReport report;
            if (allZ is not null)
            {
                SampleSource sourceZ = drawn is not null && allZ.Samples.Count == drawn.Available ? allZ.ViewRows(drawn.Rows) : allZ;
                var conditional = ConditionalEstimation.Run(parse, estimation, samplesX, samplesY, sourceZ.Samples, context, parse.GetValue(quiet));
                report = EstimateReport.Describe(conditional, sourceX, sourceY, sourceZ, drawn);
                WriteRows(conditional.Estimate);
                results?.Write(report, conditional.Estimate, sourceX, sourceY, context.CancellationToken);
            }
            else if (estimation.Estimator(parse) != EstimatorChoice.Lmi)
            {
                MutualInformationEstimate estimate = estimation.Direct(parse).Estimate(samplesX, samplesY, context.CancellationToken);
                report = EstimateReport.Describe(estimate, sourceX, sourceY, drawn);
                WriteRows(estimate);
                results?.Write(report, estimate, sourceX, sourceY, context.CancellationToken);
            }
            else
            {
                var estimator = new LatentMiEstimator(estimation.LatentMi(parse));
                estimation.RequireRows(parse, samplesX.Count);
                LatentMiEstimate estimate = ProgressDisplay.For(new EstimationText(), context, parse.GetValue(quiet))
                    .Run(progress => estimator.Estimate(samplesX, samplesY, progress, context.CancellationToken));
                Inference inference = estimation.Infer(parse, estimate, samplesX, samplesY, context, parse.GetValue(quiet));
                report = EstimateReport.Describe(estimate, estimation.Preset(parse), inference, sourceX, sourceY, drawn);
                WriteRows(estimate);
                results?.Write(report, estimate, sourceX, sourceY, context.CancellationToken);
            }

            if (parse.GetValue(json))
            {
                context.Output.WriteLine(ReportJson.Write(report));
            }
            else
            {
                EstimateTable.Write(report, results?.Path, context.Output);
            }

            return ExitCode.Success;

            void WriteRows(MutualInformationEstimate estimate)
            {
                if (rowFormat is { } format)
                {
                    results!.WriteRows(format, estimate, sourceX, sourceY, context.CancellationToken);
                }
            }
        });
        return command;
    }
}
