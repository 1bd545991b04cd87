namespace LatentMI.Networks;

/// <summary>
/// How far training lowered the loss, on rows that trained and on rows that did not, both with the weights that were kept and without dropout, so
/// that the two can be compared.
/// </summary>
public sealed class LossReduction(double training, double validation)
{
    /// <summary>The reduction on rows that trained.</summary>
    public double Training { get; } = training;

    /// <summary>The reduction on as many rows that validated.</summary>
    public double Validation { get; } = validation;
}
