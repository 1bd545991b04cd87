using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Sides;

/// <summary>Independent columns of different kinds, over and over: standard normal, a label of five classes, a Poisson count of mean 1.</summary>
public sealed record MixedSide : SideFamily
{
    /// <summary>The name of the family.</summary>
    public const string Family = "mixed";

    /// <summary>The number of classes of a label.</summary>
    public const int Classes = 5;

    private const double Rate = 1;
    private const int Kinds = 3;

    /// <inheritdoc/>
    public override string Name => Family;

    /// <inheritdoc/>
    public override string Text => Family;

    /// <inheritdoc/>
    internal override void Fill(Span<float> values, int dimensions, RandomStream design, RandomStream random)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (i % dimensions % Kinds) switch
            {
                0 => (float)random.NextNormal(),
                1 => random.NextInt(Classes),
                _ => PoissonCount.Draw(Rate, random),
            };
        }
    }
}
