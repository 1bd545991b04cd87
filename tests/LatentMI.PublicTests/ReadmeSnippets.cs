#region README estimate
using LatentMI;
using LatentMI.Estimators.Latent;
using LatentMI.IO;
using LatentMI.IO.Models;
#endregion

namespace PublicTests;

[Collection(WorkingFolder.Tests)]
public sealed class ReadmeSnippets
{
    [Fact]
    public void Estimate()
    {
        using var folder = new WorkingFolder();
        (Samples dataX, Samples dataY) = Pairs.Create(400, 3, seed: 1);
        folder.Write("data/x.npy", dataX);
        folder.Write("data/y.npy", dataY);
        #region README estimate
        using Samples x = SampleReader.Read("data/x.npy").Samples;
        using Samples y = SampleReader.Read("data/y.npy").Samples;
        var estimator = new LatentMiEstimator(LatentMiOptions.Default with { Seed = 7 });
        LatentMiEstimate estimate = estimator.Estimate(x, y);
        Console.WriteLine($"{estimate.Bits:F3} bits from {estimate.SampleCount} rows");
        if (estimate.Interval is { } interval) { Console.WriteLine($"95 % interval {interval.Lower:F3} to {interval.Upper:F3}"); }
        foreach (EstimateWarning warning in estimate.Warnings) { Console.WriteLine($"{warning.Id}: {warning.Message}"); }
        ModelFile.Write(estimate.Model, "model.npz");
        #endregion

        Assert.InRange(estimate.Bits, 0.5, 2);
        Assert.Equal(estimate.Model.DimensionsX, ModelFile.Read("model.npz").DimensionsX);
    }
}
