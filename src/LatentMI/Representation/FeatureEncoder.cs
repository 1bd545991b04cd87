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

    /// <summary>The encoder whose latents are the scores of some columns.</summary>
    /// <param name="scoring">The scores.</param>
    /// <param name="columns">The columns.</param>
    public static FeatureEncoder OfScores(ISampleScoring scoring, int[] columns)
    {
        var selection = new DenseMatrix(scoring.Dimensions, columns.Length);
        for (int l = 0; l < columns.Length; l++)
        {
            selection[columns[l], l] = 1;
        }

        return OfFeatures(new FeatureMap(scoring, reduction: null, expansion: null, selection.ToView()));
    }

    /// <summary>The encoder whose latents are features.</summary>
    /// <param name="map">The features.</param>
    public static FeatureEncoder OfFeatures(FeatureMap map) => new(map, [], DenseMatrix.CreateIdentity(map.Count).ToView(), new AlignedBuffer(map.Count));

    /// <inheritdoc/>
    public Samples Encode(Samples samples, Compute compute) => EncodeTogether(Map, [this], samples, compute)[0];

    /// <summary>Computes the latents of rows by encoders of the same features, which are computed once.</summary>
    /// <param name="map">The features.</param>
    /// <param name="encoders">The encoders.</param>
    /// <param name="samples">The rows.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The latents of all rows by each encoder.</returns>
    public static Samples[] EncodeTogether(FeatureMap map, IReadOnlyList<FeatureEncoder> encoders, Samples samples, Compute compute)
    {
        float[][] latents = [.. encoders.Select(encoder => new float[checked(samples.Count * encoder.LatentDimensions)])];
        for (int first = 0; first < samples.Count; first += BatchRows)
        {
            int[] rows = [.. Enumerable.Range(first, Math.Min(BatchRows, samples.Count - first))];
            MatrixView features = map.Transform(samples.SelectRows(rows), compute);
            for (int e = 0; e < latents.Length; e++)
            {
                encoders[e].Project(features, compute).Span.CopyTo(latents[e].AsSpan(first * encoders[e].LatentDimensions));
            }
        }

        return [.. latents.Select((values, e) => Samples.Create(values, samples.Count, encoders[e].LatentDimensions))];
    }

    private MatrixView Project(MatrixView features, Compute compute)
    {
        MatrixView inputs = Layers.Count == 0
            ? features
            : new MultilayerPerceptron(compute, Layers, features.Rows).Forward(features, dropout: false);
        var encoded = new MatrixView(new AlignedBuffer(features.Rows * LatentDimensions), features.Rows, LatentDimensions);
        compute.Multiply(inputs, Projection, encoded, new Epilogue(Offsets, NegativeSlope: 1));
        return encoded;
    }
}
