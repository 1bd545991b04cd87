using System.CommandLine;
using System.CommandLine.Parsing;

namespace LatentMI.Cli.Options;

/// <summary>An option whose value is one or several texts with commas between.</summary>
internal sealed class TextList : Option<IReadOnlyList<string>?>
{
    /// <summary>Names the option, which must be given.</summary>
    /// <param name="name">The option's name with its dashes.</param>
    /// <param name="symbol">The value's name in the help.</param>
    /// <param name="description">What it does, for the help.</param>
    public TextList(string name, string symbol, string description)
        : base(name)
    {
        Description = description;
        HelpName = symbol;
        Required = true;
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = Parse;
    }

    private IReadOnlyList<string>? Parse(ArgumentResult result)
    {
        string[] texts = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries);
        if (texts.Contains(string.Empty))
        {
            result.AddError($"{Name}: '{result.Tokens[0].Value}' cannot be used; give one or several values with commas between them");
            return null;
        }

        return [.. texts.Distinct()];
    }
}
