using LatentMI.Networks;
using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Representation;

/// <summary>What turns rows of one side into latents: standardization, repetition of few columns, and the encoder's weights.</summary>
/// <param name="standardizer">The training data's columns.</param>
/// <param name="repeats">How often the columns stand side by side.</param>
/// <param name="layers">The encoder's layers, in order.</param>
internal sealed class LatentEncoder(ColumnStandardizer standardizer, int repeats, IReadOnlyList<DenseLayer> layers) : ILatentEncoder
{
    private const int BatchRows = 512;

    /// <summary>The training data's columns.</summary>
    public ColumnStandardizer Standardizer { get; } = standardizer;

    /// <summary>How often the columns stand side by side.</summary>
    public int Repeats { get; } = repeats;

    /// <summary>The encoder's layers, in order.</summary>
    public IReadOnlyList<DenseLayer> Layers { get; } = layers;

    /// <inheritdoc/>
    public int Dimensions => Standardizer.Means.Length;

    /// <inheritdoc/>
    public int LatentDimensions => Layers[^1].Outputs;

    /// <summary>Standardizes all rows, as the encoder sees them.</summary>
    /// <param name="samples">Rows of <see cref="Dimensions"/> columns.</param>
    /// <param name="compute">What it runs on.</param>
    /// <param name="standardizer">The columns' means and deviations.</param>
    /// <param name="repeats">How often the columns stand side by side.</param>
    public static AlignedBuffer Prepare(Samples samples, Compute compute, ColumnStandardizer standardizer, int repeats)
    {
        int columns = samples.Dimensions * repeats;
        var prepared = new AlignedBuffer(checked(samples.Count * columns));
        compute.Team.Run((samples.Count + BatchRows - 1) / BatchRows, part =>
        {
            int last = Math.Min((part + 1) * BatchRows, samples.Count);
            for (int row = part * BatchRows; row < last; row++)
            {
                standardizer.TransformRow(samples, row, prepared.Span.Slice(row * columns, columns));
            }
        });
        return prepared;
    }

    /// <inheritdoc/>
    public Samples Encode(Samples samples, Compute compute)
    {
        var network = new MultilayerPerceptron(compute, Layers, BatchRows);
        int columns = Dimensions * Repeats;
        var batch = new AlignedBuffer(BatchRows * columns);
        var latents = new float[checked(samples.Count * LatentDimensions)];
        for (int first = 0; first < samples.Count; first += BatchRows)
        {
            int rows = Math.Min(BatchRows, samples.Count - first);
            for (int i = 0; i < rows; i++)
            {
                Standardizer.TransformRow(samples, first + i, batch.Span.Slice(i * columns, columns));
            }

            MatrixView output = network.Forward(new MatrixView(batch, rows, columns), dropout: false);
            output.Span.CopyTo(latents.AsSpan(first * LatentDimensions));
        }

        return Samples.Create(latents, samples.Count, LatentDimensions);
    }
}
