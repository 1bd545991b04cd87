using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.IO.Formats.Npz;
using LatentMI.IO.Models;
using LatentMI.IO.Writing;
using LatentMI.Numerics;
using LatentMI.Representation;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Estimation;

public sealed class PublishedLmiEstimatorTests
{
    /// <summary>Networks small enough for a test, otherwise the default settings.</summary>
    private static readonly PublishedLmiOptions Small = PublishedLmiOptions.Mended with
    {
        HiddenWidth = 64,
        LatentDimensions = 2,
        LearningRate = 1e-3,
        BatchSize = 128,
        MaxEpochs = 60,
        Patience = 10,
        Seed = 1,
    };

    public static MatrixTheoryData<Regularizer, string> RegularizersAndWidths { get; } =
        new(Enum.GetValues<Regularizer>(), Enum.GetNames<SimdWidth>());

    [Theory]
    [InlineData(0.0, -0.1, 0.12)]
    [InlineData(2.0, 1.6, 2.1)]
    public void Finds_the_information_of_one_shared_dimension_among_fifty(double bits, double lowest, double highest)
    {
        (Samples x, Samples y) = GaussianPairs.Create(1500, 50, shared: 1, bits, seed: 3);
        Assert.InRange(Estimate(Small, x, y).Bits, lowest, highest);
    }

    [Theory]
    [InlineData(Regularizer.Cross)]
    [InlineData(Regularizer.Mine)]
    [InlineData(Regularizer.InfoNce)]
    public void Every_regularizer_finds_one_bit(Regularizer regularizer)
    {
        (Samples x, Samples y) = GaussianPairs.Create(1000, 50, shared: 1, bits: 1, seed: 3);
        PublishedLmiEstimate estimate = Estimate(Small with { Regularizer = regularizer, MaxEpochs = 40 }, x, y);
        Assert.InRange(estimate.Bits, 0.65, 1.15);
    }

    [Theory]
    [MemberData(nameof(RegularizersAndWidths))]
    public void Is_the_same_to_the_bit_for_any_number_of_threads(Regularizer regularizer, string width)
    {
        (Samples x, Samples y) = GaussianPairs.Create(300, 60, shared: 2, bits: 1, seed: 5);
        PublishedLmiOptions options = Small with { Regularizer = regularizer, MaxEpochs = 3 };
        PublishedLmiEstimate[] estimates =
            [.. new[] { 1, 2, 5 }.Select(threads => Estimate(options with { Threads = threads }, x, y, SimdWidths.Parse(width)))];
        foreach (PublishedLmiEstimate estimate in estimates)
        {
            Assert.Equal(estimates[0].Bits, estimate.Bits);
            Assert.Equal(estimates[0].PointwiseBits, estimate.PointwiseBits);
            Assert.Equal(estimates[0].History!.Epochs, estimate.History!.Epochs);
            Assert.Equal(Rows(estimates[0].LatentX), Rows(estimate.LatentX));
        }
    }

    [Theory]
    [MemberData(nameof(RegularizersAndWidths))]
    public void Every_vector_width_gives_nearly_the_same(Regularizer regularizer, string width)
    {
        (Samples x, Samples y) = GaussianPairs.Create(300, 60, shared: 1, bits: 2, seed: 5);
        PublishedLmiOptions options = Small with { Regularizer = regularizer, MaxEpochs = 5 };
        PublishedLmiEstimate scalar = Estimate(options, x, y, SimdWidth.Scalar);
        PublishedLmiEstimate estimate = Estimate(options, x, y, SimdWidths.Parse(width));
        Assert.Equal(scalar.History!.Epochs[^1].Validation, estimate.History!.Epochs[^1].Validation, 1e-4);
        Assert.Equal(scalar.Bits, estimate.Bits, 0.02);
    }

    [Fact]
    public void The_seed_decides_everything()
    {
        (Samples x, Samples y) = GaussianPairs.Create(300, 60, shared: 1, bits: 1, seed: 5);
        PublishedLmiOptions options = Small with { MaxEpochs = 3 };
        double first = Estimate(options, x, y).Bits;
        Assert.Equal(first, Estimate(options, x, y).Bits);
        Assert.NotEqual(first, Estimate(options with { Seed = 2 }, x, y).Bits);
    }

