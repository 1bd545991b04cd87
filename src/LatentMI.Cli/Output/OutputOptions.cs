using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Cli.Options;

namespace LatentMI.Cli.Output;

/// <summary>The options that say where the result of a command goes.</summary>
internal sealed class OutputOptions
{
    /// <summary>Defines the options.</summary>
    /// <param name="files">What is written to the folder, as a part of a sentence.</param>
    public OutputOptions(string files) => Folder = new("--out")
    {
        Description = $"Writes {files} to this directory.",
        HelpName = "DIR",
        Validators = { SharedOptions.NotEmpty("--out", "the name of a directory") },
    };

    /// <summary><c>--out</c>.</summary>
    public Option<string?> Folder { get; }

    /// <summary><c>--force</c>.</summary>
    public Option<bool> Force { get; } = NewForce();

    /// <summary><c>--json</c>.</summary>
    public Option<bool> Json { get; } = SharedOptions.Json();

    /// <summary><c>--quiet</c>.</summary>
    public Option<bool> Quiet { get; } = SharedOptions.Quiet();

    /// <summary><c>--force</c> of a command that always has a folder.</summary>
    public static Option<bool> NewForce() => new Option<bool>("--force")
    {
        Description = "Also replaces files of the same names in a directory that holds no result of lmi.",
    }.InGroup(HelpGroup.Output);

    /// <summary>What a command line says.</summary>
    /// <param name="parse">The parsed command line.</param>
    public OutputRequest Bind(ParseResult parse) => new(parse.GetValue(Folder), parse.GetValue(Force), parse.GetValue(Json), parse.GetValue(Quiet));
}
