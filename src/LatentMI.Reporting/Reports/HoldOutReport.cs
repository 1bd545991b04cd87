namespace LatentMI.Reporting.Reports;

/// <summary>How well interactions of held-out proteins were told from other pairs.</summary>
/// <param name="HeldOutProteins">The proteins that a trial holds out.</param>
/// <param name="Trials">The number of trials.</param>
/// <param name="RedrawnTrials">The choices of proteins that had no interaction among them, or nothing else, and were drawn again.</param>
/// <param name="RocAuc">The area under the ROC curve over the trials.</param>
/// <param name="AveragePrecision">The average precision over the trials.</param>
/// <param name="Prevalence">The mean share of pairs that are in the table: what a random score has as its average precision.</param>
/// <param name="TrainingBits">The estimate on the pairs that trained, over the trials.</param>
public sealed record HoldOutReport(
    int HeldOutProteins,
    int Trials,
    int RedrawnTrials,
    OverTrialsReport RocAuc,
    OverTrialsReport AveragePrecision,
    double Prevalence,
    OverTrialsReport TrainingBits);
