using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets.Shapes;

/// <summary>
/// A curve, or another dependence that no correlation shows whole, between one or two columns of X and one of Y, each side among D columns of independent
/// standard normal noise; the columns of a side are in random order. The noise changes no information.
/// </summary>
public sealed record ShapesRecipe : IDatasetRecipe
{
    // The columns that carry the information take the streams of their recipes, 0 to 2.
    private const ulong StreamX = 3;
    private const ulong StreamY = 4;

    /// <summary>The name of the recipe.</summary>
    public const string RecipeName = "shapes";

    /// <inheritdoc/>
    public string Name => RecipeName;

    /// <summary>The identifiers of the shapes.</summary>
    public static IReadOnlyList<string> ShapeIds { get; } = [.. ShapeList.All.Select(shape => shape.Id)];

    /// <summary>The identifier of the dependence.</summary>
    public required string Dependence { get; init; }

    /// <summary>D, the number of columns of noise of each side; at least 0.</summary>
    public required int Exclusive { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <summary>The number of columns of X, which may be more than an array can hold.</summary>
    /// <exception cref="InputException">There is no such dependence.</exception>
    public long DimensionsX => ShapeList.Find(Dependence).ColumnsX + (long)Exclusive;

    /// <inheritdoc/>
    public ParameterSet Parameters => new() { { "shape", Dependence }, { "exclusive", Exclusive }, { "n", Count } };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, checked((int)DimensionsX), 1 + Exclusive);

    /// <inheritdoc/>
    public string Truth => "integrated numerically, to 1e-4 bits: h(Y) - h(Y|X) of the columns that depend on each other";

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Exclusive);
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        Shape shape = ShapeList.Find(Dependence);
        (float[] x, float[] y) = shape.Draw(Count, seed);
        cancellationToken.ThrowIfCancellationRequested();
        return new Dataset(
            Hide(x, shape.ColumnsX, new RandomStream(seed, RandomPurpose.Data, StreamX)),
            Hide(y, 1, new RandomStream(seed, RandomPurpose.Data, StreamY)),
            shape.Bits);
    }

    /// <summary>Puts columns of noise beside those of a side, all in one random order.</summary>
    private Samples Hide(float[] informative, int columns, RandomStream random)
    {
        int dimensions = columns + Exclusive;
        int[] places = random.NextPermutation(dimensions);
        var values = new float[checked(Count * dimensions)];
        for (int i = 0; i < Count; i++)
        {
            Span<float> row = values.AsSpan(i * dimensions, dimensions);
            for (int column = 0; column < dimensions; column++)
            {
                row[places[column]] = column < columns ? informative[(i * columns) + column] : (float)random.NextNormal();
            }
        }

        return Samples.Create(values, Count, dimensions);
    }
}
