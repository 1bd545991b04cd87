using LatentMI.Experiments.Catalog;
using LatentMI.Experiments.Rechecking;
using LatentMI.Numerics;
using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;
using LatentMI.Tests;

namespace LatentMI.Experiments.Tests.Rechecking;

public sealed class RecordCheckTests : IDisposable
{
    private const int Records = 3;

    private static readonly ExperimentDescription Description = ExperimentList.Find("symmetry").Describe();

    private readonly TemporaryFolder _folder = new();

    private string Store => _folder.File("store");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Records_of_the_present_sources_are_believed_until_all_are_asked_for()
    {
        Write(Made());

        Assert.All(Check(new RecheckOptions()), finding => Assert.Equal(RecordState.Claimed, finding.State));
        Assert.All(Check(new RecheckOptions { IncludesClaimed = true }), finding => Assert.Equal(RecordState.Fresh, finding.State));
    }

    [Fact]
    public void A_record_of_the_same_vectors_must_be_the_same_in_every_digit()
    {
        ExperimentRecord[] made = Made();
        made[1] = made[1] with { EstimateBits = Math.BitIncrement(made[1].EstimateBits!.Value) };
        Write(made);

        RecordFinding stale = Assert.Single(Check(new RecheckOptions { IncludesClaimed = true }), finding => finding.State == RecordState.Stale);

        Assert.Equal(made[1].Key, stale.Record.Key);
        Assert.StartsWith("estimate_bits: ", stale.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0005, RecordState.Fresh)]
    [InlineData(0.002, RecordState.Stale)]
    public void A_record_that_does_not_tell_its_vectors_may_differ_by_the_tolerance(double difference, RecordState expected)
    {
        Write([.. Made().Select(record => record with { Provenance = null, EstimateBits = record.EstimateBits + difference })]);

        Assert.All(Check(new RecheckOptions { Tolerance = 0.001 }), finding => Assert.Equal(expected, finding.State));
    }

    [Fact]
    public void What_the_present_code_has_not_is_stale_and_what_needs_data_is_not_at_hand()
    {
        ExperimentRecord made = Made()[0] with { Provenance = null };
        Write(
            made with { EstimatorParameters = new() { { "forgotten", 1 } } },
            made with { Experiment = "mnist", Dataset = "digits" },
            made with { Experiment = "proteins", Dataset = "labels" },
            made with { Experiment = "nulls", Dataset = "disjoint-rows" });

        Assert.Equal(
            [RecordState.Stale, RecordState.Unavailable, RecordState.Unavailable, RecordState.Unavailable],
            Check(new RecheckOptions()).OrderBy(finding => finding.State).Select(finding => finding.State));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Only_as_many_as_are_drawn_are_computed_and_none_after_the_limit(int sample)
    {
        Write([.. Made().Select(record => record with { Provenance = null })]);

        Assert.Equal(sample, Check(new RecheckOptions { Sample = sample }).Count(finding => finding.State == RecordState.Fresh));
        Assert.All(Check(new RecheckOptions { Limit = TimeSpan.Zero }), finding => Assert.Equal(RecordState.Unchecked, finding.State));
    }

    [Fact]
    public void A_rerun_replaces_what_is_older_and_leaves_what_is_present()
    {
        ExperimentRecord[] made = Made();
        Provenance older = Provenance.Current with { SourceHash = "0123456789abcdef" };
        Write(
            made[0],
            made[1] with { Provenance = older },
            made[2] with { Provenance = older, EstimateBits = 17 },
            made[2] with { Experiment = "mnist", Dataset = "digits", Provenance = older });
        var told = new List<RecordFinding>();

        RecordRerun.Run(Store, new RecheckOptions(), told.Add, TestContext.Current.CancellationToken);

        Assert.Equal([RecordState.Fresh, RecordState.Stale, RecordState.Unavailable], told.Select(finding => finding.State).Order());
        Assert.Equal("run.jsonl", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(Store, "records")))));
        Dictionary<string, ExperimentRecord> now = RecordStore.Read(Store).ToDictionary(record => record.Key);
        Assert.Equal(Records + 1, now.Count);
        Assert.All(made, record => Assert.Equal((record.EstimateBits, Provenance.Current), (now[record.Key].EstimateBits, now[record.Key].Provenance)));

        told.Clear();
        RecordRerun.Run(Store, new RecheckOptions(), told.Add, TestContext.Current.CancellationToken);
        Assert.Equal(RecordState.Unavailable, Assert.Single(told).State);
    }

    [Fact]
    public void Every_experiment_finds_the_trials_of_its_own_records()
    {
        var trials = new RecordedTrials(new RecordSources());
        var found = new HashSet<string>();
        foreach (Experiment experiment in ExperimentList.All)
        {
            IReadOnlyList<Trial> plan;
            try
            {
                plan = experiment.Plan(new ExperimentChoices { Seeds = [3] });
            }
            catch (InputException)
            {
                // Of data from outside.
                continue;
            }

            foreach (Trial trial in plan)
            {
                ExperimentRecord record = SampleRecords.Gaussian(trial.Measurement.Name, 1, 1, 1, 1, trial.Measurement.Parameters) with
                {
                    Experiment = experiment.Id,
                    Dataset = trial.Recipe.Name,
                    DatasetParameters = trial.Recipe.Parameters,
                    Seed = trial.Seed,
                };
                Assert.Equal(trial.Key, trials.Find(record)?.Key);
                found.Add(experiment.Id);
            }
        }

        Assert.Superset(new HashSet<string> { "gaussian-grid", "critics", "regularisers", "latent-dims", "latent-estimators", "significance", "stress" }, found);
    }

    /// <summary>Records of circles and crosses of few columns, which take milliseconds.</summary>
    private static ExperimentRecord[] Made() =>
    [
        .. ExperimentList.Find("symmetry").Plan(new ExperimentChoices { Estimators = ["ksg"] }).Take(Records)
            .Select(trial => TrialRecorder.Record("symmetry", trial, threads: 1, TestContext.Current.CancellationToken)),
    ];

    private IReadOnlyList<RecordFinding> Check(RecheckOptions options) =>
        RecordCheck.Run([Store], options, progress: null, TestContext.Current.CancellationToken);

    private void Write(params ExperimentRecord[] records)
    {
        using var store = RecordStore.Open(Store, Description);
        foreach (ExperimentRecord record in records)
        {
            store.Append(record);
        }
    }
}
