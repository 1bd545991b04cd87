using LatentMI.Cli.Hosting;
using LatentMI.Cli.Progress;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Representation;
using LatentMI.Studies.Running;

namespace LatentMI.Cli.Tests;

public class ProgressTests
{
    private static readonly TrainingProgress Halfway = new(
        epoch: 51, maxEpochs: 100, batch: 0, batches: 4, trainingLoss: 1.5, lastValidationLoss: 1.25, epochsWithoutImprovement: 2, elapsed: TimeSpan.FromSeconds(65));

    [Fact]
    public void The_text_tells_the_losses_and_the_time_left()
    {
        Assert.Equal("epoch 51 of at most 100: loss 1.5000, validation 1.2500, 1:05 left at most", new TrainingText().Describe(Halfway));
    }

    [Fact]
    public void The_text_leaves_out_a_validation_loss_that_is_not_known_yet()
    {
        TrainingProgress first = Halfway with { Epoch = 1, Batch = 1, LastValidationLoss = double.NaN };

        Assert.Equal("epoch 1 of at most 100: loss 1.5000, 7 h 12 min left at most", new TrainingText().Describe(first));
    }

    [Fact]
    public void The_text_of_many_estimates_counts_them()
    {
        var progress = new InferenceProgress(done: 25, total: 100, elapsed: TimeSpan.FromSeconds(30));

        Assert.Equal("permutation 25 of 100, about 1:30 left", new InferenceText("permutation").Describe(progress));
        Assert.Equal(0.25, new InferenceText("permutation").Fraction(progress));
    }

    [Fact]
    public void The_text_of_an_estimate_names_its_stage()
    {
        var text = new EstimationText();

        Assert.Equal("preparing the columns", text.Describe(new(EstimationStage.Preparing)));
        Assert.Equal("representing: fitting kernel maps", text.Describe(new(EstimationStage.Representing, RepresentationKind.Kernel)));
        Assert.Equal("representing: fitting folded maps", text.Describe(new(EstimationStage.Representing, RepresentationKind.Folded)));
        Assert.Equal("representing: training networks", text.Describe(new(EstimationStage.Representing, RepresentationKind.Network)));
        Assert.Equal("estimating from the latents", text.Describe(new(EstimationStage.Calibrating)));
        Assert.Equal(new TrainingText().Describe(Halfway), text.Describe(new(EstimationStage.Representing, RepresentationKind.Network, Halfway)));
        Assert.Equal(0.5, text.Fraction(new(EstimationStage.Representing, RepresentationKind.Network, Halfway)));
        double[] fractions =
        [
            .. new[] { RepresentationKind.Columns, RepresentationKind.Linear, RepresentationKind.Kernel, RepresentationKind.Folded, RepresentationKind.Network }
                .Select(kind => text.Fraction(new(EstimationStage.Representing, kind))),
        ];
        Assert.Equal(fractions.Order(), fractions);
    }

    [Fact]
    public void A_stage_that_begins_has_its_line_at_once()
    {
        using var output = new StringWriter();

        new LineProgress<EstimationProgress>(new EstimationText(), output, new SteppedTime()).Run(progress =>
        {
            progress!.Report(new(EstimationStage.Preparing));
            progress.Report(new(EstimationStage.Representing, RepresentationKind.Linear));
            progress.Report(new(EstimationStage.Representing, RepresentationKind.Network, Halfway));
            progress.Report(new(EstimationStage.Calibrating));
            return 0;
        });

        Assert.Equal(
            ["representing: fitting linear maps", "estimating from the latents"],
            output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Lines_come_once_in_five_seconds()
    {
        using var output = new StringWriter();
        var time = new SteppedTime();

        new LineProgress<TrainingProgress>(new TrainingText(), output, time).Run(progress =>
        {
            for (int second = 0; second < 12; second++)
            {
                time.Seconds = second;
                progress!.Report(Halfway);
            }

            return 0;
        });

        Assert.Equal(2, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData(true, true, typeof(NoProgress<TrainingProgress>))]
    [InlineData(true, false, typeof(NoProgress<TrainingProgress>))]
    [InlineData(false, true, typeof(BarProgress<TrainingProgress>))]
    [InlineData(false, false, typeof(LineProgress<TrainingProgress>))]
    public void The_display_fits_the_terminal(bool quiet, bool isTerminal, Type expected)
    {
        var context = new CommandContext(TextWriter.Null, TextWriter.Null, isTerminal, CancellationToken.None);

        Assert.IsType(expected, ProgressDisplay.For(new TrainingText(), context, quiet));
    }

    [Fact]
    public void The_bar_hands_through_the_result_and_the_failure_of_the_work()
    {
        using var output = new StringWriter();
        var bar = new BarProgress<TrainingProgress>(new TrainingText(), output);

        int result = bar.Run(progress =>
        {
            progress!.Report(Halfway);
            return 42;
        });

        Assert.Equal(42, result);
        Assert.Throws<OperationCanceledException>(() => bar.Run<int>(_ => throw new OperationCanceledException()));
    }

    [Fact]
    public void The_progress_of_an_experiment_tells_what_runs_and_the_time_left()
    {
        var text = new ExperimentText();
        var progress = new ExperimentProgress(Done: 3, Failed: 1, Total: 12, ["ksg on gaussian d=10"], TimeSpan.FromSeconds(75));

        Assert.Equal("3 of 12 (1 failed), about 1:15 left; ksg on gaussian d=10", text.Describe(progress));
        Assert.Equal(0.25, text.Fraction(progress));
        Assert.Equal("0 of 12", text.Describe(progress with { Done = 0, Failed = 0, Running = [], Remaining = null }));
    }

    private sealed class SteppedTime : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(Seconds * 1000);
    }
}
