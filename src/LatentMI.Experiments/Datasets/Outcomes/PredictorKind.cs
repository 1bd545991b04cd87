using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Outcomes;

/// <summary>What the columns of X are: independent of each other and of one distribution.</summary>
/// <param name="id">The identifier.</param>
internal abstract class PredictorKind(string id)
{
    /// <summary>The identifier.</summary>
    public string Id { get; } = id;

    /// <summary>Draws a value.</summary>
    /// <param name="random">The random numbers.</param>
    public abstract float Draw(RandomStream random);

    /// <summary>A value with the mean and the standard deviation of its distribution brought to 0 and 1.</summary>
    /// <param name="value">The value.</param>
    public abstract double Standardize(float value);

    /// <summary>The distribution of the score of some columns.</summary>
    /// <param name="columns">k.</param>
    public abstract IReadOnlyList<ScoreWeight> Scores(int columns);
}
