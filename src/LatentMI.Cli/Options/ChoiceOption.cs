using System.CommandLine;
using System.CommandLine.Parsing;

namespace LatentMI.Cli.Options;

/// <summary>An option whose value is one of a few words; null where it is not given.</summary>
/// <typeparam name="T">What the words stand for.</typeparam>
internal sealed class ChoiceOption<T> : Option<T?>
    where T : struct
{
    private readonly (string Word, T Value)[] _choices;

    /// <summary>Names the option and its choices.</summary>
    /// <param name="name">The option's name with its dashes.</param>
    /// <param name="description">What it does, for the help.</param>
    /// <param name="choices">The words, in the order of the help.</param>
    public ChoiceOption(string name, string description, params (string Word, T Value)[] choices)
        : base(name)
    {
        _choices = choices;
        Description = description;
        HelpName = string.Join('|', choices.Select(choice => choice.Word));
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = ParseChoice;
        CompletionSources.Add([.. choices.Select(choice => choice.Word)]);
    }

    private T? ParseChoice(ArgumentResult result)
    {
        string word = result.Tokens[0].Value;
        foreach ((string Word, T Value) choice in _choices)
        {
            if (string.Equals(choice.Word, word, StringComparison.OrdinalIgnoreCase))
            {
                return choice.Value;
            }
        }

        result.AddError($"{Name}: '{word}' is none of {string.Join(", ", _choices.Select(choice => choice.Word))}");
        return null;
    }
}
