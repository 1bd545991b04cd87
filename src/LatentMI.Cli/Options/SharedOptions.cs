using System.CommandLine;
using System.CommandLine.Parsing;
using LatentMI.IO;
using LatentMI.IO.Selecting;

namespace LatentMI.Cli.Options;

/// <summary>The arguments and options that several commands have.</summary>
internal static class SharedOptions
{
    /// <summary>What an address looks like.</summary>
    public const string AddressForm = "FILE[:ITEM][:COLUMNS]";

    /// <summary>A file of samples.</summary>
    /// <param name="side">X or Y.</param>
    public static Argument<string> SamplesArgument(string side) => new(side)
    {
        Description = $"The samples of {side}, one per row: {AddressForm} of {FileFormats.List("or")}.",
        Validators = { NotEmpty(side, "the name of a file") },
    };

    /// <summary>An address by which the same one is known however its folder is written: <c>x.csv</c> and <c>./x.csv</c>.</summary>
    /// <param name="address">The address.</param>
    public static string Whole(string address) => address.Length == 0 || address.Contains('\0', StringComparison.Ordinal) ? address : Path.GetFullPath(address);

    /// <summary>A saved model.</summary>
    public static Argument<string> ModelArgument() => new("MODEL")
    {
        Description = "A model that 'lmi estimate --out DIR' wrote: DIR/model.npz.",
        Validators = { NotEmpty("MODEL", "the name of a file") },
    };

    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Prints one JSON object to standard output and nothing else." };

    /// <summary><c>--quiet</c>.</summary>
    public static Option<bool> Quiet() => new("--quiet") { Description = "Shows no progress." };

    /// <summary><c>--force</c> of commands that write a single file.</summary>
    public static Option<bool> Replace() => new("--force") { Description = "Replaces the file if it exists." };

    /// <summary><c>--normalized</c>.</summary>
    public static Option<bool> Normalized() => new("--normalized")
    {
        Description = "The rows were already normalized like those of the model. [default: they go through the normalization that the model holds]",
    };

    /// <summary><c>--seed</c>.</summary>
    public static NumberOption<ulong> Seed() => new("--seed", "S", "The random seed. [default: 0]", _ => true, "a whole number of at least 0");

    /// <summary><c>--shuffled</c>.</summary>
    /// <param name="fallback">The share where it is not given.</param>
    public static NumberOption<double> Shuffled(double fallback) => new(
        "--shuffled",
        "SHARE",
        FormattableString.Invariant($"The share of rows to shuffle. [default: {fallback}]"),
        value => value is >= 0 and <= 1,
        "a number from 0 to 1");

    /// <summary>The condition that an option gives.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="option">The option.</param>
    /// <returns>The condition; null where the option is not given.</returns>
    /// <exception cref="InputException">It is not well formed.</exception>
    public static RowExpression? Condition(ParseResult parse, Option<string?> option)
    {
        if (parse.GetValue(option) is not { } text)
        {
            return null;
        }

        try
        {
            return RowExpression.Parse(text);
        }
        catch (InputException e)
        {
            throw new InputException($"{option.Name}: {e.Message}", e);
        }
    }

    /// <summary>A validator that refuses an empty text.</summary>
    /// <param name="name">The name of the argument or option.</param>
    /// <param name="needed">What to give instead.</param>
    public static Action<SymbolResult> NotEmpty(string name, string needed) => result =>
    {
        if (result.Tokens.Any(token => token.Value.Length == 0))
        {
            result.AddError($"{name} is empty; give {needed}");
        }
    };
}
