using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Sides;

/// <summary>A distribution of the columns of one side, from which <see cref="IndependentRecipe"/> draws each side by itself.</summary>
public abstract record SideFamily
{
    /// <summary>The family's name, such as <c>poisson</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The name and the settings after colons, as <see cref="SideFamilies.Parse"/> reads them: <c>poisson:0.02</c>.</summary>
    public abstract string Text { get; }

    /// <summary>Draws a side.</summary>
    /// <param name="values">The values of the side, row after row.</param>
    /// <param name="dimensions">The number of its columns.</param>
    /// <param name="design">Numbers that both sides of a data set see alike: what is fixed before any row is drawn.</param>
    /// <param name="random">Numbers of this side alone.</param>
    internal abstract void Fill(Span<float> values, int dimensions, RandomStream design, RandomStream random);
}
