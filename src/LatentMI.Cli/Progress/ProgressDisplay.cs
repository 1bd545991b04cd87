namespace LatentMI.Cli.Progress;

/// <summary>Chooses the display that fits standard error.</summary>
internal static class ProgressDisplay
{
    /// <summary>The display for a command.</summary>
    /// <param name="context">Where to show it.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    public static IProgressDisplay For(CommandContext context, bool quiet) => (quiet, context.ErrorIsTerminal) switch
    {
        (true, _) => new NoProgress(),
        (false, true) => new BarProgress(context.Error),
        (false, false) => new LineProgress(context.Error, TimeProvider.System),
    };
}
