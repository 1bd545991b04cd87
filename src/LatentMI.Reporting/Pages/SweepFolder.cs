using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Reporting.Pages;

/// <summary>What <c>lmi sweep</c> wrote, read again.</summary>
/// <param name="Path">The folder as it was given.</param>
/// <param name="Plan">The sweep.</param>
/// <param name="Results">The results, in the order of the plan.</param>
/// <param name="Figures">The pictures, in the order of their names.</param>
public sealed record SweepFolder(string Path, SweepPlan Plan, IReadOnlyList<SweepResult> Results, IReadOnlyList<Picture> Figures)
{
    /// <summary>Reads a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">A file in it is not what the tool writes, or it holds no records yet.</exception>
    public static SweepFolder Read(string path, CancellationToken cancellationToken = default)
    {
        SweepPlan plan = SweepPlan.Of(path);
        return Read(path, plan, SweepResults.Read(path, plan, cancellationToken));
    }

    /// <summary>Reads the pictures of a folder whose results are known.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="plan">The sweep.</param>
    /// <param name="results">Its results.</param>
    /// <exception cref="InputException">A file is no picture.</exception>
    internal static SweepFolder Read(string path, SweepPlan plan, IReadOnlyList<SweepResult> results) =>
        new(path, plan, results, [.. ExperimentFolder.ReadFigures(System.IO.Path.Combine(path, ExperimentFiles.Figures), $"of the sweep: {plan.Title}")]);
}
