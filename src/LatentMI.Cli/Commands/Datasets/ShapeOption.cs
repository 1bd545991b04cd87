using System.CommandLine;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>--shape</c>, the member of a family of data sets, which must be given.</summary>
internal sealed class ShapeOption : Option<string>
{
    /// <summary>Names the members.</summary>
    /// <param name="family">What they are.</param>
    /// <param name="members">The names, in the order of the help.</param>
    public ShapeOption(string family, IReadOnlyList<string> members)
        : base("--shape")
    {
        Description = $"{family}: {string.Join(", ", members)}.";
        HelpName = "NAME";
        Required = true;
    }
}
