namespace LatentMI.Networks;

/// <summary>
/// How far training lowered the loss, on rows that trained and on rows that did not, both with the weights that were kept and without dropout, so
/// that the two can be compared.
/// </summary>
/// <param name="Training">The reduction on rows that trained.</param>
/// <param name="Validation">The reduction on as many rows that validated.</param>
public sealed record LossReduction(double Training, double Validation);
