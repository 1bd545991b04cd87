using System.CommandLine.Parsing;
using System.Globalization;

namespace LatentMI.Cli.Options;

/// <summary>Sizes of memory on the command line.</summary>
internal static class MemorySize
{
    private const string Units = "KMGT";

    /// <summary>Reads a size.</summary>
    /// <param name="word">A number with a unit of 1024, 1024², ... bytes: K, M, G or T.</param>
    /// <returns>The bytes; null where the word is no size.</returns>
    public static long? TryParse(string word)
    {
        int unit = word.Length > 1 ? Units.IndexOf(char.ToUpperInvariant(word[^1]), StringComparison.Ordinal) : -1;
        if (unit < 0
            || !double.TryParse(word.AsSpan(0, word.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number))
        {
            return null;
        }

        double bytes = number * Math.Pow(1024, unit + 1);
        return bytes is > 0 and < long.MaxValue ? (long)bytes : null;
    }

    /// <summary>Refuses a value of an option that is no size.</summary>
    /// <param name="result">The option as it was given.</param>
    public static void Require(OptionResult result)
    {
        if (result.Tokens is [{ Value: string word }] && TryParse(word) is null)
        {
            result.AddError($"{result.Option.Name}: '{word}' cannot be used; give a size such as 800M or 8G");
        }
    }
}
