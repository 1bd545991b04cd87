using LatentMI.Experiments.Datasets.Sides;
using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>Two sides that are drawn without regard to each other. I(X;Y) = 0 exactly.</summary>
public sealed record IndependentRecipe : IDatasetRecipe
{
    private const ulong StreamX = 0;
    private const ulong StreamY = 1;
    private const ulong DesignStream = 2;

    /// <summary>The name of the recipe.</summary>
    public const string RecipeName = "independent";

    /// <inheritdoc/>
    public string Name => RecipeName;

    /// <summary>The distribution of X.</summary>
    public required SideFamily X { get; init; }

    /// <summary>The distribution of Y.</summary>
    public required SideFamily Y { get; init; }

    /// <summary>The number of columns of X.</summary>
    public required int DimensionsX { get; init; }

    /// <summary>The number of columns of Y.</summary>
    public required int DimensionsY { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new()
    {
        { "x", X.Text },
        { "y", Y.Text },
        { "dx", DimensionsX },
        { "dy", DimensionsY },
        { "n", Count },
    };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, DimensionsX, DimensionsY);

    /// <inheritdoc/>
    public string Truth => "exact: the sides are drawn independently";

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(DimensionsX, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(DimensionsY, 1);
        return new Dataset(Draw(X, DimensionsX, StreamX), Draw(Y, DimensionsY, StreamY), TrueBits: 0);

        Samples Draw(SideFamily family, int dimensions, ulong stream)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var values = new float[checked(Count * dimensions)];
            family.Fill(
                values,
                dimensions,
                new RandomStream(seed, RandomPurpose.Data, DesignStream),
                new RandomStream(seed, RandomPurpose.Data, stream));
            return Samples.Create(values, Count, dimensions);
        }
    }
}
