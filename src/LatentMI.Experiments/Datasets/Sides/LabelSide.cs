using System.Globalization;
using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Sides;

/// <summary>Independent labels, written as the numbers from 0 on: all equally likely, or label i in proportion to 1 / (i + 1) (Zipf).</summary>
/// <param name="Classes">The number of different labels; at least 2.</param>
/// <param name="Zipf">Whether they are of Zipf's distribution.</param>
public sealed record LabelSide(int Classes, bool Zipf) : SideFamily
{
    /// <summary>The name of the family.</summary>
    public const string Family = "labels";

    /// <summary>What the text says where labels are of Zipf's distribution.</summary>
    public const string ZipfWord = "zipf";

    /// <inheritdoc/>
    public override string Name => Family;

    /// <inheritdoc/>
    public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Family}:{Classes}{(Zipf ? $":{ZipfWord}" : string.Empty)}");

    /// <inheritdoc/>
    internal override void Fill(Span<float> values, int dimensions, RandomStream design, RandomStream random)
    {
        double[] upTo = Cumulative();
        foreach (ref float value in values)
        {
            double place = random.NextUniform() * upTo[^1];
            int label = 0;
            while (place >= upTo[label])
            {
                label++;
            }

            value = label;
        }
    }

    /// <summary>The sum of the weights up to each label.</summary>
    private double[] Cumulative()
    {
        var upTo = new double[Classes];
        double sum = 0;
        for (int label = 0; label < Classes; label++)
        {
            sum += Zipf ? 1.0 / (label + 1) : 1;
            upTo[label] = sum;
        }

        return upTo;
    }
}
