using System.Globalization;
using LatentMI.Cli.Options;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>--bits</c>, the mutual information that a data set must be given.</summary>
internal static class DatasetBits
{
    // Above, float32 has no digits left for the difference between the columns of a pair.
    private const double MostPerPair = 20;

    /// <summary>The option.</summary>
    /// <param name="least">The least information, in bits.</param>
    public static NumberOption<double> Option(double least = 0) => new(
        "--bits",
        "I",
        "The mutual information in bits.",
        value => value >= least && double.IsFinite(value),
        FormattableString.Invariant($"a number of at least {least}"))
    {
        Required = true,
    };

    /// <summary>Refuses more bits than float32 can hold.</summary>
    /// <param name="name">The option of the number of pairs.</param>
    /// <param name="pairs">The pairs that share them.</param>
    /// <param name="bits">The bits of all pairs.</param>
    /// <exception cref="InputException">There are too many.</exception>
    public static void RequireTellable(string name, int pairs, double bits)
    {
        if (bits > MostPerPair * pairs)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"--bits: {bits} bits in {OneLine.Count(pairs, "pair")} cannot be told apart in float32; give at most {MostPerPair} bits for each pair of {name}."));
        }
    }
}
