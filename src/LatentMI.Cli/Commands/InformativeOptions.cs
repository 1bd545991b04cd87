using System.CommandLine;
using System.Globalization;
using LatentMI.Cli.Options;

namespace LatentMI.Cli.Commands;

/// <summary>The options of data sets in which pairs of columns carry the information and the others are something else.</summary>
internal sealed class InformativeOptions
{
    private const int DefaultRows = 2000;

    // Above, float32 has no digits left for the difference between the columns of a pair.
    private const double MostBitsPerPair = 20;

    /// <summary>k.</summary>
    public NumberOption<int> Intrinsic { get; } = Columns("--k", "K", "Pairs of columns that carry the information.");

    /// <summary>I.</summary>
    public NumberOption<double> Bits { get; } = Information();

    /// <summary>n.</summary>
    public NumberOption<int> Rows { get; } = DatasetRows.Option("2000");

    /// <summary>The option of the mutual information, which must be given.</summary>
    public static NumberOption<double> Information() =>
        new("--bits", "I", "The mutual information in bits.", value => value >= 0 && double.IsFinite(value), "a number of at least 0") { Required = true };

    /// <summary>An option of a number of columns, which must be given.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="symbol">What stands for the number in help.</param>
    /// <param name="description">What it is.</param>
    public static NumberOption<int> Columns(string name, string symbol, string description) =>
        new(name, symbol, description, value => value >= 1, "a whole number of at least 1") { Required = true };

    /// <summary>The chosen k.</summary>
    /// <param name="parse">The parsed command line.</param>
    public int IntrinsicOf(ParseResult parse) => parse.GetValue(Intrinsic)!.Value;

    /// <summary>The chosen I.</summary>
    /// <param name="parse">The parsed command line.</param>
    public double BitsOf(ParseResult parse) => parse.GetValue(Bits)!.Value;

    /// <summary>The chosen n.</summary>
    /// <param name="parse">The parsed command line.</param>
    public int CountOf(ParseResult parse) => parse.GetValue(Rows) ?? DefaultRows;

    /// <summary>Refuses what no data set can have.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="name">The option of the columns of the smaller side.</param>
    /// <param name="fewest">The columns of the smaller side.</param>
    /// <param name="most">The columns of the larger side.</param>
    /// <exception cref="InputException">There are more pairs than columns, more bits than float32 can hold, or more values than an array can.</exception>
    public void RequireUsable(ParseResult parse, string name, int fewest, int most)
    {
        int intrinsic = IntrinsicOf(parse);
        if (intrinsic > fewest)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"--k: {intrinsic} pairs are more than the {fewest} columns of {name}; give at most as many."));
        }

        RequireTellable("--k", intrinsic, BitsOf(parse));
        DatasetRows.RequireRoom("--rows", CountOf(parse), most);
    }

    /// <summary>Refuses more bits than float32 can hold.</summary>
    /// <param name="name">The option of the number of pairs.</param>
    /// <param name="pairs">The pairs that share them.</param>
    /// <param name="bits">The bits of all pairs.</param>
    /// <exception cref="InputException">There are too many.</exception>
    public static void RequireTellable(string name, int pairs, double bits)
    {
        if (bits > MostBitsPerPair * pairs)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"--bits: {bits} bits in {pairs} pairs cannot be told apart in float32; give at most {MostBitsPerPair} bits for each of {name}."));
        }
    }
}
