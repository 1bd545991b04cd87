using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
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

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi estimate X Y</c>: reads two files, pairs their rows, estimates their mutual information, reports it.</summary>
internal sealed class EstimateCommand
{
    private readonly CommandContext _context;
    private readonly PairingOptions _pairing = new();
    private readonly SampleSide _x;
    private readonly SampleSide _y;

    private readonly SampleSide _z = new("Z", new Option<string?>("--given")
    {
        Description = "The samples of Z: estimates I(X;Y|Z), what X and Y share beyond Z. With --estimator lmi and ksg.",
        HelpName = "Z",
    });

    private readonly EstimateOptions _estimation = new();
    private readonly RowLimit _limit = new();
    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly Option<bool> _quiet = SharedOptions.Quiet();

    private readonly Option<string?> _folder = new("--out")
    {
        Description = "Writes the result, pointwise values, latents, training history and model to this directory.",
        HelpName = "DIR",
    };

    private readonly ChoiceOption<RowFormat> _rows = new(
        "--format",
        "With --out: also writes a table with the name, pointwise value and latents of each pair.",
        ("csv", RowFormat.Csv),
        ("parquet", RowFormat.Parquet));

    private EstimateCommand(CommandContext context, NormalizationOptions normalization)
    {
        _context = context;
        _x = new SampleSide("X", normalization, isOptional: true, _pairing.MetadataReaders);
        _y = new SampleSide("Y", normalization, isOptional: true, _pairing.MetadataReaders);
    }

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var normalization = new NormalizationOptions(side: null);
        var estimate = new EstimateCommand(context, normalization);
        var command = new Command("estimate", "Estimates I(X;Y) of paired rows, in bits.");
        estimate._x.AddTo(command);
        estimate._y.AddTo(command);
        estimate._z.AddTo(command);
        foreach (Option option in normalization.All.Concat(estimate._pairing.All))
        {
            command.Add(option);
        }

        estimate._estimation.AddTo(command);
        foreach (Option option in new[] { estimate._limit.Option, estimate._json, estimate._quiet, estimate._folder, estimate._rows })
        {
            command.Add(option);
        }

