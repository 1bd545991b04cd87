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
        Validators = { result => RequireNotEmpty(result, side) },
    };

    /// <summary>A saved model.</summary>
    public static Argument<string> ModelArgument() => new("MODEL")
    {
        Description = "A model that 'lmi estimate --out DIR' wrote: DIR/model.npz.",
        Validators = { result => RequireNotEmpty(result, "MODEL") },
    };

    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Prints one JSON object to standard output and nothing else." };

    /// <summary><c>--quiet</c>.</summary>
    public static Option<bool> Quiet() => new("--quiet") { Description = "Shows no progress." };

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

    private static void RequireNotEmpty(ArgumentResult result, string name)
    {
        if (result.Tokens is [{ Value.Length: 0 }])
        {
            result.AddError($"{name} is empty; give the name of a file");
        }
    }
}
