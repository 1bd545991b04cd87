using System.CommandLine;
using System.CommandLine.Parsing;

namespace LatentMI.Cli.Options;

/// <summary>An option whose value is some of a few words, with commas between; null where it is not given.</summary>
internal sealed class WordList : Option<IReadOnlyList<string>?>
{
    private readonly IReadOnlyList<string> _choices;

    /// <summary>Names the option and its choices.</summary>
    /// <param name="name">The option's name with its dashes.</param>
    /// <param name="description">What it does, for the help.</param>
    /// <param name="choices">The words.</param>
    public WordList(string name, string description, IReadOnlyList<string> choices)
        : base(name)
    {
        _choices = choices;
        Description = description;
        HelpName = string.Join(',', choices);
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = Parse;
    }

    private IReadOnlyList<string>? Parse(ArgumentResult result)
    {
        string[] words = result.Tokens[0].Value.Split(',');
        if (Array.Find(words, word => !_choices.Contains(word)) is { } unknown)
        {
            result.AddError($"{Name}: '{unknown}' is none of {string.Join(", ", _choices)}");
            return null;
        }

        return [.. words.Distinct()];
    }
}
