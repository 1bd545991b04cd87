using System.Globalization;
using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Sides;

/// <summary>
/// Independent labels, each as a group of neighboring columns of which one is 1 and the others are 0. The last group has the columns that are left,
/// and so fewer classes.
/// </summary>
/// <param name="Classes">The number of classes of a label, all equally likely; at least 2.</param>
public sealed record OneHotSide(int Classes) : SideFamily
{
    /// <summary>The name of the family.</summary>
    public const string Family = "one-hot";

    /// <inheritdoc/>
    public override string Name => Family;

    /// <inheritdoc/>
    public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Family}:{Classes}");

    /// <inheritdoc/>
    internal override void Fill(Span<float> values, int dimensions, RandomStream design, RandomStream random)
    {
        values.Clear();
        for (int row = 0; row < values.Length; row += dimensions)
        {
            for (int first = 0; first < dimensions; first += Classes)
            {
                values[row + first + random.NextInt(Math.Min(Classes, dimensions - first))] = 1;
            }
        }
    }
}
