using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>The figures of every experiment.</summary>
public static class ExperimentFigures
{
    private const string LabelTruth = "mutual information of labels (bits)";

    /// <summary>Draws the figures of an experiment.</summary>
    /// <param name="experimentId">Its name, such as <c>gaussian-grid</c>.</param>
    /// <param name="ours">Its records.</param>
    /// <param name="published">What others published of the same experiment; empty where that is not known.</param>
    /// <returns>The figures with their names, which differ within the experiment.</returns>
    /// <exception cref="InputException">There is no such experiment, or nothing to draw.</exception>
    public static IReadOnlyList<ExperimentFigure> Draw(
        string experimentId, IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published)
    {
        if (!ours.Any(IsDrawable))
        {
            throw new InputException(
                $"There is nothing to draw for the experiment {experimentId}: it has {ours.Count} records, none with a result; run it first.");
        }

        ours = ClampedCritics.AppliesTo(experimentId) ? [.. ClampedCritics.Clamp(ours)] : ours;
        return experimentId switch
        {
            "gaussian-grid" => DrawGrid("Gaussian data of d dimensions that hold k informative ones", ours, published),
            "sliced" => DrawGrid("Sliced mutual information on Gaussian data", ours, published),
            "sample-complexity" => SampleComplexityFigure.Draw(ours, published),
            "mnist" => [AgreementFigure.Draw("Pairs of images of the digits 0 and 1, ever more of them shuffled", LabelTruth, ours, published)],
            "proteins" => [AgreementFigure.Draw("Pairs of vectors that share their class, ever more of them shuffled", LabelTruth, ours, published)],
            "big-critic" => [AgreementFigure.Draw("Larger critics on pairs of images of the digits 0 and 1", LabelTruth, ours, published)],
            "symmetry" => [SymmetryFigure.Draw(ours, published)],
            "transforms" => TransformsFigure.Draw(ours, published),
            "latent-estimators" => [LatentEstimatorsFigure.Draw(ours, published)],
            "latent-dims" => [SettingsFigure.DrawLatentDimensions(ours, published)],
            "regularisers" => [SettingsFigure.DrawRegularizers(ours, published)],
            "critics" => [SettingsFigure.DrawCritics(ours, published)],
            "digits-to-label" => [SettingsFigure.DrawDigitsToLabel(ours, published)],
            "decoder-inspection" => [DecoderErrorFigure.Draw(ours)],
            "stress" => [SettingsFigure.DrawStress(ours)],
            "coverage" => [CoverageFigure.Draw(ours)],
            "significance" => [SignificanceFigure.Draw(ours)],
            "nulls" => [NullsFigure.Draw(ours)],
            "strong" => StrongFigure.Draw(ours),
            "cluster-check" => [ClustersFigure.Draw(ours)],
            _ => throw new InputException($"There are no figures for the experiment {experimentId}; 'lmi experiment list' names the experiments."),
        };
    }

    private static bool IsDrawable(ExperimentRecord record) => record.Series.Count > 0 || FigureSeries.HasEstimate(record);

    private static List<ExperimentFigure> DrawGrid(
        string title, IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published) =>
    [
        ScoreMapFigure.DrawError(title, ours, published),
        ScoreMapFigure.DrawRankCorrelation(title, ours, published),
        AgreementFigure.DrawByDimension(title, ours, published),
    ];
}
