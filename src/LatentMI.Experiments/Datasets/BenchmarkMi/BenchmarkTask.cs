namespace LatentMI.Experiments.Datasets.BenchmarkMi;

/// <summary>One of the 40 tasks: a distribution and its transforms.</summary>
/// <param name="Id">The identifier of the benchmark.</param>
/// <param name="Base">The distribution.</param>
/// <param name="Transforms">The transforms, the first first.</param>
internal sealed record BenchmarkTask(string Id, BenchmarkBase Base, params BenchmarkTransform[] Transforms)
{
    /// <summary>I(X;Y) in bits.</summary>
    public double Bits => Base.Nats / Math.Log(2);
}
