using LatentMI.IO.Writing;
using LatentMI.Studies.Interactions;

namespace LatentMI.Reporting.Figures;

/// <summary>The mean of the curves of several trials on an even grid from 0 to 1, with its spread.</summary>
/// <param name="X">The grid.</param>
/// <param name="Mean">The mean at each.</param>
/// <param name="StandardDeviation">The standard deviation over the trials at each; 0 of one trial.</param>
public sealed record MeanCurve(double[] X, double[] Mean, double[] StandardDeviation)
{
    private const int Intervals = 200;

    /// <summary>The ROC curve.</summary>
    /// <param name="trials">The trials, one or more.</param>
    public static MeanCurve OfRoc(IReadOnlyList<HoldOutTrial> trials) => Of(trials, first: 0, (trial, rate) => trial.Roc.TruePositiveRateAt(rate));

    /// <summary>Precision over recall, which begins with the first recall above 0.</summary>
    /// <param name="trials">The trials, one or more.</param>
    public static MeanCurve OfPrecision(IReadOnlyList<HoldOutTrial> trials) => Of(trials, first: 1, (trial, recall) => trial.PrecisionRecall.PrecisionAt(recall));

    /// <summary>Writes the curve as a table.</summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="x">What the grid is.</param>
    /// <param name="y">What the curve is.</param>
    public void Write(Stream stream, string x, string y)
    {
        using var table = new TableWriter(stream, x, $"mean_{y}", "standard_deviation");
        for (int i = 0; i < X.Length; i++)
        {
            table.WriteRow(X[i], Mean[i], StandardDeviation[i]);
        }
    }

    private static MeanCurve Of(IReadOnlyList<HoldOutTrial> trials, int first, Func<HoldOutTrial, double, double> value)
    {
        double[] x = [.. Enumerable.Range(first, Intervals + 1 - first).Select(i => i / (double)Intervals)];
        var mean = new double[x.Length];
        var deviation = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double[] values = [.. trials.Select(trial => value(trial, x[i]))];
            mean[i] = values.Average();
            deviation[i] = values.Length < 2 ? 0 : Math.Sqrt(values.Sum(v => (v - mean[i]) * (v - mean[i])) / (values.Length - 1));
        }

        return new MeanCurve(x, mean, deviation);
    }
}
