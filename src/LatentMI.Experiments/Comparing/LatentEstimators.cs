using System.Globalization;
using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Comparing;

/// <summary>Compares what two estimators find in the latent variables as the encoders train: where that is best, and at the end.</summary>
internal static class LatentEstimators
{
    private static readonly string[] Names = ["infonce", "ksg"];

    // The 50th epoch, where KSG was best in the paper, and the last.
    private static readonly double?[] Epochs = [50, null];

    /// <summary>Builds the table.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="ours">A record per trial, with series over the epochs.</param>
    /// <param name="published">Those published.</param>
    public static ComparisonTable Table(
        string title, IReadOnlyList<ExperimentRecord> ours, IReadOnlyList<ExperimentRecord> published) => new(
        title,
        ["epoch", "estimator", "trials", "estimate", "SE", "trials published", "estimate published", "SE published"],
        [
            .. from epoch in Epochs
               from series in EstimatorSeries.Split(ours)
               from name in Names
               select (IReadOnlyList<ComparisonCell>)
               [
                   new(epoch is null ? "last" : epoch.Value.ToString(CultureInfo.InvariantCulture)),
                   new(series.Label == series.Estimator ? name : $"{name}, {series.Label}"),
                   .. Summary(series.Records, $"{name}_bits", epoch),
                   .. Summary(published, $"{name}_bits", epoch),
               ],
        ],
        []);

    private static ComparisonCell[] Summary(IReadOnlyList<ExperimentRecord> trials, string series, double? epoch)
    {
        List<double> values = [];
        foreach (ExperimentRecord trial in trials.Where(trial => trial.Error is null))
        {
            double[] epochs = trial.Series["epoch"];
            int index = epoch is null ? epochs.Length - 1 : Array.IndexOf(epochs, epoch.Value);
            if (index >= 0)
            {
                values.Add(trial.Series[series][index]);
            }
        }

        return [new(values.Count), new(ErrorStatistics.Mean(values)), new(ErrorStatistics.StandardError(values))];
    }
}
