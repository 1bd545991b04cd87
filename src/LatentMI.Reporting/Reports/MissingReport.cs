namespace LatentMI.Reporting.Reports;

/// <summary>Identifiers without an embedding.</summary>
/// <param name="Count">How many.</param>
/// <param name="First">The first of them.</param>
public sealed record MissingReport(int Count, IReadOnlyList<string> First);
