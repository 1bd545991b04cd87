namespace LatentMI.Reporting.Reports;

/// <summary>A source, or the target, of <c>lmi synergy</c>.</summary>
/// <param name="Name">What quantities and messages call it: the address without its folders where that tells the sides apart.</param>
/// <param name="Dims">The number of columns.</param>
/// <param name="From">Where it came from.</param>
public sealed record SynergySourceReport(string Name, int Dims, SourceReport From);
