namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What the parts of an estimate say about each other.</summary>
/// <param name="Id">A stable identifier.</param>
/// <param name="Message">A sentence that says what was seen and what to try.</param>
public sealed record DiagnosticReport(string Id, string Message);
