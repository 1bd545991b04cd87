using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace LatentMI.Cli.Options;

/// <summary><c>--lags</c>: whole numbers and ranges of them with both ends, such as <c>-10:10</c> or <c>-100:100:10,0</c>; null where it is not given.</summary>
internal sealed class LagsOption : Option<IReadOnlyList<int>?>
{
    /// <summary>The most lags of one command.</summary>
    private const int Most = 100_000;

    /// <summary>Defines the option.</summary>
    /// <param name="usual">The lags where it is not given, as they would be written.</param>
    public LagsOption(string usual)
        : base("--lags")
    {
        Description = "The lags: A:B with both ends, A:B:STEP, or numbers and ranges with commas between. Row t of X belongs to row t + lag of Y, so that a peak at a positive lag "
            + $"means that Y follows X. [default: {usual}]";
        HelpName = "A:B";
        Arity = ArgumentArity.ExactlyOne;
        CustomParser = Parse;
    }

    private IReadOnlyList<int>? Parse(ArgumentResult result)
    {
        var lags = new SortedSet<int>();
        foreach (string part in result.Tokens[0].Value.Split(','))
        {
            if (TryRange(part) is not { } range)
            {
                result.AddError($"{Name}: '{part}' cannot be used; give A:B with A at most B, such as -10:10, A:B:STEP, or whole numbers with commas between");
                return null;
            }

            if (lags.Count + range.Count > Most)
            {
                result.AddError($"{Name}: '{result.Tokens[0].Value}' cannot be used; give at most {Most} lags");
                return null;
            }

            for (long i = 0; i < range.Count; i++)
            {
                lags.Add((int)(range.First + (i * range.Step)));
            }
        }

        return [.. lags];
    }

    private static (int First, int Step, long Count)? TryRange(string text)
    {
        string[] words = text.Split(':');
        var numbers = new int[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            if (!int.TryParse(words[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers switch
        {
            [var lag] => (lag, 1, 1),
            [var first, var last] when first <= last => (first, 1, (long)last - first + 1),
            [var first, var last, > 0 and var step] when first <= last => (first, step, (((long)last - first) / step) + 1),
            _ => null,
        };
    }
}
