using System.CommandLine;
using LatentMI.Experiments.Comparing;

namespace LatentMI.Cli.Commands.Lineages;

/// <summary>The published values that results stand beside.</summary>
internal static class ReferenceOption
{
    /// <summary>The option.</summary>
    /// <param name="files">The files that hold something of the study.</param>
    public static Option<string?> Create(string files) => new("--reference")
    {
        Description = $"The paper's published values, {files}, or their folder, for comparison.",
        HelpName = "FILE",
    };

    /// <summary>Reads the values.</summary>
    /// <param name="path">What was given; null for nothing.</param>
    /// <param name="isOfStudy">Whether some of them are of the study.</param>
    /// <exception cref="InputException">They cannot be read, or are of another study.</exception>
    public static PublishedLineage? Read(string? path, Func<PublishedLineage, bool> isOfStudy)
    {
        if (path is null)
        {
            return null;
        }

        var published = PublishedLineage.Read(path);
        return isOfStudy(published)
            ? published
            : throw new InputException($"--reference: {path}: its values are of the other study of lineages; give those of this one.");
    }
}
