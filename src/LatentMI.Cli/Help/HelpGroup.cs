namespace LatentMI.Cli.Help;

/// <summary>Options that the help shows under one title.</summary>
/// <param name="Title">The title.</param>
/// <param name="Options">The names of the options, in the order of the help.</param>
internal sealed record HelpGroup(string Title, IReadOnlyList<string> Options);
