using System.CommandLine;
using System.Runtime.CompilerServices;

namespace LatentMI.Cli.Help;

/// <summary>What the help of a command with many options shows under one title.</summary>
/// <param name="title">The title.</param>
internal sealed class HelpGroup(string title)
{
    /// <summary>What most users need; <c>--help</c> shows these alone. Options without a group are among them.</summary>
    public static HelpGroup Common { get; } = new("Common options");

    /// <summary>Which rows are used, and which belong together.</summary>
    public static HelpGroup Rows { get; } = new("Rows and pairs");

    /// <summary>What is done with the values before they are used.</summary>
    public static HelpGroup Normalization { get; } = new("Normalization");

    /// <summary>How the default preset works.</summary>
    public static HelpGroup CrossFitting { get; } = new("Method of the preset 'default'");

    /// <summary>How nearest neighbors are found and counted.</summary>
    public static HelpGroup Neighbors { get; } = new("Nearest neighbors");

    /// <summary>How networks and critics are trained.</summary>
    public static HelpGroup Training { get; } = new("Training of networks and critics");

    /// <summary>What is written beside the usual results.</summary>
    public static HelpGroup Output { get; } = new("Further output");

    /// <summary>How several processes share the work.</summary>
    public static HelpGroup Work { get; } = new("Shares of the work and Slurm");

    /// <summary>The groups in the order of the help.</summary>
    public static IReadOnlyList<HelpGroup> All { get; } = [Common, Rows, Normalization, CrossFitting, Neighbors, Training, Output, Work];

    private static readonly ConditionalWeakTable<Option, HelpGroup> Groups = [];

    /// <summary>The title.</summary>
    public string Title => title;

    /// <summary>The group of an option.</summary>
    /// <param name="option">The option.</param>
    public static HelpGroup Of(Option option) => Groups.TryGetValue(option, out HelpGroup? group) ? group : Common;

    /// <summary>Puts an option into the group.</summary>
    /// <param name="option">The option.</param>
    public void Add(Option option) => Groups.AddOrUpdate(option, this);
}
