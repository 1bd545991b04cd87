using System.CommandLine;
using System.CommandLine.Parsing;

namespace LatentMI.Cli.Options;

/// <summary>An option whose value is one of a few words, written as they are listed; null where it is not given.</summary>
internal sealed class WordOption : Option<string?>
{
    private readonly IReadOnlyList<string> _words;

    /// <summary>Names the option and its words.</summary>
    /// <param name="name">The option's name with its dashes.</param>
    /// <param name="description">What it does, for the help.</param>
    /// <param name="words">The words, in the order of the help.</param>
    public WordOption(string name, string description, IReadOnlyList<string> words)
        : base(name)
    {
        _words = words;
        Description = description;
        HelpName = string.Join('|', words);
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = ParseWord;
        CompletionSources.Add([.. words]);
    }

    private string? ParseWord(ArgumentResult result)
    {
        string given = result.Tokens[0].Value;
        if (_words.FirstOrDefault(word => word.Equals(given, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        result.AddError($"{Name}: '{given}' is none of {string.Join(", ", _words)}");
        return null;
    }
}
