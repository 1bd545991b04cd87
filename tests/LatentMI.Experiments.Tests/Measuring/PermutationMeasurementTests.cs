using LatentMI.Experiments.Datasets;
using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Measuring;

namespace LatentMI.Experiments.Tests.Measuring;

public sealed class PermutationMeasurementTests
{
    private static readonly PermutationMeasurement Test = new(MeasuredEstimators.CreateEstimate("ksg", new EstimatorSettings()), permutations: 19);

    [Fact]
    public void Dependent_data_have_the_smallest_p_value()
    {
        Measured measured = Measure(bits: 1, seed: 1);
        Assert.Equal(0.05, measured.Details.Number("p_value"));
        Assert.Equal(19, measured.Series["shuffled_bits"].Length);
        Assert.InRange(measured.EstimateBits!.Value, 0.5, 1.5);
        Assert.Equal("permutations=19 k=3 standardize=true", Test.Parameters.ToString());
    }

    [Fact]
    public void The_p_value_counts_the_shuffled_estimates_that_are_as_large()
    {
        Measured measured = Measure(bits: 0, seed: 2);
        int larger = measured.Series["shuffled_bits"].Count(bits => bits >= measured.EstimateBits);
        Assert.Equal((1 + larger) / 20.0, measured.Details.Number("p_value"));
        Assert.Equal(measured.Series["shuffled_bits"], Measure(bits: 0, seed: 2).Series["shuffled_bits"]);
        Assert.Equal(19, measured.Series["shuffled_bits"].Distinct().Count());
    }

    [Fact]
    public void P_values_of_independent_data_are_uniform()
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(seed => Measure(bits: 0, (ulong)seed).Details.Number("p_value"))];

        // Uniform on 0.05, 0.1, ..., 1: mean 0.525 with standard error 0.029, and 5 of 100 at most 0.05 with standard error 2.2.
        Assert.Equal(0.525, values.Average(), 0.1);
        Assert.InRange(PValues.ShareSignificant(values), 0, 0.13);
    }

    private static Measured Measure(double bits, ulong seed)
    {
        var recipe = new GaussianRecipe { Dimensions = 1, IntrinsicDimensions = 1, Bits = bits, Count = 100 };
        return Test.Measure(recipe.Create(seed + 1000, TestContext.Current.CancellationToken), seed, threads: 1, TestContext.Current.CancellationToken);
    }
}
