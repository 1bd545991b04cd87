using CsCheck;
using LatentMI.Experiments.Catalog;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Running;

namespace LatentMI.Experiments.Tests.Running;

public class TaskShareTests
{
    private static readonly Gen<Trial> AnyTrial =
        from rows in Gen.Int[10, 20_000]
        from columns in Gen.Int[1, 3000]
        from estimator in Gen.Int[0, MeasuredEstimators.Names.Count - 1].Select(i => MeasuredEstimators.Names[i])
        from permutations in Gen.Int[0, 3].Select(i => new[] { 0, 0, 19, 99 }[i])
        from seed in Gen.ULong[0, 3]
        select new Trial(
            new GaussianRecipe { Dimensions = columns, IntrinsicDimensions = 1, Bits = 1, Count = rows },
            permutations == 0
                ? MeasuredEstimators.Create(estimator, new EstimatorSettings())
                : new PermutationMeasurement(MeasuredEstimators.CreateEstimate(estimator, new EstimatorSettings()), permutations),
            seed);

    private static readonly Gen<(Trial[] Trials, int Count)> AnyCut = Gen.Select(AnyTrial.Array[0, 60], Gen.Int[1, 20]);

    [Fact]
    public void Shares_are_disjoint_and_complete_and_keep_the_order() => AnyCut.Sample(
        cut =>
        {
            IReadOnlyList<IReadOnlyList<Trial>> shares = Cut(cut.Trials, cut.Count);
            Assert.Equal(cut.Count, shares.Count);
            int[][] positions = [.. shares.Select(share => share.Select(trial => Array.FindIndex(cut.Trials, other => ReferenceEquals(other, trial))).ToArray())];
            Assert.Equal(Enumerable.Range(0, cut.Trials.Length), positions.SelectMany(share => share).Order());
            Assert.All(positions, share => Assert.Equal(share.Order(), share));
        },
        iter: 300);

    [Fact]
    public void No_two_shares_differ_by_more_than_the_most_expensive_trial() => AnyCut.Where(cut => cut.Trials.Length > 0).Sample(
        cut =>
        {
            double[] costs = [.. Cut(cut.Trials, cut.Count).Select(share => share.Sum(TrialCost.Seconds))];
            double most = cut.Trials.Max(TrialCost.Seconds);

            // Sums in another order differ in the last digits.
            Assert.InRange(costs.Max() - costs.Min(), 0, most * (1 + 1e-9));
        },
        iter: 300);

    [Fact]
    public void Every_process_cuts_the_same_plan_alike()
    {
        // Two plans of the same choices share no objects.
        Experiment experiment = ExperimentList.Find("gaussian-grid");
        string[][] first = Keys(Cut(experiment.Plan(new ExperimentChoices()), 7));
        Assert.Equal(first, Keys(Cut(experiment.Plan(new ExperimentChoices()), 7)));
        Assert.Equal(first[3], new TaskShare(3, 7).Of(experiment.Plan(new ExperimentChoices()), TestContext.Current.CancellationToken).Select(trial => trial.Key));

        static string[][] Keys(IReadOnlyList<IReadOnlyList<Trial>> shares) => [.. shares.Select(share => share.Select(trial => trial.Key).ToArray())];
    }

    private static IReadOnlyList<IReadOnlyList<Trial>> Cut(IReadOnlyList<Trial> trials, int count) =>
        [.. Enumerable.Range(0, count).Select(share => new TaskShare(share, count).Of(trials, TestContext.Current.CancellationToken))];

    [Fact]
    public void Cost_rises_with_rows_columns_and_permutations_of_every_estimator()
    {
        foreach (string estimator in MeasuredEstimators.Names)
        {
            IMeasurement measurement = MeasuredEstimators.Create(estimator, new EstimatorSettings());
            double small = Cost(measurement, rows: 4000, columns: 200);
            bool usesRows = estimator is not "mine" and not "infonce";
            Assert.True(usesRows ? Cost(measurement, rows: 8000, columns: 200) > 1.5 * small : Cost(measurement, rows: 8000, columns: 200) >= small);
            bool usesColumns = estimator != "sliced";
            Assert.True(usesColumns ? Cost(measurement, rows: 4000, columns: 2000) > small : Cost(measurement, rows: 4000, columns: 2000) >= small);
            var repeated = new PermutationMeasurement(MeasuredEstimators.CreateEstimate(estimator, new EstimatorSettings()), 19);
            Assert.InRange(Cost(repeated, rows: 4000, columns: 200) / small, 5, 20);
        }

        static double Cost(IMeasurement measurement, int rows, int columns) => TrialCost.Seconds(new Trial(
            new GaussianRecipe { Dimensions = columns, IntrinsicDimensions = 1, Bits = 1, Count = rows }, measurement, 0));
    }
}
