using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Sides;

/// <summary>Independent standard normal values.</summary>
public sealed record GaussianSide : SideFamily
{
    /// <summary>The name of the family.</summary>
    public const string Family = "gaussian";

    /// <inheritdoc/>
    public override string Name => Family;

    /// <inheritdoc/>
    public override string Text => Family;

    /// <inheritdoc/>
    internal override void Fill(Span<float> values, int dimensions, RandomStream design, RandomStream random)
    {
        foreach (ref float value in values)
        {
            value = (float)random.NextNormal();
        }
    }
}
