using Spectre.Console;

namespace LatentMI.Cli.Progress;

/// <summary>Draws a bar that moves, for terminals; it is gone when the work is done.</summary>
/// <typeparam name="TProgress">What the work reports.</typeparam>
/// <param name="text">The words.</param>
/// <param name="output">The terminal.</param>
internal sealed class BarProgress<TProgress>(IProgressText<TProgress> text, TextWriter output) : IProgressDisplay<TProgress>
{
    /// <inheritdoc/>
    public TResult Run<TResult>(Func<IProgress<TProgress>?, TResult> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new TerminalOutput(output) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new ProgressBarColumn { Width = 24 }, new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(progress => work(new Bar(progress.AddTask("getting ready", maxValue: 1), text)));
    }

    private sealed class Bar(ProgressTask task, IProgressText<TProgress> text) : IProgress<TProgress>
    {
        public void Report(TProgress value)
        {
            task.Description = Markup.Escape(OneLine.Printable(text.Describe(value)));
            task.Value = text.Fraction(value);
        }
    }
}
