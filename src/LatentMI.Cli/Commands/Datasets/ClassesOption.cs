using System.CommandLine;
using System.CommandLine.Parsing;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>--classes</c>, the names of two or more classes; null where it is not given.</summary>
internal sealed class ClassesOption : Option<IReadOnlyList<string>?>
{
    /// <summary>Describes the option.</summary>
    /// <param name="description">What it does, for the help.</param>
    public ClassesOption(string description)
        : base("--classes")
    {
        Description = description;
        HelpName = "A,B,...";
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = Parse;
    }

    private string[]? Parse(ArgumentResult result)
    {
        string[] names = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries);
        if (names.Length >= 2 && !names.Contains(string.Empty))
        {
            return names;
        }

        result.AddError($"{Name}: '{result.Tokens[0].Value}' cannot be used; give two or more names, separated by commas");
        return null;
    }
}
