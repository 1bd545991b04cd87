namespace LatentMI.Cli.Help;

/// <summary>An example of the help.</summary>
/// <param name="Line">The command line.</param>
/// <param name="Text">What it does.</param>
internal readonly record struct HelpExample(string Line, string Text);
