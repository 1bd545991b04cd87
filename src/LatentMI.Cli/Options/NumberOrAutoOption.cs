using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace LatentMI.Cli.Options;

/// <summary>An option whose value is a whole number or the word <c>auto</c>; null where it is not given.</summary>
internal sealed class NumberOrAutoOption : Option<AutoNumber?>
{
    private const string Auto = "auto";

    private readonly int _minimum;

    /// <summary>Names the option and its range.</summary>
    /// <param name="name">The option's name with its dashes.</param>
    /// <param name="symbol">The number's name in the help, such as <c>L</c>.</param>
    /// <param name="minimum">The smallest number.</param>
    /// <param name="description">What it does, for the help.</param>
    public NumberOrAutoOption(string name, string symbol, int minimum, string description)
        : base(name)
    {
        _minimum = minimum;
        Description = description;
        HelpName = $"{Auto}|{symbol}";
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = ParseWord;
    }

    private AutoNumber? ParseWord(ArgumentResult result)
    {
        string word = result.Tokens[0].Value;
        if (word.Equals(Auto, StringComparison.OrdinalIgnoreCase))
        {
            return new AutoNumber(null);
        }

        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= _minimum)
        {
            return new AutoNumber(number);
        }

        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{Name}: '{word}' cannot be used; give {Auto} or a whole number of at least {_minimum}"));
        return null;
    }
}
