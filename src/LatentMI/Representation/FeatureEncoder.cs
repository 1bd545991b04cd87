using LatentMI.Networks;
using LatentMI.Numerics;
using LatentMI.Preparing;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Representation;

/// <summary>Latents as linear functions of features, or of what a network makes of them.</summary>
/// <param name="map">The features.</param>
/// <param name="layers">The network's layers; none for a linear map.</param>
/// <param name="projection">To the latents.</param>
/// <param name="offsets">What is added to them.</param>
internal sealed class FeatureEncoder(FeatureMap map, IReadOnlyList<DenseLayer> layers, MatrixView projection, AlignedBuffer offsets) : ILatentEncoder
{
    private const int BatchRows = 2048;

    /// <summary>The features.</summary>
    public FeatureMap Map { get; } = map;

    /// <summary>The network's layers; none for a linear map.</summary>
    public IReadOnlyList<DenseLayer> Layers { get; } = layers;

    /// <summary>To the latents.</summary>
    public MatrixView Projection { get; } = projection;

    /// <summary>What is added to the latents.</summary>
    public AlignedBuffer Offsets { get; } = offsets;

    /// <inheritdoc/>
    public int Dimensions => Map.Scoring.Dimensions;

    /// <inheritdoc/>
    public int LatentDimensions => Projection.Columns;

    /// <summary>The encoder whose latents are the scores of the columns.</summary>
    /// <param name="scoring">The scores.</param>
    public static FeatureEncoder OfScores(ISampleScoring scoring)
    {
        MatrixView identity = DenseMatrix.CreateIdentity(scoring.Dimensions).ToView();
        var map = new FeatureMap(scoring, reduction: null, folding: null, [], new LevelIndicators([]), identity);
        return new FeatureEncoder(map, [], identity, new AlignedBuffer(scoring.Dimensions));
    }

    /// <inheritdoc/>
    public Samples Encode(Samples samples, Compute compute)
    {
        MultilayerPerceptron? network = Layers.Count == 0 ? null : new MultilayerPerceptron(compute, Layers, BatchRows);
        var latents = new float[checked(samples.Count * LatentDimensions)];
        for (int first = 0; first < samples.Count; first += BatchRows)
        {
            int[] rows = [.. Enumerable.Range(first, Math.Min(BatchRows, samples.Count - first))];
            MatrixView features = Map.Transform(samples.SelectRows(rows), compute);
            MatrixView inputs = network is null ? features : network.Forward(features, dropout: false);
            var encoded = new MatrixView(new AlignedBuffer(rows.Length * LatentDimensions), rows.Length, LatentDimensions);
            compute.Multiply(inputs, Projection, encoded, new Epilogue(Offsets, NegativeSlope: 1));
            encoded.Span.CopyTo(latents.AsSpan(first * LatentDimensions));
        }

        return Samples.Create(latents, samples.Count, LatentDimensions);
    }
}
