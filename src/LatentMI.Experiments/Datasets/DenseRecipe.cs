using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// k informative pairs and d - k columns of noise of each side, multiplied by a random d x d matrix of the side's own: every column mixes
/// all that is informative with all that is not, and no column is a copy. The matrices have inverses, so that I(X;Y) = I exactly.
/// </summary>
/// <remarks>Entries of a matrix are normal with variance 1 / d, so that columns have variances near 1.</remarks>
public sealed record DenseRecipe : IDatasetRecipe
{
    /// <inheritdoc/>
    public string Name => "dense";

    /// <summary>d, the number of columns of each side.</summary>
    public required int Dimensions { get; init; }

    /// <summary>k, the number of pairs that carry the information, from 1 to d.</summary>
    public required int IntrinsicDimensions { get; init; }

    /// <summary>I, the mutual information in bits; at least 0.</summary>
    public required double Bits { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new() { { "d", Dimensions }, { "k", IntrinsicDimensions }, { "bits", Bits }, { "n", Count } };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, Dimensions, Dimensions);

    /// <inheritdoc/>
    public string Truth => CorrelatedPairs.Truth;

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(IntrinsicDimensions, Dimensions);
        var pairs = new CorrelatedPairs(IntrinsicDimensions, Bits);
        var random = new RandomStream(seed, RandomPurpose.Data);
        float[] matrixX = DrawMatrix(random);
        float[] matrixY = DrawMatrix(random);
        var plainX = new float[Dimensions];
        var plainY = new float[Dimensions];
        var x = new float[checked(Count * Dimensions)];
        var y = new float[x.Length];
        for (int i = 0; i < Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            pairs.Draw(plainX, plainY, random);
            AddNoise(plainX, random);
            AddNoise(plainY, random);
            RowProduct.Add(plainX, matrixX, x.AsSpan(i * Dimensions, Dimensions));
            RowProduct.Add(plainY, matrixY, y.AsSpan(i * Dimensions, Dimensions));
        }

        return new Dataset(Samples.Create(x, Count, Dimensions), Samples.Create(y, Count, Dimensions), Bits);
    }

    private float[] DrawMatrix(RandomStream random)
    {
        var matrix = new float[checked(Dimensions * Dimensions)];
        double scale = 1 / Math.Sqrt(Dimensions);
        foreach (ref float entry in matrix.AsSpan())
        {
            entry = (float)(scale * random.NextNormal());
        }

        return matrix;
    }

    private void AddNoise(float[] row, RandomStream random)
    {
        foreach (ref float value in row.AsSpan(IntrinsicDimensions))
        {
            value = (float)random.NextNormal();
        }
    }
}
