using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// Many Gaussian columns that share little: k independent pairs (x_i, y_i) of correlation rho = sqrt(1 - 2^(-2 I / k)), copies of them, and
/// columns of noise (Gowri, Lun, Klein and Yin, NeurIPS 2024). I(X;Y) = I exactly, whatever the number of columns.
/// </summary>
/// <remarks>
/// The columns of a side: the k informative ones; then d - k - floor((d - k) / 2) copies, each of an informative column drawn at random with
/// replacement; then floor((d - k) / 2) independent normal ones. The sides draw their copies independently. Every coordinate has variance 1
/// before the transform.
/// </remarks>
public sealed record GaussianRecipe : IDatasetRecipe
{
    /// <inheritdoc/>
    public string Name => "gaussian";

    /// <summary>d, the number of columns of each side: the ambient dimension.</summary>
    public required int Dimensions { get; init; }

    /// <summary>k, the number of pairs that carry the information: the intrinsic dimension, from 1 to d.</summary>
    public required int IntrinsicDimensions { get; init; }

    /// <summary>I, the mutual information in bits; at least 0.</summary>
    public required double Bits { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <summary>What every coordinate goes through last.</summary>
    public GaussianTransform Transform { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new()
    {
        { "d", Dimensions },
        { "k", IntrinsicDimensions },
        { "bits", Bits },
        { "n", Count },
        { "transform", GaussianTransforms.Name(Transform) },
    };

    /// <inheritdoc/>
    public string Truth => "exact: -k/2 log2(1 - rho^2)";

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(IntrinsicDimensions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(IntrinsicDimensions, Dimensions);
        ArgumentOutOfRangeException.ThrowIfNegative(Bits);
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        double correlation = Math.Sqrt(1 - Math.Pow(2, -2 * Bits / IntrinsicDimensions));
        double rest = Math.Sqrt((1 - correlation) * (1 + correlation));
        var random = new RandomStream(seed, RandomPurpose.Data);
        int[] copiesX = DrawCopies(random);
        int[] copiesY = DrawCopies(random);
        var x = new float[checked(Count * Dimensions)];
        var y = new float[x.Length];
        for (int i = 0; i < Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Span<float> rowX = x.AsSpan(i * Dimensions, Dimensions);
            Span<float> rowY = y.AsSpan(i * Dimensions, Dimensions);
            for (int j = 0; j < IntrinsicDimensions; j++)
            {
                double common = random.NextNormal();
                rowX[j] = (float)common;
                rowY[j] = (float)((correlation * common) + (rest * random.NextNormal()));
            }

            Fill(rowX, copiesX, random);
            Fill(rowY, copiesY, random);
            GaussianTransforms.Apply(Transform, rowX);
            GaussianTransforms.Apply(Transform, rowY);
        }

        return new Dataset(Samples.Create(x, Count, Dimensions), Samples.Create(y, Count, Dimensions), Bits);
    }

    private int[] DrawCopies(RandomStream random)
    {
        int others = Dimensions - IntrinsicDimensions;
        var copies = new int[others - (others / 2)];
        for (int c = 0; c < copies.Length; c++)
        {
            copies[c] = random.NextInt(IntrinsicDimensions);
        }

        return copies;
    }

    private void Fill(Span<float> row, int[] copies, RandomStream random)
    {
        for (int c = 0; c < copies.Length; c++)
        {
            row[IntrinsicDimensions + c] = row[copies[c]];
        }

        for (int j = IntrinsicDimensions + copies.Length; j < row.Length; j++)
        {
            row[j] = (float)random.NextNormal();
        }
    }
}
