namespace LatentMI.Reporting.Reports;

/// <summary>An estimate beside those of shuffled pairs.</summary>
/// <param name="Estimator">The estimator.</param>
/// <param name="MiBits">The estimate of the pairs as they are.</param>
/// <param name="StandardErrorBits">Its own standard error; null where the estimator has none.</param>
/// <param name="ControlMeanBits">The mean of the controls.</param>
/// <param name="ControlSdBits">Their standard deviation; null of one.</param>
/// <param name="Z">How many of these the estimate lies above the mean.</param>
/// <param name="PValue">The one-sided p-value by rank.</param>
/// <param name="ControlBits">The controls.</param>
/// <param name="Seconds">The time in seconds.</param>
public sealed record ShuffleTestReport(
    string Estimator,
    double? MiBits,
    double? StandardErrorBits,
    double? ControlMeanBits,
    double? ControlSdBits,
    double? Z,
    double PValue,
    IReadOnlyList<double?> ControlBits,
    double Seconds);
