using LatentMI.Cli.Progress;

namespace LatentMI.Cli.Tests;

public class ProgressTests
{
    private static readonly TrainingProgress Halfway = new(
        Epoch: 51, MaxEpochs: 100, Batch: 0, Batches: 4, TrainingLoss: 1.5, LastValidationLoss: 1.25, EpochsWithoutImprovement: 2, Elapsed: TimeSpan.FromSeconds(65));

    [Fact]
    public void The_text_tells_the_losses_and_the_time_left()
    {
        Assert.Equal("epoch 51 of at most 100: loss 1.5000, validation 1.2500, 1:05 left at most", ProgressText.Describe(Halfway));
    }

    [Fact]
    public void The_text_leaves_out_a_validation_loss_that_is_not_known_yet()
    {
        TrainingProgress first = Halfway with { Epoch = 1, Batch = 1, LastValidationLoss = double.NaN };

        Assert.Equal("epoch 1 of at most 100: loss 1.5000, 7 h 12 min left at most", ProgressText.Describe(first));
    }

    [Fact]
    public void Lines_come_once_in_five_seconds()
    {
        using var output = new StringWriter();
        var time = new SteppedTime();

        new LineProgress(output, time).Run(progress =>
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
    [InlineData(true, true, typeof(NoProgress))]
    [InlineData(true, false, typeof(NoProgress))]
    [InlineData(false, true, typeof(BarProgress))]
    [InlineData(false, false, typeof(LineProgress))]
    public void The_display_fits_the_terminal(bool quiet, bool isTerminal, Type expected)
    {
        var context = new CommandContext(TextWriter.Null, TextWriter.Null, isTerminal, CancellationToken.None);

        Assert.IsType(expected, ProgressDisplay.For(context, quiet));
    }

    [Fact]
    public void The_bar_hands_through_the_result_and_the_failure_of_the_work()
    {
        using var output = new StringWriter();
        var bar = new BarProgress(output);

        int result = bar.Run(progress =>
        {
            progress!.Report(Halfway);
            return 42;
        });

        Assert.Equal(42, result);
        Assert.Throws<OperationCanceledException>(() => bar.Run<int>(_ => throw new OperationCanceledException()));
    }

    private sealed class SteppedTime : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(Seconds * 1000);
    }
}
