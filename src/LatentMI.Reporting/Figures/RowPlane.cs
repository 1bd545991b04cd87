using LatentMI.Inference;
using LatentMI.Studies.Planes;

namespace LatentMI.Reporting.Figures;

/// <summary>The rows of an estimate as points of a plane.</summary>
/// <param name="Name">What tells it from the other planes of an estimate, a word of lower-case letters.</param>
/// <param name="Title">What the points are.</param>
/// <param name="Meaning">The same as a sentence.</param>
/// <param name="LabelX">The horizontal axis.</param>
/// <param name="LabelY">The vertical axis.</param>
/// <param name="X">The horizontal place of each row; NaN where it has none.</param>
/// <param name="Y">The vertical place of each row; NaN where it has none.</param>
internal sealed record RowPlane(string Name, string Title, string Meaning, string LabelX, string LabelY, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>The planes that latents are seen on: those of X against those of Y where both have one dimension, else each side for itself.</summary>
    /// <param name="latentX">The latents of X; null where there are none.</param>
    /// <param name="latentY">The latents of Y; null where there are none.</param>
    /// <param name="kind">How latents of several dimensions are put on a plane.</param>
    /// <param name="progress">Told of the epochs of a map.</param>
    /// <param name="cancellationToken">Ends the making of a map.</param>
    public static IReadOnlyList<RowPlane> OfLatents(
        Samples? latentX, Samples? latentY, PlaneKind kind, IProgress<InferenceProgress>? progress, CancellationToken cancellationToken)
    {
        if (latentX is { Dimensions: 1 } x && latentY is { Dimensions: 1 } y)
        {
            return [new RowPlane(
                "latents", "Latents of X and of Y", "The learned code of X against that of Y, each row a point.", "latent of X", "latent of Y", Values(x, 0), Values(y, 0))];
        }

        return [.. new[] { OfSide("X", latentX), OfSide("Y", latentY) }.OfType<RowPlane>()];

        RowPlane? OfSide(string side, Samples? latents) => (latents, kind) switch
        {
            (null, _) => null,
            (_, PlaneKind.Umap) => OfMap(side, latents, progress, cancellationToken),
            _ => OfComponents(side, latents),
        };
    }

    /// <summary>Rows at places of their own.</summary>
    /// <param name="title">What the points are.</param>
    /// <param name="meaning">The same as a sentence.</param>
    /// <param name="places">Their places, two columns or more, of which the first two are drawn.</param>
    public static RowPlane OfPlaces(string title, string meaning, Samples places) => new("places", title, meaning, "first axis", "second axis", Values(places, 0), Values(places, 1));

    private static RowPlane OfComponents(string side, Samples latents)
    {
        (double[] first, double[] second, double firstShare, double secondShare) = PrincipalPlane.Project(latents);
        return new RowPlane(
            NameOf(side),
            TitleOf(side, latents),
            $"The learned codes of {side}, each row a point.",
            FormattableString.Invariant($"first principal component ({firstShare:P0} of the variance)"),
            FormattableString.Invariant($"second ({secondShare:P0})"),
            first,
            second);
    }

    private static RowPlane OfMap(string side, Samples latents, IProgress<InferenceProgress>? progress, CancellationToken cancellationToken)
    {
        // The seed of the rows that a page holds, so that these are placed where there are too many.
        (double[] first, double[] second) = UmapPlane.Project(latents, seed: 0, progress: progress, cancellationToken: cancellationToken);
        string part = latents.Count > UmapPlane.MostRows
            ? FormattableString.Invariant($" These are {UmapPlane.MostRows:N0} of {latents.Count:N0} rows, drawn at random.")
            : string.Empty;
        return new RowPlane(
            NameOf(side),
            TitleOf(side, latents),
            $"The learned codes of {side} on the map of UMAP, each row a point: rows that lie together are neighbors, but distances between groups, their sizes and the axes mean nothing. "
                + $"Rows whose codes come from other maps, as those of other folds do, may form groups of their own.{part}",
            "first axis of the map (no unit)",
            "second axis (no unit)",
            first,
            second);
    }

    private static string NameOf(string side) => $"latents-{side.ToLowerInvariant()}";

    private static string TitleOf(string side, Samples latents) =>
        FormattableString.Invariant($"Latents of {side} ({latents.Dimensions} {(latents.Dimensions == 1 ? "dimension" : "dimensions")})");

    private static double[] Values(Samples samples, int column) => [.. Enumerable.Range(0, samples.Count).Select(row => samples[row, column])];
}
