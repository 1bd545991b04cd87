using LatentMI.Pairing;

namespace LatentMI.Studies.Interactions;

/// <summary>One choice of proteins that were held out, and how well their interactions were told from other pairs of them.</summary>
/// <param name="Number">Which trial, from 1.</param>
/// <param name="Proteins">The names of the proteins that were held out.</param>
/// <param name="Redrawn">The choices before that had no interaction among them, or nothing else.</param>
/// <param name="TrainingPairs">The pairs that the model was trained on: those without any of the proteins.</param>
/// <param name="TrainingBits">The estimate on them, in bits.</param>
/// <param name="Pairs">All pairs that the proteins could form.</param>
/// <param name="IsKnown">Whether each is in the table.</param>
/// <param name="ScoreBits">The pointwise mutual information of each, in bits.</param>
/// <param name="Elapsed">The time of the trial.</param>
public sealed record HoldOutTrial(
    int Number,
    IReadOnlyList<string> Proteins,
    int Redrawn,
    int TrainingPairs,
    double TrainingBits,
    RowPairs Pairs,
    IReadOnlyList<bool> IsKnown,
    IReadOnlyList<double> ScoreBits,
    TimeSpan Elapsed)
{
    /// <summary>The ROC curve of the scores.</summary>
    public RocCurve Roc { get; } = RocCurve.Of(ScoreBits, IsKnown);

    /// <summary>The curve of precision over recall.</summary>
    public PrecisionRecallCurve PrecisionRecall { get; } = PrecisionRecallCurve.Of(ScoreBits, IsKnown);

    /// <summary>The number of pairs that are in the table.</summary>
    public int KnownCount => IsKnown.Count(known => known);
}
