using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Options;
using LatentMI.IO.Selecting;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Pairing;

/// <summary>The options of several sides that are each compared with one target, <c>X... --target Y</c>, and of their common rows.</summary>
internal sealed class TargetedOptions
{
    private readonly SidesOptions _sides = new();
    private readonly RowPairingOption _pairing = new();
    private readonly Argument<string[]> _addresses;
    private readonly Option<string> _target;

    private readonly Option<string?> _metadata = new Option<string?>("--metadata")
    {
        Description = "The metadata table of the rows, one row per item, for --where and --group-by. [default: the metadata in the file of Y]",
        HelpName = "FILE",
    }.InGroup(HelpGroup.Rows);

    private readonly Option<string?> _groupBy = ((Option<string?>)SettingOption.Of(PairSettings.GroupBy).Option).InGroup(HelpGroup.Rows);

    /// <summary>Defines the options.</summary>
    /// <param name="symbol">What help calls one of the sides.</param>
    /// <param name="sides">What the sides are.</param>
    /// <param name="target">What the target is.</param>
    public TargetedOptions(string symbol, string sides, string target)
    {
        _addresses = new Argument<string[]>(symbol)
        {
            Description = $"{sides}, each with a row for each item: {SharedOptions.AddressForm}.",
            Arity = ArgumentArity.OneOrMore,
            Validators = { SharedOptions.NotEmpty(symbol, "the name of a file") },
        };
        _target = new Option<string>("--target")
        {
            Description = $"{target}, with a row for each item: {SharedOptions.AddressForm}, such as labels or another measurement.",
            HelpName = "Y",
            Required = true,
            Validators = { SharedOptions.NotEmpty("--target", "the name of a file") },
        };
    }

    /// <summary>The options of the rows.</summary>
    public IReadOnlyList<Option> OfRows => [_metadata, _groupBy, .. _sides.All, _pairing.Option];

    /// <summary>Adds the sides and the target to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(_addresses);
        command.Add(_target);
    }

    /// <summary>What a command line says.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="labels">Whether columns of text may be read as labels.</param>
    /// <exception cref="InputException">Groups are by a column without a name, or there are metadata that nothing uses.</exception>
    public TargetedRequest Bind(ParseResult parse, bool labels)
    {
        string[] columns = parse.GetValue(_groupBy)?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        PairChecks.RequireColumns(columns, SettingNames.OfOptions);
        SidesRequest rows = _sides.Bind(parse);
        if (parse.IsGiven(_metadata) && columns.Length == 0 && rows.Where is null)
        {
            throw new InputException($"{_metadata.Name} is used by --where, --group-by only; add one of them, or leave it out.");
        }

        return new TargetedRequest
        {
            Sides = [.. parse.GetValue(_addresses)!.Select(address => Side(address, metadata: null))],
            Target = Side(parse.GetValue(_target)!, parse.GetValue(_metadata)),
            Rows = rows,
            Pairing = _pairing.Bind(parse),
            GroupBy = columns,
        };

        SideRequest Side(string address, string? metadata) => new()
        {
            Metadata = metadata,
            Query = new SampleQuery { Address = address, TakesLabels = labels, Reading = _sides.Reading.Bind(parse) },
        };
    }
}
