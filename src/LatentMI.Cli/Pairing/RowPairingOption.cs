using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;

namespace LatentMI.Cli.Pairing;

/// <summary><c>--pair-by names|rows</c>, of the commands that know neither keys nor tables of pairs.</summary>
internal sealed class RowPairingOption
{
    private readonly ChoiceOption<RowPairing> _option = new(
        "--pair-by",
        $"'{PairingRequest.ByNames}' pairs rows of the same name, '{PairingRequest.ByRows}' row i with row i even if names disagree. [default: row i with row i, and names must agree]",
        (PairingRequest.ByNames, RowPairing.Names),
        (PairingRequest.ByRows, RowPairing.Rows));

    /// <summary>The option.</summary>
    public Option Option => _option;

    /// <summary>What a command line says.</summary>
    /// <param name="parse">The parsed command line.</param>
    public RowPairing? Bind(ParseResult parse) => parse.GetValue(_option);

    /// <summary>The pairs of rows of both sides.</summary>
    /// <param name="way">How they are paired; null for row i with row i, where names must agree, and cells of two modalities by their names.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <returns>Both sides with the same number of rows, which use the values of those that were given.</returns>
    /// <exception cref="InputException">There are no such pairs.</exception>
    public static (SampleSource X, SampleSource Y) Pair(RowPairing? way, SampleSource x, SampleSource y)
    {
        PairedInput? paired = way switch
        {
            RowPairing.Names => NamePairing.Join(x, y, groupsOf: null, "rename the rows of one side"),
            null => ModalityPairing.Find(x, y, groupsOf: null),
            _ => null,
        };
        if (paired is not null)
        {
            (SampleSource pairedX, SampleSource pairedY, _) = paired.First();
            return (pairedX, pairedY);
        }

        if (way is null)
        {
            RowOrder.Require(x, y, "Y", canPairByNames: true);
        }
        else
        {
            RowOrder.RequireCount(x, y, "Y", canPairByNames: true);
        }

        return (x, y);
    }
}
