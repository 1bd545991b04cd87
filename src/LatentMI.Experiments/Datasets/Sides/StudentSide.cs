using System.Globalization;
using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Sides;

/// <summary>Independent values of Student's t distribution, whose tails hold a few values far from all others.</summary>
/// <param name="Freedom">The degrees of freedom; above 0. At 2 or fewer there is no variance.</param>
public sealed record StudentSide(double Freedom) : SideFamily
{
    /// <summary>The name of the family.</summary>
    public const string Family = "student";

    /// <inheritdoc/>
    public override string Name => Family;

    /// <inheritdoc/>
    public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Family}:{Freedom}");

    /// <inheritdoc/>
    internal override void Fill(Span<float> values, int dimensions, RandomStream design, RandomStream random)
    {
        foreach (ref float value in values)
        {
            value = (float)Draw(random);
        }
    }

    /// <summary>The polar method of Bailey (1994).</summary>
    private double Draw(RandomStream random)
    {
        double u, square;
        do
        {
            u = (2 * random.NextUniform()) - 1;
            double v = (2 * random.NextUniform()) - 1;
            square = (u * u) + (v * v);
        }
        while (square is >= 1 or 0);
        return u * Math.Sqrt(Freedom * (Math.Pow(square, -2 / Freedom) - 1) / square);
    }
}
