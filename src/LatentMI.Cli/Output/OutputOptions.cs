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
    /// <param name="into">The options of another file that the command may write; null where there is none.</param>
    /// <exception cref="InputException">Files are to be replaced, and none are written.</exception>
    public OutputRequest Bind(ParseResult parse, IntoOptions? into = null)
    {
        RequireFiles(parse, Force, [Folder, .. into?.All.Take(1) ?? []]);
        return new OutputRequest(parse.GetValue(Folder), parse.GetValue(Force), parse.GetValue(Json), parse.GetValue(Quiet));
    }

    /// <summary>Refuses to replace files where none are written.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="force"><c>--force</c>.</param>
    /// <param name="targets">The options that name files to write.</param>
    /// <exception cref="InputException">None of them is given.</exception>
    public static void RequireFiles(ParseResult parse, Option<bool> force, IReadOnlyList<Option> targets)
    {
        if (parse.GetValue(force) && !targets.Any(parse.IsGiven))
        {
            throw new InputException(
                $"{force.Name} replaces the files of {string.Join(" or ", targets.Select(target => $"{target.Name} {target.HelpName}"))}; add {(targets.Count == 1 ? "that" : "one of them")}, or leave it out.");
        }
    }
}
