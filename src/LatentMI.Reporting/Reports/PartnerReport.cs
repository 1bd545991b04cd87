namespace LatentMI.Reporting.Reports;

/// <summary>A likely partner.</summary>
/// <param name="Rank">Its place, from 1.</param>
/// <param name="Id">The protein.</param>
/// <param name="PmiBits">The pointwise mutual information.</param>
/// <param name="Known">Whether the pair is in the table.</param>
public sealed record PartnerReport(int Rank, string Id, double PmiBits, bool Known);
