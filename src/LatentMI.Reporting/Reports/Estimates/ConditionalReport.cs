using LatentMI.Estimators.Conditional;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What a conditional estimate on learned codes is made of; bits that are not finite are null.</summary>
/// <param name="BitsFromX">I(X;Y,Z) - I(X;Z).</param>
/// <param name="BitsFromY">I(Y;X,Z) - I(Y;Z).</param>
/// <param name="NeighborBits">Nearest neighbors on the latents, not calibrated.</param>
/// <param name="Terms">The estimates that were made.</param>
/// <param name="Counted">Whether the value is not made of these, but of counts of labels.</param>
public sealed record ConditionalReport(
    double? BitsFromX, double? BitsFromY, double? NeighborBits, IReadOnlyList<ConditionalTermReport> Terms, bool Counted = false)
{
    /// <summary>Describes an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    public static ConditionalReport Describe(ConditionalLatentMiEstimate estimate) => new(
        Finite.OrNull(estimate.BitsFromX),
        Finite.OrNull(estimate.BitsFromY),
        Finite.OrNull(estimate.NeighborBits),
        [.. estimate.Terms.Select(ConditionalTermReport.Describe)],
        estimate.IsCounted);

    /// <summary>Labels and values of a table.</summary>
    public IEnumerable<(string Label, string Value)> Rows()
    {
        if (Counted)
        {
            yield return ("counted", "all sides are labels: the value is of counts of X and Y within each label of Z; the lines below are of the latents");
        }

        yield return ("from X, from Y", $"{BitsText.Of(BitsFromX)}, {BitsText.Of(BitsFromY)}");
        yield return ("neighbors on latents", BitsText.Of(NeighborBits));
        yield return ("terms", string.Join(", ", Terms.Select(term => term.Summary)));
    }
}
