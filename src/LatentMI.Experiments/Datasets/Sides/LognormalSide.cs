using System.Globalization;
using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Sides;

/// <summary>
/// exp(z + b) of standard normal z. The rows come in batches of consecutive rows, as equal in size as may be; with two or more of them b is an offset
/// of the batch and the column, standard normal too, and otherwise 0.
/// </summary>
/// <param name="Batches">The number of batches; at least 1.</param>
public sealed record LognormalSide(int Batches) : SideFamily
{
    /// <summary>The name of the family.</summary>
    public const string Family = "lognormal";

    /// <inheritdoc/>
    public override string Name => Family;

    /// <inheritdoc/>
    public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Family}:{Batches}");

    /// <inheritdoc/>
    internal override void Fill(Span<float> values, int dimensions, RandomStream design, RandomStream random)
    {
        int count = values.Length / dimensions;
        var offsets = new double[dimensions];
        int drawn = -1;
        for (int row = 0; row < count; row++)
        {
            int batch = (int)((long)row * Batches / count);
            if (Batches > 1 && batch != drawn)
            {
                drawn = batch;
                foreach (ref double offset in offsets.AsSpan())
                {
                    offset = random.NextNormal();
                }
            }

            for (int column = 0; column < dimensions; column++)
            {
                values[(row * dimensions) + column] = (float)Math.Exp(random.NextNormal() + offsets[column]);
            }
        }
    }
}
