using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Output;
using LatentMI.Cli.Pairing;
using LatentMI.Reporting.Tables;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Commands;

/// <summary><c>lmi estimate X Y</c>: reads two files, pairs their rows, estimates their mutual information, reports it.</summary>
internal sealed class EstimateCommand
{
    private readonly PairingOptions _pairing = new();
    private readonly SidesOptions _sides = new();
    private readonly SideOptions _x;
    private readonly SideOptions _y;
    private readonly SideOptions _z;

    private readonly EstimateOptions _estimation = new();
    private readonly NumberOption<int> _limit = RowLimit.Option();
    private readonly OutputOptions _output = new("the result, pointwise values, latents, training history and model");

    private readonly ChoiceOption<TableFormat> _rows = new ChoiceOption<TableFormat>(
        "--format",
        "With --out: also writes a table with the name, pointwise value and latents of each pair.",
        ("csv", TableFormat.Csv),
        ("parquet", TableFormat.Parquet)).InGroup(HelpGroup.Output);

    private readonly IntoOptions _into = new();

    private EstimateCommand(NormalizationOptions normalization)
    {
        Option[] metadataReaders = [.. _sides.MetadataReaders, .. _pairing.MetadataReaders];
        _x = new SideOptions("X", normalization, _sides.Reading, isOptional: true, metadataReaders);
        _y = new SideOptions("Y", normalization, _sides.Reading, isOptional: true, metadataReaders);
        _z = new SideOptions("Z", (Option<string?>)SettingOption.Of(PairSettings.Given).Option, _sides.Reading, _sides.MetadataReaders);
    }

    /// <summary>Defines the command.</summary>
    /// <param name="context">Where it writes, and when it stops.</param>
    public static Command Create(CommandContext context)
    {
        var normalization = new NormalizationOptions(side: null);
        var estimate = new EstimateCommand(normalization);
        var command = new Command("estimate", "Estimates I(X;Y) of paired rows, in bits.");
        estimate._estimation.AddTo(command);
        command.AddOptions(normalization.All);
        estimate._x.AddTo(command);
        estimate._y.AddTo(command);
        estimate._z.AddTo(command);
        command.AddOptions([.. estimate._sides.All, .. estimate._pairing.All, estimate._limit, estimate._output.Folder, estimate._output.Force, estimate._output.Json, estimate._output.Quiet, estimate._rows, .. estimate._into.All]);
        command.SetAction(parse => estimate.Bind(parse).Run(context));
        return command;
    }

    private EstimateRunRequest Bind(ParseResult parse)
    {
        EstimateRequest estimate = _estimation.Bind(parse);
        SideRequest? z = _z.BindIfGiven(parse, estimate.TakesLabels);
        if (z is not null)
        {
            estimate.RequireConditional();
            _pairing.RequireByPosition(parse, "--given");
        }
        else
        {
            estimate.RequireApplicable(drawsRows: parse.IsGiven(_limit) || _pairing.DrawsPairs(parse));
        }

        PairingRequest pairing = _pairing.Bind(parse, _x, _y, _sides, estimate.TakesLabels);
        (OutputRequest output, TableFormat? rows) = (_output.Bind(parse, _into), parse.GetValue(_rows));
        IntoRequest? into = _into.Bind(parse, output.ReplacesOthers);
        if (rows is not null && output.Folder is null)
        {
            throw new InputException($"{_rows.Name} is the format of a file in --out DIR; add that, or leave it out.");
        }

        if (pairing.Pairs.GroupBy.Count > 0)
        {
            estimate.RequireSplits();
        }

        if (pairing.Pairings > 1)
        {
            estimate.RequireOneEstimate();
            if (into is not null)
            {
                throw new InputException("--into adds the result of a single estimate, but --pairings makes several; leave one of them out.");
            }

            if (rows is not null)
            {
                throw new InputException($"{_rows.Name} applies to the pairs of a single estimate, but --pairings makes several; leave one of them out.");
            }
        }

        return new EstimateRunRequest
        {
            Estimate = estimate,
            Pairing = pairing,
            Z = z,
            Limit = new RowLimit(parse.GetValue(_limit)),
            Rows = rows,
            Into = into,
            Output = output,
        };
    }
}
