namespace LatentMI.Studies.Measuring;

/// <summary>The outcome of a measurement.</summary>
/// <param name="EstimateBits">The estimate in bits as it came; null where something else was measured.</param>
/// <param name="Warnings">The identifiers of its warnings.</param>
public sealed record Measured(double? EstimateBits, IReadOnlyList<string> Warnings)
{
    /// <summary>What was measured besides: arrays by name.</summary>
    public IReadOnlyDictionary<string, double[]> Series { get; init; } = new Dictionary<string, double[]>();

    /// <summary>What was said beside the estimate, by name; empty where nothing was.</summary>
    public ParameterSet Details { get; init; } = [];
}
