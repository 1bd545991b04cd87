namespace LatentMI.Cli.Tests.Refusals;

/// <summary>Refusals of one topic, which share a folder of files.</summary>
/// <param name="Name">The topic.</param>
internal sealed record RefusalTopic(string Name)
{
    /// <summary>Files and commands, in the order in which they are made and run.</summary>
    public List<RefusalStep> Steps { get; } = [];
}
