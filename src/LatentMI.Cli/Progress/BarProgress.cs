using Spectre.Console;

namespace LatentMI.Cli.Progress;

/// <summary>Draws a bar that moves, for terminals; it is gone when the work is done.</summary>
/// <param name="output">The terminal.</param>
internal sealed class BarProgress(TextWriter output) : IProgressDisplay
{
    /// <inheritdoc/>
    public T Run<T>(Func<IProgress<TrainingProgress>?, T> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = 24 }, new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(progress => work(new Bar(progress.AddTask("getting ready", maxValue: 1))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            task.Description = Markup.Escape(ProgressText.Describe(value));
            task.Value = ProgressText.Fraction(value);
        }
    }
}
