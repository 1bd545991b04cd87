using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace LatentMI.Cli.Options;

/// <summary>An option whose value is a number within a range; null where it is not given.</summary>
/// <typeparam name="T">The number's type; the digits are those of the invariant culture.</typeparam>
internal sealed class NumberOption<T> : Option<T?>
    where T : struct, INumber<T>
{
    private readonly Func<T, bool> _accepts;
    private readonly string _range;

    /// <summary>Names the option and its range.</summary>
    /// <param name="name">The option's name with its dashes.</param>
    /// <param name="symbol">The value's name in the help, such as <c>K</c>.</param>
    /// <param name="description">What it does, for the help.</param>
    /// <param name="accepts">Whether a number may be given.</param>
    /// <param name="range">The same in words, to end the sentence "give ...".</param>
    public NumberOption(string name, string symbol, string description, Func<T, bool> accepts, string range)
        : base(name)
    {
        _accepts = accepts;
        _range = range;
        Description = description;
        HelpName = symbol;
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = ParseNumber;
    }

    private T? ParseNumber(ArgumentResult result)
    {
        string word = result.Tokens[0].Value;
        if (T.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out T value) && _accepts(value))
        {
            return value;
        }

        result.AddError($"{Name}: '{word}' cannot be used; give {_range}");
        return null;
    }
}
