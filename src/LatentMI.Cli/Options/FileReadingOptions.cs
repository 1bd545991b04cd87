using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.IO.Formats;

namespace LatentMI.Cli.Options;

/// <summary>The command-line options that say how files are read, of every command that reads tables or samples.</summary>
internal sealed class FileReadingOptions
{
    private readonly ChoiceOption<DecimalMark> _decimal = new ChoiceOption<DecimalMark>(
        "--decimal",
        "The decimal mark of numbers in text files, a point or a comma. [default: .]",
        (".", DecimalMark.Point),
        (",", DecimalMark.Comma)).InGroup(HelpGroup.Rows);

    private readonly NumberOption<int> _maxExpansion = WholeNumber.Option(
        "--max-expansion",
        "N",
        least: 1,
        $"How many times the size of a file its content may take in memory, above 512 MB. [default: {ReadingOptions.DefaultExpansion}]").InGroup(HelpGroup.Rows);

    /// <summary>The options, in the order of the help.</summary>
    public IReadOnlyList<Option> All => [_decimal, _maxExpansion];

    /// <summary>What a command line says of how files are read.</summary>
    /// <param name="parse">The parsed command line.</param>
    public ReadingOptions Bind(ParseResult parse) => new()
    {
        Decimal = parse.GetValue(_decimal) ?? DecimalMark.Point,
        MostExpansion = parse.GetValue(_maxExpansion) ?? ReadingOptions.DefaultExpansion,
    };
}
