using LatentMI.Inference;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What was learned about an estimate beside its value.</summary>
/// <param name="Permutations">The permutation test, or null.</param>
/// <param name="Curve">The curve over the number of rows, or null.</param>
/// <param name="Diagnostics">What the parts of the estimate say about each other.</param>
public sealed record EstimateInference(PermutationTestResult? Permutations, SampleSizeCurve? Curve, IReadOnlyList<EstimateWarning> Diagnostics);
