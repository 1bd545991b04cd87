using LatentMI.Inference;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>An estimate given Z with its test, as <c>lmi estimate --given</c> makes it.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Test">The test by local permutations; null where there is none.</param>
/// <param name="Diagnostics">What its parts say about each other; null without learned codes.</param>
public sealed record ConditionalResult(ConditionalMiEstimate Estimate, PermutationTestResult? Test, IReadOnlyList<EstimateWarning>? Diagnostics);
