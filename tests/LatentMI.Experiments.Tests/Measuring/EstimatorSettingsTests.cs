using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Experiments.Catalog;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Running;

namespace LatentMI.Experiments.Tests.Measuring;

public sealed class EstimatorSettingsTests
{
    [Theory]
    [InlineData("lmi", "preset=default")]
    [InlineData("lmi-mine", "preset=mended latent_dims=8 alpha=1 lambda=1")]
    [InlineData("lmi-infonce", "preset=mended latent_dims=8 alpha=1 lambda=1")]
    public void The_variants_of_the_published_method_fall_back_on_the_single_split(string name, string expected) =>
        Assert.Equal(expected, MeasuredEstimators.Create(name, new EstimatorSettings()).Parameters.ToString());

    [Fact]
    public void What_the_user_changed_survives_the_fallback()
    {
        EstimatorSettings settings = EstimatorSettings.OfLatent(new ParameterSet { { "epochs", 7 }, { "latent_dims", 3 } }).OnSingleSplit();
        Assert.Equal(PublishedLmiOptions.Mended with { MaxEpochs = 7, LatentDimensions = 3 }, settings.Published);
        Assert.Equal("mended", settings.Preset);
        EstimatorSettings paper = EstimatorSettings.OfLatent(new ParameterSet { { "preset", "paper" } });
        Assert.Equal(PublishedLmiOptions.Paper, paper.Published);
        Assert.Same(paper, paper.OnSingleSplit());
    }

    [Fact]
    public void Records_of_the_paper_keep_the_settings_that_they_had() => Assert.Equal(
        "preset=paper latent_dims=8 alpha=1 lambda=1 hidden_width=256 epochs=150 patience=10 learning_rate=0.0005",
        MeasuredEstimators.Create("lmi", new EstimatorSettings
        {
            Preset = "paper",
            Published = PublishedLmiOptions.Paper with { HiddenWidth = 256, LearningRate = 0.0005, Patience = 10, MaxEpochs = 150 },
        }).Parameters.ToString());

    [Fact]
    public void What_differs_from_the_cross_fitted_preset_is_recorded() => Assert.Equal(
        "preset=default representation=folded folds=5 linear_recovery=false",
        MeasuredEstimators.Create("lmi", new EstimatorSettings
        {
            LatentMi = LatentMiOptions.Default with { Representation = RepresentationChoice.Folded, Folds = 5, LinearRecovery = false },
        }).Parameters.ToString());

    [Theory]
    [InlineData(Effort.Quick, "preset=default effort=quick")]
    [InlineData(Effort.Default, "preset=default")]
    [InlineData(Effort.Thorough, "preset=default effort=thorough")]
    public void Effort_is_recorded_where_it_differs_and_read_back(Effort effort, string expected)
    {
        EstimatorSettings settings = EstimatorSettings.OfLatent(new ParameterSet { { "effort", effort.ToString().ToLowerInvariant() } });
        Assert.Equal(effort, settings.LatentMi.Effort);
        ParameterSet recorded = MeasuredEstimators.Create("lmi", settings).Parameters;
        Assert.Equal(expected, recorded.ToString());
        Assert.Equal(effort, EstimatorSettings.Read(recorded).LatentMi.Effort);
    }

    [Theory]
    [InlineData("symmetry", "lmi", "preset=default")]
    [InlineData("symmetry", "lmi-mine", "preset=mended latent_dims=1 alpha=0.1 lambda=10")]
    [InlineData("latent-dims", "lmi", "preset=mended latent_dims=2 alpha=1 lambda=1")]
    [InlineData("regularisers", "lmi", "preset=mended latent_dims=8 alpha=1 lambda=0")]
    [InlineData("latent-estimators", "latent-estimators", "preset=mended latent_dims=8 alpha=0 lambda=1 patience=300 restore_best_weights=false")]
    [InlineData("transforms", "lmi", "preset=default")]
    public void Experiments_on_the_single_split_fall_back_and_others_let_the_estimator_choose(string id, string estimator, string expected)
    {
        Trial trial = ExperimentList.Find(id).Plan(new ExperimentChoices()).First(one => one.Measurement.Name == estimator);
        Assert.Equal(expected, trial.Measurement.Parameters.ToString());
    }
}
