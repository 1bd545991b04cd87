namespace LatentMI.Experiments.Datasets.Shapes;

/// <summary>The shapes; those with a noise share between 0.5 and 2 bits.</summary>
internal static class ShapeList
{
    private const double Noise = 0.3;

    // The two values of a sign lie further apart than a curve's.
    private const double SignNoise = 0.5;

    // The slopes of the cubic are steeper.
    private const double CubicNoise = 0.6;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Shape> All { get; } =
    [
        new NoisyCurve("sine", x => Math.Sin(2 * x), Noise),
        new NoisyCurve("cubic", x => (x * x * x) - (2 * x), CubicNoise),
        new NoisyCurve("parabola", x => x * x, Noise),
        new NoisyCurve("absolute", Math.Abs, Noise),
        new PlaneShape("circle", () => CircleRecipe.TrueBits, rows => new CircleRecipe { Exclusive = 0, Count = rows }),
        new PlaneShape("cross", () => CrossRecipe.TrueBits, rows => new CrossRecipe { Exclusive = 0, Count = rows }),
        new ScaledNoise("scale"),
        new NoisyProduct("product", Noise),
        new SignOfProduct("sign", SignNoise),
    ];

    /// <summary>The shape of an identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <exception cref="InputException">There is none.</exception>
    public static Shape Find(string id) =>
        All.FirstOrDefault(shape => shape.Id == id)
        ?? throw new InputException($"There is no shape '{id}'; there are {string.Join(", ", All.Select(shape => shape.Id))}.");
}
