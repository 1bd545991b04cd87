using LatentMI.Estimators.Conditional;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Planes;
using LatentMI.Studies.Synergy;
using LatentMI.Studies.Transfer;
using static LatentMI.Reporting.Pages.HtmlText;

namespace LatentMI.Reporting.Pages;

/// <summary>What to cite: the works behind the estimators that were used, and this software.</summary>
internal static class Citations
{
    /// <summary>What stands among the names of estimators for an estimate given Z.</summary>
    public const string Given = "given";

    /// <summary>What stands among the names of estimators for transfer entropy.</summary>
    public const string Transfer = "transfer";

    /// <summary>What stands among the names of estimators for redundancy and synergy.</summary>
    public const string Synergy = "synergy";

    /// <summary>What stands among the names of estimators for latents on the map of UMAP.</summary>
    public const string Map = "umap";

    /// <summary>The part of a page that lists them.</summary>
    /// <param name="estimators">The names of the estimators and of the regularizers that were used.</param>
    /// <param name="version">The version of LatentMI that estimated.</param>
    public static HtmlText Section(IReadOnlyCollection<string> estimators, string version)
    {
        IEnumerable<string> works = MeasuredEstimators.Names.Where(estimators.Contains)
            .SelectMany(MeasuredEstimators.Parts)
            .SelectMany(part => part.References)
            .Concat(estimators.Contains(Given) ? ConditionalReferences.All : [])
            .Concat(estimators.Contains(Transfer) ? TransferReferences.All : [])
            .Concat(estimators.Contains(Synergy) ? SynergyReferences.All : [])
            .Concat(estimators.Contains(Map) ? [UmapPlane.Reference] : [])
            .Distinct();
        return Page.Section("cite", "How to cite", Html($"""
            <ul class="references">
            {works.Select(work => Html($"<li>{work}</li>\n"))}<li>The LatentMI authors. LatentMI (version {version}) [computer software].</li>
            </ul>

            """));
    }
}
