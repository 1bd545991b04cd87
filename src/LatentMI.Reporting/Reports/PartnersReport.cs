namespace LatentMI.Reporting.Reports;

/// <summary>The likely partners of a protein.</summary>
/// <param name="Id">The protein.</param>
/// <param name="Side">The side that it is on: <c>x</c> or <c>y</c>.</param>
/// <param name="LeftOut">Whether its own pairs did not train.</param>
/// <param name="TrainingPairs">The pairs that trained.</param>
/// <param name="TrainingBits">The estimate on them.</param>
/// <param name="Candidates">The proteins that were ranked.</param>
/// <param name="Known">Those of them whose pair is in the table.</param>
/// <param name="RocAuc">How well the ranking tells them from the others; null where it has only one kind.</param>
/// <param name="Top">The first of the ranking.</param>
public sealed record PartnersReport(
    string Id,
    string Side,
    bool LeftOut,
    int TrainingPairs,
    double TrainingBits,
    int Candidates,
    int Known,
    double? RocAuc,
    IReadOnlyList<PartnerReport> Top);
