using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Pairing;

/// <summary>The command-line options that are about the rows of all sides together.</summary>
internal sealed class SidesOptions
{
    private readonly Option<string?> _where = (Option<string?>)SettingOption.Of(PairSettings.Where).Option;

    private readonly Option<bool> _dropMissing = (Option<bool>)SettingOption.Of(PairSettings.DropMissing).Option;

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
