using System.Globalization;
using LatentMI.IO.Formats;

namespace LatentMI.Reporting.Reports;

/// <summary>The JSON object of <c>lmi score --json</c>, with these names in snake case.</summary>
public sealed record ScoreReport
{
    /// <summary>The model's file.</summary>
    public required string Model { get; init; }

    /// <summary>The mean of the pointwise values in bits, of pairs that have one; null where none has.</summary>
    public required double? MeanPmiBits { get; init; }

    /// <summary>The number of pairs.</summary>
    public required int NSamples { get; init; }

    /// <summary>What to know before trusting the values, one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>How the rows became those that the model was fitted to, one sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The pointwise mutual information of each pair in bits; null where it is not a finite number.</summary>
    public required IReadOnlyList<double?> PmiBits { get; init; }

    /// <summary>Describes scores.</summary>
    /// <param name="model">The model's file.</param>
    /// <param name="bits">The score of each pair.</param>
    /// <param name="x">Where X came from.</param>
    /// <param name="y">Where Y came from.</param>
    public static ScoreReport Describe(string model, IReadOnlyList<double> bits, SampleSource x, SampleSource y)
    {
        double[] scored = [.. bits.Where(double.IsFinite)];
        return new ScoreReport
        {
            Model = model,
            MeanPmiBits = scored.Length > 0 ? scored.Average() : null,
            NSamples = bits.Count,
            Warnings = [.. RowNames.Disagreements(x, y).Concat(Unscored(bits.Count - scored.Length, bits.Count)).Select(warning => warning.Message)],
            Notes = [.. NotesOf("X", x), .. NotesOf("Y", y)],
            PmiBits = [.. bits.Select(Finite.OrNull)],
        };
    }

    /// <summary>A warning where pairs have no value; otherwise nothing.</summary>
    /// <param name="unscored">How many.</param>
    /// <param name="pairs">Of how many.</param>
    internal static IEnumerable<EstimateWarning> Unscored(int unscored, int pairs)
    {
        if (unscored > 0)
        {
            yield return new EstimateWarning("unscored-pairs", string.Create(
                CultureInfo.InvariantCulture,
                $"{unscored} of {pairs} pairs {(unscored == 1 ? "has no value and is" : "have no value and are")} excluded from the mean, because rows of the estimate are tied around them; "
                + $"estimate with tie noise."));
        }
    }

    private static IEnumerable<string> NotesOf(string side, SampleSource source) => source.Notes.Concat(source.Steps).Select(note => $"{side}: {note}");
}
