namespace LatentMI;

/// <summary>Something about an estimate that its reader should know before trusting it.</summary>
/// <param name="Id">A stable identifier in lower case, such as <c>ties</c>; see docs/warnings.md.</param>
/// <param name="Message">A sentence that says what was seen and what to try.</param>
public sealed record EstimateWarning(string Id, string Message);
