using System.Text.Json.Nodes;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What the estimator of an estimate has to say of it.</summary>
/// <param name="Report">What it alone says.</param>
/// <param name="Interval">The interval; null where it has none.</param>
/// <param name="Labels">The labels that the value is of; null where it is of numbers.</param>
/// <param name="Settings">All settings that shape the result, as <see cref="SettingsJson"/> has them; null where it has none.</param>
internal sealed record EstimateDescription(EstimatorReport Report, ConfidenceInterval? Interval, LabelsReport? Labels, JsonObject? Settings);
