using LatentMI.Experiments.Catalog;
using LatentMI.Experiments.Running;

namespace LatentMI.Experiments.Tests.Catalog;

public sealed class ExperimentListTests
{
    [Theory]
    [InlineData("gaussian-grid", ExperimentScale.Quick, 36)]
    [InlineData("gaussian-grid", ExperimentScale.Standard, 200)]
    [InlineData("gaussian-grid", ExperimentScale.Full, 1350)]
    [InlineData("sample-complexity", ExperimentScale.Full, 1200)]
    [InlineData("transforms", ExperimentScale.Full, 180)]
    [InlineData("symmetry", ExperimentScale.Full, 100)]
    [InlineData("regularisers", ExperimentScale.Full, 100)]
    [InlineData("latent-estimators", ExperimentScale.Full, 100)]
    [InlineData("stress", ExperimentScale.Quick, 20)]
    [InlineData("stress", ExperimentScale.Standard, 120)]
    [InlineData("stress", ExperimentScale.Full, 360)]
    [InlineData("coverage", ExperimentScale.Quick, 20)]
    [InlineData("coverage", ExperimentScale.Standard, 100)]
    [InlineData("coverage", ExperimentScale.Full, 200)]
    [InlineData("significance", ExperimentScale.Quick, 20)]
    [InlineData("significance", ExperimentScale.Full, 200)]
    public void A_scale_has_so_many_data_sets(string id, ExperimentScale scale, int expected)
    {
        IReadOnlyList<Trial> trials = ExperimentList.Find(id).Plan(new ExperimentChoices { Scale = scale });
        Assert.Equal(expected, trials.Select(trial => trial.DataSeed).Distinct().Count());
        Assert.Equal(trials.Count, trials.Select(trial => trial.Key).Distinct().Count());
    }

    [Fact]
    public void Standard_scales_have_two_hundred_data_sets_at_most_and_quick_ones_fewer()
    {
        foreach (Experiment experiment in ExperimentList.All.Where(experiment => experiment.Id is not "proteins" && !NeedsDigits(experiment.Id)))
        {
            int quick = Count(ExperimentScale.Quick);
            int standard = Count(ExperimentScale.Standard);
            Assert.InRange(standard, quick, 200);
            Assert.InRange(Count(ExperimentScale.Full), 1, int.MaxValue);

            int Count(ExperimentScale scale) =>
                experiment.Plan(new ExperimentChoices { Scale = scale }).Select(trial => trial.DataSeed).Distinct().Count();
        }
    }

    [Fact]
    public void Coverage_has_every_intrinsic_dimension_and_twice_every_number_of_bits()
    {
        ParameterSet[] data = [.. ExperimentList.Find("coverage").Plan(new ExperimentChoices()).Select(trial => trial.Recipe.Parameters)];
        Assert.Equal(Enumerable.Range(1, 9).Select(k => (double)k), data.Select(set => set.Number("k")).Distinct().Order());
        Assert.All(data.CountBy(set => set.Number("bits")), pair => Assert.Equal(2, pair.Value));
        Assert.Equal(10, data.Select(set => set.Number("bits")).Distinct().Count());
    }

    [Fact]
    public void The_same_data_have_the_same_seed_at_every_scale_and_for_every_estimator()
    {
        ILookup<string, ulong> seeds = ExperimentList.Find("transforms").Plan(new ExperimentChoices { Scale = ExperimentScale.Full })
            .Concat(ExperimentList.Find("transforms").Plan(new ExperimentChoices { Scale = ExperimentScale.Quick, Estimators = ["gaussian"] }))
            .ToLookup(trial => trial.Recipe.Parameters.ToString(), trial => trial.DataSeed);
        Assert.All(seeds, data => Assert.Single(data.Distinct()));
    }

    [Fact]
    public void What_an_experiment_cannot_do_is_refused_in_one_line()
    {
        AssertRefused("There is no experiment 'grid'", () => ExperimentList.Find("grid"));
        AssertRefused("--mnist", () => ExperimentList.Find("mnist").Plan(new ExperimentChoices()));
        AssertRefused("--classes", () => ExperimentList.Find("proteins").Plan(new ExperimentChoices()));
        AssertRefused("There is no estimator 'oracle'", () => ExperimentList.Find("sliced").Plan(new ExperimentChoices { Estimators = ["oracle"] }));
        AssertRefused(
            "compares no estimators", () => ExperimentList.Find("latent-estimators").Plan(new ExperimentChoices { Estimators = ["ksg"] }));
    }

    private static bool NeedsDigits(string id) => id is "mnist" or "big-critic" or "decoder-inspection" or "digits-to-label" or "cluster-check";

    private static void AssertRefused(string words, Action action)
    {
        string message = Assert.Throws<InputException>(action).Message;
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
