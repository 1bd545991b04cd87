namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>A place on a categorical axis.</summary>
/// <param name="Order">Where it stands.</param>
/// <param name="Label">What stands under it.</param>
internal sealed record Setting(double Order, string Label);
