using System.Globalization;
using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Sides;

/// <summary>Independent values of 0 and 1.</summary>
/// <param name="Ones">The probability of a 1, above 0 and below 1.</param>
public sealed record BinarySide(double Ones) : SideFamily
{
    /// <summary>The name of the family.</summary>
    public const string Family = "binary";

    /// <inheritdoc/>
    public override string Name => Family;

    /// <inheritdoc/>
    public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Family}:{Ones}");

    /// <inheritdoc/>
    internal override void Fill(Span<float> values, int dimensions, RandomStream design, RandomStream random)
    {
        foreach (ref float value in values)
        {
            value = random.NextUniform() < Ones ? 1 : 0;
        }
    }
}
