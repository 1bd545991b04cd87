namespace LatentMI.Experiments.Datasets.Outcomes;

/// <summary>A score and its probability, of a distribution of scores.</summary>
/// <param name="Score">s.</param>
/// <param name="Probability">Its probability.</param>
internal readonly record struct ScoreWeight(double Score, double Probability);
