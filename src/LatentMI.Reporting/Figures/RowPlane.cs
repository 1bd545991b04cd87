using LatentMI.Studies.Planes;

namespace LatentMI.Reporting.Figures;

/// <summary>The rows of an estimate as points of a plane.</summary>
/// <param name="Name">What tells it from the other planes of an estimate, a word of lower-case letters.</param>
/// <param name="Title">What the points are.</param>
/// <param name="Meaning">The same as a sentence.</param>
/// <param name="LabelX">The horizontal axis.</param>
/// <param name="LabelY">The vertical axis.</param>
/// <param name="X">The horizontal place of each row.</param>
/// <param name="Y">The vertical place of each row.</param>
internal sealed record RowPlane(string Name, string Title, string Meaning, string LabelX, string LabelY, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>The planes that latents are seen on: those of X against those of Y where both have one dimension, else each side for itself.</summary>
    /// <param name="latentX">The latents of X; null where there are none.</param>
    /// <param name="latentY">The latents of Y; null where there are none.</param>
    public static IReadOnlyList<RowPlane> OfLatents(Samples? latentX, Samples? latentY)
    {
        if (latentX is { Dimensions: 1 } x && latentY is { Dimensions: 1 } y)
        {
            return [new RowPlane(
                "latents", "Latents of X and of Y", "The learned code of X against that of Y, each row a point.", "latent of X", "latent of Y", Values(x, 0), Values(y, 0))];
        }

        return [.. new[] { OfSide("X", latentX), OfSide("Y", latentY) }.OfType<RowPlane>()];
    }

    /// <summary>Rows at places of their own.</summary>
    /// <param name="title">What the points are.</param>
    /// <param name="meaning">The same as a sentence.</param>
    /// <param name="places">Their places, two columns or more, of which the first two are drawn.</param>
    public static RowPlane OfPlaces(string title, string meaning, Samples places) => new("places", title, meaning, "first axis", "second axis", Values(places, 0), Values(places, 1));

    private static RowPlane? OfSide(string side, Samples? latents)
    {
        if (latents is null)
        {
            return null;
        }

        (double[] first, double[] second, double firstShare, double secondShare) = PrincipalPlane.Project(latents);
        return new RowPlane(
            $"latents-{side.ToLowerInvariant()}",
            FormattableString.Invariant($"Latents of {side} ({latents.Dimensions} {(latents.Dimensions == 1 ? "dimension" : "dimensions")})"),
            $"The learned codes of {side}, each row a point.",
            FormattableString.Invariant($"first principal component ({firstShare:P0} of the variance)"),
            FormattableString.Invariant($"second ({secondShare:P0})"),
            first,
            second);
    }

    private static double[] Values(Samples samples, int column) => [.. Enumerable.Range(0, samples.Count).Select(row => samples[row, column])];
}
