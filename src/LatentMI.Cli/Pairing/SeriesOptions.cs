using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Studies.Lags;

namespace LatentMI.Cli.Pairing;

/// <summary>The arguments and options of two series of the same times.</summary>
internal sealed class SeriesOptions
{
    private readonly NormalizationOptions _normalization = new(side: null);
    private readonly SidesOptions _sides = new();
    private readonly Option<string?> _within = (Option<string?>)SettingOption.Of(LagSettings.LagWithin).Option;
    private readonly SideOptions _x;
    private readonly SideOptions _y;

    /// <summary>Defines them.</summary>
    public SeriesOptions()
    {
        Option[] metadataReaders = [.. _sides.MetadataReaders, _within];
        _x = new SideOptions("X", _normalization, _sides.Reading, isOptional: false, metadataReaders);
        _y = new SideOptions("Y", _normalization, _sides.Reading, isOptional: false, metadataReaders);
    }

    /// <summary>Adds them to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="further">Its own options.</param>
    public void AddTo(Command command, params IEnumerable<Option> further)
    {
        command.AddOptions([_within, .. further, .. _normalization.All]);
        _x.AddTo(command);
        _y.AddTo(command);
        command.AddOptions(_sides.All);
    }

    /// <summary>What a command line says.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="takesLabels">Whether a column of text may be read as labels.</param>
    public SeriesRequest Bind(ParseResult parse, bool takesLabels) => new()
    {
        X = _x.Bind(parse, _x.Address(parse)!, takesLabels),
        Y = _y.Bind(parse, _y.Address(parse)!, takesLabels),
        Sides = _sides.Bind(parse),
        Within = parse.GetValue(_within),
    };
}