    [Fact]
    public void Rows_that_trained_have_no_pointwise_value_and_the_mean_of_the_others_is_the_estimate()
    {
        (Samples x, Samples y) = GaussianPairs.Create(301, 60, shared: 1, bits: 1, seed: 5);
        PublishedLmiEstimate estimate = Estimate(Small with { MaxEpochs = 3 }, x, y);
        Assert.Equal(301, estimate.PointwiseBits.Count);
        Assert.Equal(151, estimate.EstimatedCount);
        Assert.Equal(estimate.Bits, estimate.PointwiseBits.Where(value => !double.IsNaN(value)).Average(), 1e-12);
        Assert.Equal((301, 2), (estimate.LatentX.Count, estimate.LatentX.Dimensions));
    }

    [Fact]
    public void The_default_keeps_the_best_weights_and_the_paper_preset_the_last()
    {
        (Samples x, Samples y) = GaussianPairs.Create(200, 60, shared: 1, bits: 1, seed: 5);
        PublishedLmiOptions options = Small with { LearningRate = 3e-3, MaxEpochs = 200 };
        PublishedLmiEstimate best = Estimate(options, x, y);
        PublishedLmiEstimate last = Estimate(options with { RestoreBestWeights = false }, x, y);
        Assert.True(best.History!.StoppedEarly);
        Assert.Equal(best.History!.Epochs, last.History!.Epochs);
        Assert.Equal(best.History!.Epochs.MinBy(epoch => epoch.Validation).Epoch, best.History.BestEpoch);
        Assert.Equal(best.History!.BestEpoch + options.Patience, best.History.Epochs.Count);
        Assert.Equal(best.History!.BestEpoch, best.History.KeptEpoch);
        Assert.Equal(last.History!.Epochs.Count, last.History.KeptEpoch);

        // Training no further than the best epoch gives the very weights that were restored.
        PublishedLmiEstimate shorter = Estimate(options with { MaxEpochs = best.History!.BestEpoch }, x, y);
        Assert.Equal(Rows(shorter.LatentX), Rows(best.LatentX));
        Assert.NotEqual(Rows(last.LatentX), Rows(best.LatentX));
    }

    [Fact]
    public void The_best_weights_are_restored_at_the_epoch_limit_too()
    {
        (Samples x, Samples y) = GaussianPairs.Create(200, 60, shared: 1, bits: 1, seed: 5);
        PublishedLmiOptions options = Small with { LearningRate = 3e-3, MaxEpochs = 200 };
        int bestEpoch = Estimate(options, x, y).History!.BestEpoch;
        PublishedLmiEstimate limited = Estimate(options with { MaxEpochs = bestEpoch + 3 }, x, y);
        PublishedLmiEstimate exact = Estimate(options with { MaxEpochs = bestEpoch }, x, y);
        Assert.False(limited.History!.StoppedEarly);
        Assert.Equal(Rows(exact.LatentX), Rows(limited.LatentX));
        Assert.Contains(limited.Warnings, warning => warning.Id == "epoch-limit");
    }

    [Fact]
    public void Dropout_in_validation_changes_the_validation_loss_only()
    {
        (Samples x, Samples y) = GaussianPairs.Create(200, 60, shared: 1, bits: 1, seed: 5);
        PublishedLmiOptions options = Small with { MaxEpochs = 1 };
        EpochLoss clean = Estimate(options, x, y).History!.Epochs[0];
        EpochLoss dropped = Estimate(options with { ValidationDropout = true }, x, y).History!.Epochs[0];
        Assert.Equal(clean.Training, dropped.Training);
        Assert.NotEqual(clean.Validation, dropped.Validation);
    }

