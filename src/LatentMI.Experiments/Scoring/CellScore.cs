namespace LatentMI.Experiments.Scoring;

/// <summary>
/// How well an estimator did on a cell: the data sets that differ in their true information alone, such as the ten of the Gaussian grid
/// with the same d and k, or all pairs of digits.
/// </summary>
/// <param name="Estimator">The <see cref="EstimatorSeries.Label"/>: the name alone unless there are several settings of it.</param>
/// <param name="Dimensions">d, the ambient dimension; 0 where the recipe has none.</param>
/// <param name="IntrinsicDimensions">k, the intrinsic dimension; 0 where the recipe has none.</param>
/// <param name="Count">The number of estimates.</param>
/// <param name="MeanSquaredError">In bits squared.</param>
/// <param name="KendallTau">
/// tau-b between truths and estimates; 0 where it is undefined, as in the paper (Gowri et al. 2024): constant estimates order nothing.
/// </param>
public sealed record CellScore(
    string Estimator, int Dimensions, int IntrinsicDimensions, int Count, double MeanSquaredError, double KendallTau);
