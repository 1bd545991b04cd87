using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Running;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Experiments.Tests.Running;

public sealed class TrialCostTests
{
    [Theory]
    [InlineData("mine", "steps", 10_000, "critic_width", 16)]
    [InlineData("infonce", "steps", 10_000, "critic_width", 16)]
    [InlineData("sliced", "slices", 100, "k", 3)]
    [InlineData("ksg", "k", 3, "ksg_algorithm", 1)]
    [InlineData("lmi", "folds", 6, "surrogates", 16)]
    public void A_setting_that_is_not_given_costs_what_its_default_does(string estimator, string first, int firstDefault, string second, int secondDefault)
    {
        ParameterSet unset = new() { { "estimator", estimator } };
        ParameterSet written = new() { { "estimator", estimator }, { first, firstDefault }, { second, secondDefault } };
        double seconds = Seconds(unset);
        Assert.Equal(seconds, Seconds(written));
        Assert.True(seconds > 0.1, $"{seconds} s");
    }

    [Fact]
    public void More_work_costs_more()
    {
        Assert.True(Seconds(new() { { "estimator", "infonce" }, { "steps", 20_000 } }) > 1.9 * Seconds(new() { { "estimator", "infonce" } }));
        Assert.True(Seconds(new() { { "preset", "paper" }, { "epochs", 600 } }) > 1.9 * Seconds(new() { { "preset", "paper" } }));
        Assert.True(Seconds(new() { { "permutations", 19 } }) > 15 * Seconds([]));
        Assert.Equal(Seconds([]), Seconds(new() { { "effort", "default" } }));
        Assert.True(Seconds(new() { { "effort", "quick" } }) < 0.9 * Seconds([]));
        Assert.True(Seconds(new() { { "effort", "thorough" } }) > 1.9 * Seconds([]));
    }

    [Fact]
    public void Every_estimator_has_a_cost_and_memory_that_grow_with_the_data()
    {
        foreach (EstimatorDescriptor estimator in EstimatorCatalog.All)
        {
            Assert.True(estimator.Seconds([], new DataSize(5000, 100, 100)) > estimator.Seconds([], new DataSize(1000, 20, 20)), estimator.Name);
            Assert.True(estimator.Bytes([], new DataSize(5000, 100, 100)) > estimator.Bytes([], new DataSize(1000, 20, 20)), estimator.Name);
        }
    }

    private static double Seconds(ParameterSet settings) => TrialCost.Seconds(new Trial(
        new GaussianRecipe { Dimensions = 100, IntrinsicDimensions = 1, Bits = 1, Count = 5000 }, SweepEstimates.Create(settings), Seed: 0));
}