    [Fact]
    public void Latents_of_the_result_are_what_the_model_encodes_and_a_saved_model_encodes_and_scores_alike()
    {
        using var folder = new TemporaryFolder();
        (Samples x, Samples y) = GaussianPairs.Create(300, 60, shared: 1, bits: 2, seed: 5);
        (Samples newX, Samples newY) = GaussianPairs.Create(40, 60, shared: 1, bits: 2, seed: 5);
        PublishedLmiEstimate estimate = Estimate(Small with { MaxEpochs = 30 }, x, y);
        string path = folder.File("model.npz");
        ModelFile.Write(estimate.Model, path);
        LatentModel loaded = ModelFile.Read(path);
        Assert.Equal((60, 60, 2), (loaded.DimensionsX, loaded.DimensionsY, loaded.LatentDimensions));
        Assert.Equal(Rows(estimate.LatentX), Rows(estimate.Model.EncodeX(x, TestContext.Current.CancellationToken)));
        Assert.Equal(Rows(estimate.LatentY), Rows(loaded.EncodeY(y, TestContext.Current.CancellationToken)));
        IReadOnlyList<double> scores = loaded.ScorePointwise(newX, newY, TestContext.Current.CancellationToken);
        Assert.Equal(estimate.Model.ScorePointwise(newX, newY, TestContext.Current.CancellationToken), scores);

        // Forty new pairs of the same distribution.
        Assert.Equal(estimate.Bits, scores.Average(), 0.7);
        var failure = Assert.Throws<InputException>(() => loaded.EncodeX(newX.SelectColumns([0, 1]), TestContext.Current.CancellationToken));
        Assert.Equal("X has 2 columns, but the model was trained on 60; give it the same columns.", failure.Message);
    }

