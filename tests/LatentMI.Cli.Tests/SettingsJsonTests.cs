using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using LatentMI.Attribution;
using LatentMI.Critics;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Estimators.Published;
using LatentMI.Estimators.Sliced;
using LatentMI.Estimators.Variational;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Reporting.Reports.Estimates;

namespace LatentMI.Cli.Tests;

public class SettingsJsonTests
{
    private static readonly Samples X = Make(shift: 0);
    private static readonly Samples Y = Make(shift: 1);

    [Fact]
    public void The_settings_of_cross_fitting_are_in_the_result_in_the_order_of_the_format()
    {
        LatentMiOptions options = LatentMiOptions.Default with
        {
            Representation = RepresentationChoice.Linear,
            Surrogates = 0,
            Labels = LabelSides.None,
            Groups = RowGroups.Of([.. Enumerable.Range(0, 80).Select(row => $"{row / 2}")]),
            Threads = 1,
        };
        LatentMiEstimate estimate = new LatentMiEstimator(options).Estimate(X, Y, progress: null, TestContext.Current.CancellationToken);

        JsonObject settings = EstimatorReports.Describe(estimate).Settings!;

        Assert.Equal(
            [
                "method", "column_scores", "representation", "left_out", "effort", "folds", "surrogates", "calibration_neighbors", "linear_recovery", "time_series_block", "groups",
                "labels", "latent_dimensions", "patience", "neighbors", "score_neighbors", "reference_scores", "ksg_algorithm", "tie_noise", "seed", "epoch_limit",
            ],
            settings.Select(setting => setting.Key));
        AssertComplete(options, estimate, "max_epochs", "own_representations", "own_ratios");
        Assert.Equal(("crossfitted", 40, 60), ((string?)settings["method"], (int?)settings["groups"], (int?)settings["epoch_limit"]));
        Assert.Equal(("linear", "default", "none"), ((string?)settings["representation"], (string?)settings["effort"], (string?)settings["labels"]));
    }

    [Fact]
    public void The_settings_of_the_published_method_are_in_the_result_in_the_order_of_the_format()
    {
        PublishedLmiOptions options = PublishedLmiOptions.Paper with { MaxEpochs = 1, HiddenWidth = 8, Threads = 1 };
        PublishedLmiEstimate estimate = new PublishedLmiEstimator(options).Estimate(X, Y, progress: null, TestContext.Current.CancellationToken);

        JsonObject settings = EstimatorReports.Describe(estimate).Settings!;

        Assert.Equal(
            [
                "method", "groups", "labels", "regularizer", "alpha", "lambda", "latent_dimensions", "hidden_width", "validation_share", "batch_size", "max_epochs",
                "patience", "learning_rate", "weight_decay", "cross_dropout", "validation_dropout", "restore_best_weights", "minimum_columns", "neighbors",
                "score_neighbors", "reference_scores", "ksg_algorithm", "tie_noise", "seed", "epoch_limit", "hidden_widths",
            ],
            settings.Select(setting => setting.Key));
        AssertComplete(options, estimate);
        Assert.Equal(("singlesplit", "cross", 1), ((string?)settings["method"], (string?)settings["regularizer"], (int?)settings["epoch_limit"]));
    }

    [Fact]
    public void Every_option_of_the_other_estimators_is_in_the_result()
    {
        AssertComplete(new KsgOptions { Threads = 1 }, new KsgEstimator(new KsgOptions { Threads = 1 }).Estimate(X, Y, TestContext.Current.CancellationToken));
        AssertComplete(new SlicedOptions(), new SlicedEstimator(new SlicedOptions { Slices = 2 }).Estimate(X, Y, TestContext.Current.CancellationToken));
        AssertComplete(new CriticOptions(), new MineEstimator(new CriticOptions { MaxSteps = 2, BatchSize = 16, Threads = 1 }).Estimate(X, Y, TestContext.Current.CancellationToken));
        Samples labels = Samples.Create([.. Enumerable.Range(0, 80).Select(row => (float)(row % 2))], 80, 1);
        AssertComplete(new MixedOptions(), new MixedEstimator(new MixedOptions { Threads = 1 }).Estimate(labels, Y, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Every_set_of_options_in_the_library_is_known()
    {
        // Those that only say how many threads there are shape no result; those of tests and attributions stand beside them; no command calibrates given latents.
        string[] others =
        [
            nameof(GaussianOptions), nameof(AttributionOptions), nameof(PermutationTestOptions), "MarkovTestOptions", "HoldOutOptions",
            nameof(CalibratedKsgOptions),
        ];
        string[] options =
        [
            .. typeof(LatentMiOptions).Assembly.GetExportedTypes().Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
                .Select(type => type.Name).Except(others).Order(StringComparer.Ordinal),
        ];

        Assert.Equal(["CriticOptions", "KsgOptions", "LatentMiOptions", "MixedOptions", "PublishedLmiOptions", "SlicedOptions"], options);
    }

    [Fact]
    public void The_widths_that_automatic_ones_came_to_are_told()
    {
        var estimator = new PublishedLmiEstimator(PublishedLmiOptions.Paper with { MaxEpochs = 1, HiddenWidth = 8, Threads = 1 });
        PublishedLmiEstimate estimate = estimator.Estimate(X, Y, progress: null, TestContext.Current.CancellationToken);

        JsonObject settings = PublishedLmiReport.Settings(estimate with { Options = estimate.Options with { HiddenWidth = null }, DimensionsX = 5000 });

        Assert.Equal("[4096,1024]", settings["hidden_widths"]!.ToJsonString());
    }

    [Fact]
    public void A_result_tells_the_program_and_older_results_are_read_without()
    {
        using var folder = new TemporaryFolder();
        (string x, string y) = SampleFiles.WritePair(folder, 60);

        string written = Tool.Run("estimate", x, y, "--estimator", "ksg", "--json").Output;
        JsonObject json = JsonNode.Parse(written)!.AsObject();
        Assert.Equal(Provenance.Current.SourceHash, (string?)json["provenance"]!["source_hash"]);
        Assert.Equal(Provenance.Current.VectorWidth, (int?)json["provenance"]!["vector_width"]);
        Assert.Equal(3, (int?)json["settings"]!["neighbors"]);
        json.Remove("provenance");
        json.Remove("settings");

        EstimateReport older = EstimateJson.Read(json.ToJsonString());

        Assert.Null(older.Provenance);
        Assert.Null(older.Settings);
    }

    private static void AssertComplete(object options, MutualInformationEstimate estimate, params string[] renamed)
    {
        JsonObject settings = EstimatorReports.Describe(estimate).Settings!;
        IEnumerable<string> names = options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        Assert.All(names.Except([.. renamed, "threads"]), name => Assert.True(settings.ContainsKey(name), name));
    }

    private static Samples Make(int shift)
    {
        double[] values =
        [
            .. Enumerable.Range(0, 80).SelectMany(row => new[]
            {
                (row * 0.6180339887498949 % 1) + (0.1 * ((row + (shift * 1000)) * 0.4142135623730951 % 1)),
                (row + (shift * 1000)) * 0.4142135623730951 % 1,
            }),
        ];
        return Samples.Create(values, 80, 2);
    }
}