        command.SetAction(estimate.Run);
        return command;
    }

    private int Run(ParseResult parse)
    {
        EstimateRequest request = _estimation.Bind(parse);
        RequireMeaning(parse, request);
        (PairedInput input, SampleSource? z) = ReadSides(parse, request);
        using PairedInput ownInput = input;
        using Samples? ownZ = z?.Samples;
        if (z is not null)
        {
            EstimateRequest.RequireFewLabels([input.X, input.Y, z]);
        }

        using ResultFolder? results = parse.GetValue(_folder) is { } path ? ResultFolder.Prepare(path) : null;
        if (_pairing.Pairings(parse) > 1)
        {
            EstimatePairings(parse, request, input, results);
        }
        else
        {
            EstimateOnce(parse, request, input, z, results);
        }

        return ExitCode.Success;
    }

    private (PairedInput Input, SampleSource? Z) ReadSides(ParseResult parse, EstimateRequest request)
    {
        bool labels = request.TakesLabels;
        using var files = new OpenFiles();
        PairedInput input = _pairing.Read(parse, files, _x, _y, _context, parse.GetValue(_quiet), labels, request.Seed);
        try
        {
            return (input, _z.IsGiven(parse) ? _z.Read(parse, files, _context, parse.GetValue(_quiet), labels) : null);
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    private void RequireMeaning(ParseResult parse, EstimateRequest request)
    {
        if (_z.IsGiven(parse))
        {
            request.RequireConditional();
            _pairing.RequireByPosition(parse, "--given");
        }
        else
        {
            request.RequireApplicable();
        }

        _pairing.RequireMeaning(parse, _x, _y);
        if (parse.GetValue(_rows) is not null && parse.GetValue(_folder) is null)
        {
            throw new InputException($"{_rows.Name} is the format of a file in --out DIR; add that, or leave it out.");
        }

        if (_pairing.HasGroups(parse))
        {
            request.RequireSplits();
        }

        if (_pairing.Pairings(parse) > 1)
        {
            request.RequireOneEstimate("--pairings");
            if (parse.GetValue(_rows) is not null)
            {
                throw new InputException($"{_rows.Name} is about the pairs of one estimate, and --pairings makes several; leave one of them out.");
            }
        }
    }

    private void EstimateOnce(ParseResult parse, EstimateRequest request, PairedInput input, SampleSource? allZ, ResultFolder? results)
    {
        (SampleSource allX, SampleSource allY, RowGroups? allGroups) = input.First();
        (SampleSource x, SampleSource y, RowGroups? groups, RowsDrawn? drawn) = _limit.Apply(parse, request, allX, allY, allGroups);
        LabelSides? labels = request.Labels(x, y);
        EstimateReport report;
        if (allZ is not null)
        {
            SampleSource z = drawn is not null && allZ.Samples.Count == drawn.Available ? allZ.ViewRows(drawn.Rows) : allZ;
            var conditional = ConditionalEstimation.Run(request, x.Samples, y.Samples, z.Samples, _context, parse.GetValue(_quiet));
            conditional = conditional with { Estimate = EstimateChecks.AddTo(conditional.Estimate, x.Samples, y.Samples) };
            report = EstimateReport.Describe(conditional, x, y, z, drawn);
            WriteRows(conditional.Estimate);
            results?.Write(report, conditional.Estimate, x, y, _context.CancellationToken);
        }
        else if (!request.IsLatent)
        {
            MutualInformationEstimate estimate = EstimateChecks.AddTo(
                request.Create(groups: null, labels).Estimate(x.Samples, y.Samples, _context.CancellationToken), x.Samples, y.Samples);
            estimate = estimate with { Warnings = [.. estimate.Warnings, .. EstimateChecks.FindAutocorrelation(x.Samples, y.Samples, request.Seed)] };
            report = AddControl(EstimateReport.Describe(estimate, x, y, drawn));
            WriteRows(estimate);
            results?.Write(report, estimate, x, y, _context.CancellationToken);
        }
        else
        {
            ILatentEstimator estimator = request.CreateLatent(groups, labels);
            request.RequireRows(x.Samples.Count, groups);
            LatentEstimate estimate = ProgressDisplay.For(new EstimationText(), _context, parse.GetValue(_quiet))
                .Run(progress => EstimateChecks.AddTo(request.OfSeries(estimator.Estimate(x.Samples, y.Samples, progress, _context.CancellationToken)), x.Samples, y.Samples));
            EstimateInference inference = request.Infer(estimate, x.Samples, y.Samples, _context, parse.GetValue(_quiet));
            report = AddControl(EstimateReport.Describe(estimate, request.Preset!, inference, x, y, drawn));
            WriteRows(estimate);
            results?.Write(report, estimate, x, y, _context.CancellationToken);
        }

        if (parse.GetValue(_json))
        {
            _context.Output.WriteLine(EstimateJson.Write(report));
        }
        else
        {
            EstimateTable.Write(report, results?.Path, _context.Output);
        }

        EstimateReport AddControl(EstimateReport without) => _pairing.HasControl(parse)
            ? without with
            {
                ShuffleControlBits = Finite.OrNull(RepeatedPairing.Control(
                    request.Create(groups, labels), x.Samples, y.Samples, request.Seed, _context.CancellationToken)),
            }
            : without;

        void WriteRows(InformationEstimate estimate)
        {
            if (parse.GetValue(_rows) is { } format)
            {
                results!.WriteRows(format, estimate, x, y, _context.CancellationToken);
            }
        }
    }

    private void EstimatePairings(ParseResult parse, EstimateRequest request, PairedInput input, ResultFolder? results)
    {
        RepeatedPairing repeated = ProgressDisplay.For(new InferenceText("estimate"), _context, parse.GetValue(_quiet)).Run(progress => RepeatedPairing.RunEach(
            pairs => request.Create(input.GroupsOf?.Invoke(pairs), request.Labels(input.X, input.Y)),
            input.X.Samples,
            input.Y.Samples,
            input.Draw!,
            _pairing.Pairings(parse),
            _pairing.HasControl(parse) ? 1 : 0,
            request.Seed,
            progress,
            _context.CancellationToken));
        PairingReport report = PairingReport.Describe(repeated, request.Estimator.Name, request.Seed, input);
        results?.Write(report, repeated, input, _context.CancellationToken);
        if (parse.GetValue(_json))
        {
            _context.Output.WriteLine(ReportJson.Write(report));
        }
        else
        {
            PairingTable.Write(report, results?.Path, _context.Output);
        }
    }
}
