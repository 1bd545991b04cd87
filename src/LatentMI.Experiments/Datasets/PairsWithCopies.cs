using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>Informative pairs of columns, copies of them and columns of noise, as <see cref="GaussianRecipe"/> describes them.</summary>
/// <param name="Dimensions">d, the number of columns of each side.</param>
/// <param name="IntrinsicDimensions">k, the number of pairs, from 1 to d.</param>
/// <param name="Bits">I, the mutual information in bits; at least 0.</param>
/// <param name="Count">n, the number of rows.</param>
internal sealed record PairsWithCopies(int Dimensions, int IntrinsicDimensions, double Bits, int Count)
{
    /// <summary>What a row of a side goes through last.</summary>
    /// <param name="row">The row, changed in place.</param>
    public delegate void RowTransform(Span<float> row);

    /// <summary>Draws the rows.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="noise">Draws a value of a column of noise.</param>
    /// <param name="transform">What every row goes through last.</param>
    /// <param name="cancellationToken">Ends the work between rows.</param>
    public Dataset Create(ulong seed, Func<RandomStream, double> noise, RowTransform transform, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        var pairs = new CorrelatedPairs(IntrinsicDimensions, Bits);
        var random = new RandomStream(seed, RandomPurpose.Data);
        var restX = new CopiesAndNoise(IntrinsicDimensions, Dimensions, random);
        var restY = new CopiesAndNoise(IntrinsicDimensions, Dimensions, random);
        var x = new float[checked(Count * Dimensions)];
        var y = new float[x.Length];
        for (int i = 0; i < Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Span<float> rowX = x.AsSpan(i * Dimensions, Dimensions);
            Span<float> rowY = y.AsSpan(i * Dimensions, Dimensions);
            pairs.Draw(rowX, rowY, random);
            restX.Fill(rowX, () => noise(random));
            restY.Fill(rowY, () => noise(random));
            transform(rowX);
            transform(rowY);
        }

        return new Dataset(Samples.Create(x, Count, Dimensions), Samples.Create(y, Count, Dimensions), Bits);
    }
}