    [Theory]
    [InlineData("nothing but text", "it is not an npz archive")]
    [InlineData("", "it is not an npz archive")]
    public void A_file_that_is_no_model_is_refused(string content, string problem)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("model.npz", content);
        Assert.Equal(
            $"{path}: is not a model: {problem}; use a model.npz written by lmi estimate.",
            Assert.Throws<InputException>(() => ModelFile.Read(path)).Message);
    }

    [Fact]
    public void An_archive_without_a_model_is_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("arrays.npz");
        AtomicFile.Write(path, stream =>
        {
            using var archive = new NpzWriter(stream);
            archive.Add("a", [1f], 1);
        });
        Assert.Contains("it has no model.json", Assert.Throws<InputException>(() => ModelFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Independent_copies_of_few_columns_are_repeated_and_said_to_be()
    {
        (Samples x, Samples y) = GaussianPairs.Create(300, 2, shared: 1, bits: 1, seed: 5);
        PublishedLmiEstimate estimate = Estimate(Small with { MaxEpochs = 2 }, x, y);
        Assert.Equal(2, estimate.Warnings.Count(warning => warning.Id == "repeated-columns"));
        Assert.Equal(2, estimate.DimensionsX);
    }

    [Fact]
    public void Warnings_name_constant_columns_few_rows_and_many_latent_dimensions()
    {
        (Samples x, Samples y) = GaussianPairs.Create(100, 50, shared: 1, bits: 1, seed: 5);
        float[] values = [.. Enumerable.Range(0, 100).SelectMany(i => x.Row<float>(i).ToArray())];
        for (int i = 0; i < 100; i++)
        {
            values[i * 50] = 3;
        }

        PublishedLmiEstimate estimate = Estimate(Small with { MaxEpochs = 2, LatentDimensions = 21 }, Samples.Create(values, 100, 50), y);
        Assert.Equal(
            ["many-latent-dimensions", "constant-columns", "few-rows", "epoch-limit"], estimate.Warnings.Select(warning => warning.Id));
    }

    [Fact]
    public void Progress_comes_after_every_batch()
    {
        (Samples x, Samples y) = GaussianPairs.Create(600, 60, shared: 1, bits: 1, seed: 5);
        var all = new List<EstimationProgress>();
        new PublishedLmiEstimator(Small with { MaxEpochs = 2 }).Estimate(x, y, new ListProgress(all), TestContext.Current.CancellationToken);
        Assert.Equal(EstimationStage.Preparing, all[0].Stage);
        Assert.Equal(EstimationStage.Calibrating, all[^1].Stage);
        TrainingProgress[] reports = [.. all.Select(report => report.Training).OfType<TrainingProgress>()];
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)], reports.Select(report => (report.Epoch, report.Batch)));
        Assert.All(reports, report => Assert.Equal((3, 2), (report.Batches, report.MaxEpochs)));
        Assert.True(double.IsNaN(reports[0].LastValidationLoss));
        Assert.False(double.IsNaN(reports[3].LastValidationLoss));
    }

    [Fact]
    public void Cancellation_ends_training_within_a_batch()
    {
        (Samples x, Samples y) = GaussianPairs.Create(600, 60, shared: 1, bits: 1, seed: 5);
        using var source = new CancellationTokenSource();
        var reports = new List<EstimationProgress>();
        var progress = new ListProgress(reports, report => CancelInTraining(report, source));
        Assert.Throws<OperationCanceledException>(() => new PublishedLmiEstimator(Small).Estimate(x, y, progress, source.Token));
        Assert.Single(reports, report => report.Training is not null);

        static void CancelInTraining(EstimationProgress report, CancellationTokenSource source)
        {
            if (report.Training is not null)
            {
                source.Cancel();
            }
        }
    }

    [Fact]
    public void A_diverging_training_is_bad_input_and_not_a_number()
    {
        (Samples x, Samples y) = GaussianPairs.Create(200, 60, shared: 1, bits: 1, seed: 5);
        var failure = Assert.Throws<InputException>(() => Estimate(Small with { LearningRate = 1e20 }, x, y));
        Assert.StartsWith("Training diverged: the loss was no longer a finite number in epoch", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(6, false)]
    public void The_fewest_rows_leave_k_plus_1_to_estimate(int count, bool enough)
    {
        (Samples x, Samples y) = GaussianPairs.Create(count, 60, shared: 1, bits: 1, seed: 5);
        PublishedLmiOptions options = Small with { MaxEpochs = 1 };
        if (enough)
        {
            Assert.Equal(4, Estimate(options, x, y).EstimatedCount);
        }
        else
        {
            Assert.Contains("at least 7", Assert.Throws<InputException>(() => Estimate(options, x, y)).Message, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string> ImpossibleSettings =>
    [
        nameof(PublishedLmiOptions.Alpha), nameof(PublishedLmiOptions.LatentDimensions), nameof(PublishedLmiOptions.HiddenWidth),
        nameof(PublishedLmiOptions.ValidationShare), nameof(PublishedLmiOptions.BatchSize), nameof(PublishedLmiOptions.MaxEpochs),
        nameof(PublishedLmiOptions.Patience), nameof(PublishedLmiOptions.LearningRate), nameof(PublishedLmiOptions.CrossDropout),
        nameof(PublishedLmiOptions.Neighbors), nameof(PublishedLmiOptions.Threads), nameof(PublishedLmiOptions.Regularizer),
    ];

    [Theory]
    [MemberData(nameof(ImpossibleSettings))]
    public void A_setting_outside_of_its_range_is_named(string setting)
    {
        PublishedLmiOptions options = setting switch
        {
            nameof(PublishedLmiOptions.Alpha) => Small with { Alpha = double.NaN },
            nameof(PublishedLmiOptions.LatentDimensions) => Small with { LatentDimensions = 0 },
            nameof(PublishedLmiOptions.HiddenWidth) => Small with { HiddenWidth = 3 },
            nameof(PublishedLmiOptions.ValidationShare) => Small with { ValidationShare = 1 },
            nameof(PublishedLmiOptions.BatchSize) => Small with { BatchSize = 1 },
            nameof(PublishedLmiOptions.MaxEpochs) => Small with { MaxEpochs = 0 },
            nameof(PublishedLmiOptions.Patience) => Small with { Patience = 0 },
            nameof(PublishedLmiOptions.LearningRate) => Small with { LearningRate = 0 },
            nameof(PublishedLmiOptions.CrossDropout) => Small with { CrossDropout = 1 },
            nameof(PublishedLmiOptions.Neighbors) => Small with { Neighbors = 0 },
            nameof(PublishedLmiOptions.Threads) => Small with { Threads = -1 },
            _ => Small with { Regularizer = (Regularizer)9 },
        };
        Assert.Equal(setting, Assert.Throws<ArgumentOutOfRangeException>(() => new PublishedLmiEstimator(options)).ParamName);
    }

    private static PublishedLmiEstimate Estimate(PublishedLmiOptions options, Samples x, Samples y, SimdWidth? width = null) =>
        new PublishedLmiEstimator(options, width ?? SimdSupport.Current()).Estimate(x, y, progress: null, TestContext.Current.CancellationToken);

    private static float[][] Rows(Samples samples) => [.. Enumerable.Range(0, samples.Count).Select(i => samples.Row<float>(i).ToArray())];
}
