using System.Globalization;
using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Sides;

/// <summary>log(1 + c) of independent Poisson counts c, most of them 0 where the rate is small.</summary>
/// <param name="Rate">The mean count; above 0.</param>
public sealed record PoissonSide(double Rate) : SideFamily
{
    /// <summary>The name of the family.</summary>
    public const string Family = "poisson";

    /// <inheritdoc/>
    public override string Name => Family;

    /// <inheritdoc/>
    public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Family}:{Rate}");

    /// <inheritdoc/>
    internal override void Fill(Span<float> values, int dimensions, RandomStream design, RandomStream random)
    {
        foreach (ref float value in values)
        {
            value = (float)Math.Log(1.0 + PoissonCount.Draw(Rate, random));
        }
    }
}
