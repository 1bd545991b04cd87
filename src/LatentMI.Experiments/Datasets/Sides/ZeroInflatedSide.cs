using System.Globalization;
using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Sides;

/// <summary>Independent counts: 0 with a probability of its own, otherwise Poisson with mean 5.</summary>
/// <param name="Zeros">The probability of a 0 besides those of the Poisson counts, from 0 to below 1.</param>
public sealed record ZeroInflatedSide(double Zeros) : SideFamily
{
    /// <summary>The name of the family.</summary>
    public const string Family = "zero-inflated";

    /// <summary>The mean of the Poisson counts.</summary>
    public const double Mean = 5;

    /// <inheritdoc/>
    public override string Name => Family;

    /// <inheritdoc/>
    public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Family}:{Zeros}");

    /// <inheritdoc/>
    internal override void Fill(Span<float> values, int dimensions, RandomStream design, RandomStream random)
    {
        foreach (ref float value in values)
        {
            value = random.NextUniform() < Zeros ? 0 : PoissonCount.Draw(Mean, random);
        }
    }
}
