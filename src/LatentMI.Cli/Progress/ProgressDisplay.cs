using LatentMI.Cli.Hosting;

namespace LatentMI.Cli.Progress;

/// <summary>Chooses the display that fits standard error.</summary>
internal static class ProgressDisplay
{
    /// <summary>The display for a command.</summary>
    /// <typeparam name="TProgress">What its work reports.</typeparam>
    /// <param name="text">The words.</param>
    /// <param name="context">Where to show it.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    public static IProgressDisplay<TProgress> For<TProgress>(IProgressText<TProgress> text, CommandContext context, bool quiet) =>
        (quiet, context.ErrorIsTerminal) switch
        {
            (true, _) => new NoProgress<TProgress>(),
            (false, true) => new BarProgress<TProgress>(text, context.Error),
            (false, false) => new LineProgress<TProgress>(text, context.Error, TimeProvider.System),
        };
}
