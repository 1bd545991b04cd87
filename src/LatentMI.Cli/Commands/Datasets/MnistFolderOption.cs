using System.CommandLine;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>--mnist</c>, the folder of the MNIST files.</summary>
internal sealed class MnistFolderOption : Option<string?>
{
    /// <summary>Describes the option.</summary>
    /// <param name="description">What it does, for the help.</param>
    public MnistFolderOption(string description)
        : base("--mnist")
    {
        Description = description;
        HelpName = "DIR";
    }

    /// <summary>The folder that a command line names; null where it names none.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">The name is empty.</exception>
    public string? Bind(ParseResult parse) => parse.GetValue(this) is { } folder
        ? folder.Length > 0 ? folder : throw new InputException($"{Name} is empty; give the name of a folder.")
        : null;
}
