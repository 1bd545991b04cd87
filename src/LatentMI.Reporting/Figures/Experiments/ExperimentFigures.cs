using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>The figures of every experiment. Those of a further one are an entry here.</summary>
public static class ExperimentFigures
{
    private const string LabelTruth = "mutual information of labels (bits)";

    private static readonly Dictionary<string, Drawing> Drawings = new()
    {
        ["gaussian-grid"] = (ours, published) => DrawGrid("Gaussian data of d dimensions that hold k informative ones", ours, published),
        ["sliced"] = (ours, published) => DrawGrid("Sliced mutual information on Gaussian data", ours, published),
        ["sample-complexity"] = (ours, published) => SampleComplexityFigure.Draw(ours, published),
        ["mnist"] = (ours, published) => [AgreementFigure.Draw("Pairs of images of the digits 0 and 1, an increasing share of them shuffled", LabelTruth, ours, published)],
        ["proteins"] = (ours, published) => [AgreementFigure.Draw("Pairs of vectors that share their class, an increasing share of them shuffled", LabelTruth, ours, published)],
        ["big-critic"] = (ours, published) => [AgreementFigure.Draw("Larger critics on pairs of images of the digits 0 and 1", LabelTruth, ours, published)],
        ["symmetry"] = (ours, published) => [SymmetryFigure.Draw(ours, published)],
        ["transforms"] = (ours, published) => TransformsFigure.Draw(ours, published),
        ["latent-estimators"] = (ours, published) => [LatentEstimatorsFigure.Draw(ours, published)],
        ["latent-dims"] = (ours, published) => [SettingsFigure.DrawLatentDimensions(ours, published)],
        ["regularisers"] = (ours, published) => [SettingsFigure.DrawRegularizers(ours, published)],
        ["critics"] = (ours, published) => [SettingsFigure.DrawCritics(ours, published)],
        ["digits-to-label"] = (ours, published) => [SettingsFigure.DrawDigitsToLabel(ours, published)],
        ["decoder-inspection"] = (ours, _) => [DecoderErrorFigure.Draw(ours)],
        ["stress"] = (ours, _) => [SettingsFigure.DrawStress(ours)],
        ["coverage"] = (ours, _) => [CoverageFigure.Draw(ours)],
        ["significance"] = (ours, _) => [SignificanceFigure.Draw(ours)],
        ["nulls"] = (ours, _) => [NullsFigure.Draw(ours)],
        ["strong"] = (ours, _) => StrongFigure.Draw(ours),
        ["bmi"] = (ours, _) => [BenchmarkFigure.Draw(ours)],
        ["shapes"] = (ours, _) => IntervalsFigure.DrawShapes(ours),
        ["images"] = (ours, _) => IntervalsFigure.DrawImages(ours),
        ["teachers"] = (ours, _) => IntervalsFigure.DrawTeachers(ours),
        ["text"] = (ours, _) => IntervalsFigure.DrawTexts(ours),
        ["digits"] = (ours, _) => IntervalsFigure.DrawDigits(ours),
        ["column-pairs"] = (ours, _) => IntervalsFigure.DrawColumnPairs(ours),
        ["shared-scale"] = (ours, _) => IntervalsFigure.DrawSharedScales(ours),
        ["outcomes"] = (ours, _) => IntervalsFigure.DrawOutcomes(ours),
        ["few-rows"] = (ours, _) => IntervalsFigure.DrawFewRows(ours),
        ["sums"] = (ours, _) => IntervalsFigure.DrawSums(ours),
        ["dense"] = (ours, _) => IntervalsFigure.DrawDense(ours),
        ["cluster-check"] = (ours, _) => ClustersFigure.Draw(ours),
    };

    private delegate IReadOnlyList<ExperimentFigure> Drawing(IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published);

    /// <summary>The identifiers of the experiments that have figures.</summary>
    internal static IReadOnlyCollection<string> Experiments => Drawings.Keys;

    /// <summary>Draws the figures of an experiment.</summary>
    /// <param name="experimentId">Its name, such as <c>gaussian-grid</c>.</param>
    /// <param name="ours">Its records.</param>
    /// <param name="published">What others published of the same experiment; empty where that is not known.</param>
    /// <returns>The figures with their names, which differ within the experiment.</returns>
    /// <exception cref="InputException">There is no such experiment, or nothing to draw.</exception>
    public static IReadOnlyList<ExperimentFigure> Draw(
        string experimentId, IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published)
    {
        if (!Drawings.TryGetValue(experimentId, out Drawing? draw))
        {
            throw new InputException($"There are no figures for the experiment {experimentId}; 'lmi experiment list' names the experiments.");
        }

        if (!ours.Any(IsDrawable))
        {
            throw new InputException(
                $"There is nothing to draw for the experiment {experimentId}: it has {ours.Count} records, none with a result; run it first.");
        }

        ours = ClampedCritics.AppliesTo(experimentId) ? [.. ClampedCritics.Clamp(ours)] : ours;
        return draw(ours, published);
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
