using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Preparing;
using LatentMI.Studies.Measuring;

namespace LatentMI.Experiments.Tests.Measuring;

public sealed class LatentSettingsTests
{
    [Fact]
    public void A_preset_tells_its_name_and_the_latent_dimensions_that_are_set()
    {
        Assert.Equal("preset=default", LatentSettings.Describe(LatentMiOptions.Default).ToString());
        Assert.Equal("preset=mended latent_dims=8 alpha=1 lambda=1", Describe(PublishedLmiOptions.Mended, "mended"));
        Assert.Equal("preset=paper latent_dims=8 alpha=1 lambda=1", Describe(PublishedLmiOptions.Paper, "paper"));
    }

    [Fact]
    public void What_differs_from_the_preset_is_told()
    {
        LatentMiOptions options = LatentMiOptions.Default with
        {
            LatentDimensions = 3,
            Representation = RepresentationChoice.Linear,
            ColumnScores = ColumnScores.Standard,
            Folds = 5,
            Surrogates = 0,
            LinearRecovery = false,
            MaxEpochs = 90,
        };

        Assert.Equal(
            "preset=default latent_dims=3 column_scores=standard representation=linear epochs=90 folds=5 surrogates=0 linear_recovery=false",
            LatentSettings.Describe(options).ToString());
        Assert.Equal(
            "preset=mended latent_dims=2 alpha=0 lambda=1 epochs=7",
            Describe(PublishedLmiOptions.Mended with { LatentDimensions = 2, Alpha = 0, MaxEpochs = 7 }, "mended"));
    }

    [Fact]
    public void Parameters_are_read_as_they_were_written()
    {
        ParameterSet written = LatentSettings.Describe(LatentMiOptions.Default with { LinearRecovery = false });

        using var json = System.Text.Json.JsonDocument.Parse(written.ToJson().ToJsonString());

        Assert.Equal(written, ParameterSet.FromJson(json.RootElement));
    }

    [Theory]
    [InlineData("lmi", "preset=default")]
    [InlineData("lmi-mine", "preset=mended latent_dims=8 alpha=1 lambda=1")]
    [InlineData("lmi-infonce", "preset=mended latent_dims=8 alpha=1 lambda=1")]
    public void An_estimator_that_is_named_after_a_regularizer_keeps_the_single_split(string name, string expected) =>
        Assert.Equal(expected, MeasuredEstimators.Create(name, new EstimatorSettings()).Parameters.ToString());

    private static string Describe(PublishedLmiOptions options, string preset) => PublishedLmiSettings.Describe(options, preset).ToString();
}
