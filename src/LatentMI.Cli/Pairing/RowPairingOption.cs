using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.IO.Formats;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Pairing;

/// <summary><c>--pair-by names|rows</c>, of the commands that know neither keys nor tables of pairs.</summary>
internal sealed class RowPairingOption
{
    private readonly ChoiceOption<Way> _option = new(
        "--pair-by",
        $"'{RowPairing.ByNames}' pairs rows of the same name, '{RowPairing.ByRows}' row i with row i even if names disagree. [default: row i with row i, and names must agree]",
        (RowPairing.ByNames, Way.Names),
        (RowPairing.ByRows, Way.Rows));

    private enum Way
    {
        Names,
        Rows,
    }

    /// <summary>The option.</summary>
    public Option Option => _option;

    /// <summary>What a command line says.</summary>
    /// <param name="parse">The parsed command line.</param>
    public RowPairing Bind(ParseResult parse) => new(
        parse.GetValue(_option) switch
        {
            Way.Names => RowPairing.ByNames,
            Way.Rows => RowPairing.ByRows,
            _ => null,
        },
        GroupBy: []);

    /// <summary>The pairs of rows of both sides.</summary>
    /// <param name="pairing">How they are paired.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <returns>Both sides with the same number of rows, which use the values of those that were given.</returns>
    /// <exception cref="InputException">There are no such pairs.</exception>
    public static (SampleSource X, SampleSource Y) Pair(RowPairing pairing, SampleSource x, SampleSource y)
    {
        (SampleSource pairedX, SampleSource pairedY, _) = pairing.PairRows(x, y, z: null, groupsOf: null, SettingNames.OfOptions).First();
        return (pairedX, pairedY);
    }
}
