using LatentMI.IO.Formats;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What an estimate is given.</summary>
/// <param name="DimsZ">The number of columns of Z.</param>
/// <param name="Z">Where Z came from.</param>
public sealed record GivenReport(int DimsZ, SourceReport Z)
{
    /// <summary>How to read an estimate given Z, by any estimator.</summary>
    internal static IReadOnlyList<string> Reading { get; } =
    [
        "It measures what X and Y share beyond Z: 0 if Z explains all of their dependence. It may be larger than "
        + "their mutual information without Z, if their dependence only shows when Z is known.",
        "It refers to Z as measured: what noise in Z hides, and what Z omits, still counts as shared by X and Y.",
    ];

    /// <summary>Describes the condition of an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="z">Where Z came from.</param>
    public static GivenReport Describe(ConditionalMiEstimate estimate, SampleSource z) => new(estimate.DimensionsZ, SourceReport.Describe(z));
}
