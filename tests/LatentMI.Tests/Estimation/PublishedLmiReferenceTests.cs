using System.Text.Json;
using LatentMI.Estimators.Published;
using LatentMI.IO;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>
/// Whole estimates on given data. These are short forms of the checks of <c>bench/LatentMI.Benchmarks verify</c>, which takes all data sets and seeds.
/// </summary>
public sealed class PublishedLmiReferenceTests
{
    [Fact]
    public void The_paper_preset_comes_near_the_reference_implementation()
    {
        const string Name = "gauss_d100_k2_mi1.0";
        using Samples x = SampleReader.Read(SharedFiles.Path($"fixtures/latentmi_runs/{Name}_x.npy"), TestContext.Current.CancellationToken).Samples;
        using Samples y = SampleReader.Read(SharedFiles.Path($"fixtures/latentmi_runs/{Name}_y.npy"), TestContext.Current.CancellationToken).Samples;
        JsonElement runs = JsonDocument.Parse(File.ReadAllText(SharedFiles.Path("fixtures/latentmi_runs/runs.json"))).RootElement;
        double reference = runs.EnumerateArray()
            .Where(run => run.GetProperty("dataset").GetString() == Name).Average(run => run.GetProperty("estimate_bits").GetDouble());

        PublishedLmiEstimate estimate = new PublishedLmiEstimator(PublishedLmiOptions.Paper)
            .Estimate(x, y, progress: null, TestContext.Current.CancellationToken);

        // The reference's own three seeds differ by 0.09.
        Assert.Equal(reference, estimate.Bits, 0.12);
        Assert.True(estimate.History!.StoppedEarly);
    }

    [Theory]
    [InlineData(false, 1.0)]
    [InlineData(true, 0.0)]
    public void Pairs_of_zeros_and_ones_share_one_bit_and_shuffled_ones_none(bool shuffled, double bits)
    {
        (Samples x, Samples y) = DigitPairs(1200, shuffled);
        PublishedLmiOptions quick = PublishedLmiOptions.Mended with { HiddenWidth = 256, LearningRate = 1e-3, Patience = 10, MaxEpochs = 60, Seed = 1 };
        Assert.Equal(bits, new PublishedLmiEstimator(quick).Estimate(x, y, progress: null, TestContext.Current.CancellationToken).Bits, 0.1);
    }

    /// <summary>Pairs of images of the same digit, zero or one, each image used once.</summary>
    private static (Samples X, Samples Y) DigitPairs(int count, bool shuffled)
    {
        using Samples images = SampleReader.Read(SharedFiles.Path("data/mnist/train-images-idx3-ubyte.gz"), TestContext.Current.CancellationToken).Samples;
        using Samples labels = SampleReader.Read(SharedFiles.Path("data/mnist/train-labels-idx1-ubyte.gz"), TestContext.Current.CancellationToken).Samples;
        var random = new RandomStream(4, RandomPurpose.Data);
        var left = new List<int>();
        var right = new List<int>();
        foreach (int digit in new[] { 0, 1 })
        {
            int[] rows = [.. Enumerable.Range(0, labels.Count).Where(row => labels[row, 0] == digit).Take(count)];
            left.AddRange(rows[..(count / 2)]);
            right.AddRange(rows[(count / 2)..]);
        }

        int[] rowsX = [.. left];
        if (shuffled)
        {
            random.Shuffle<int>(rowsX);
        }

        int[] order = random.NextPermutation(count);
        return (images.SelectRows([.. order.Select(i => rowsX[i])]), images.SelectRows([.. order.Select(i => right[i])]));
    }
}
