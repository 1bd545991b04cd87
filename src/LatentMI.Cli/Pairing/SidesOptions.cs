using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Options;

namespace LatentMI.Cli.Pairing;

/// <summary>The command-line options that are about the rows of all sides together.</summary>
internal sealed class SidesOptions
{
    private readonly Option<string?> _where = new("--where")
    {
        Description = "Keeps the pairs of rows whose metadata meet this condition on both sides, or on the one side that has these columns.",
        HelpName = "CONDITION",
    };

    private readonly Option<bool> _dropMissing = new Option<bool>("--drop-missing")
    {
        Description = "Leaves out pairs of rows with a missing value or label on either side, and says how many.",
    }.InGroup(HelpGroup.Rows);

    /// <summary>The options, in the order of the help.</summary>
    public IReadOnlyList<Option> All => [_where, _dropMissing, .. Reading.All];

    /// <summary>How the files of all sides are read.</summary>
    public FileReadingOptions Reading { get; } = new();

    /// <summary>The options that read the metadata of a side.</summary>
    public Option[] MetadataReaders => [_where];

    /// <summary>What a command line says of all sides together.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">The condition is not well formed.</exception>
    public SidesRequest Bind(ParseResult parse) => new(SharedOptions.Condition(parse, _where), parse.GetValue(_dropMissing));
}
