using System.Globalization;
using System.Text.Json.Nodes;
using LatentMI.Estimators.Latent;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of <c>lmi</c> by cross-fitted maps.</summary>
public sealed record CrossFittedReport : LatentReport
{
    private const string OfCounts = "counts";
    private const string OfNeighbors = "neighbors";

    /// <summary>What each number of latent dimensions is worth.</summary>
    public required IReadOnlyList<LatentDimsReport> LatentDimsCurve { get; init; }

    /// <summary>
    /// The representation that the estimate uses, as named in <see cref="RepresentationReport"/>; <c>counts</c> or <c>neighbors</c> where the value is that of labels.
    /// </summary>
    public string? Representation { get; init; }

    /// <summary>The representations that were tried.</summary>
    public required IReadOnlyList<RepresentationReport> Representations { get; init; }

    /// <summary>What the thorough effort gained; null with less effort, and where the value is that of labels.</summary>
    public EffortGainReport? EffortGain { get; init; }

    /// <summary>How the estimate was calibrated; null where its value is that of labels.</summary>
    public CalibrationReport? Calibration { get; init; }

    /// <summary>Describes an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="preset">The preset its options started from.</param>
    public static CrossFittedReport Describe(LatentMiEstimate estimate, string preset) => new()
    {
        Preset = preset,
        LatentDims = estimate.LatentDimensions,
        MiBitsRaw = Finite.OrNull(estimate.RawBits),
        K = estimate.Options.Neighbors,
        KsgAlgorithm = (int)Estimators.Ksg.KsgAlgorithm.One,
        Training = TrainingReport.Describe(estimate.History, estimate.Options.MaxEpochs),
        TieNoise = estimate.TieNoise,
        LatentDimsCurve = [.. estimate.LatentDimensionsCurve.Select(LatentDimsReport.Describe)],
        Representation = estimate.Representations.FirstOrDefault(score => score.Chosen)?.Name,
        Representations = [.. estimate.Representations.Select(RepresentationReport.Describe)],
        EffortGain = estimate.EffortGain is { } gain ? EffortGainReport.Describe(gain) : null,
        Calibration = estimate.Calibration is { } calibration ? CalibrationReport.Describe(calibration) : null,
    };

    /// <summary>The settings of cross-fitting, as <see cref="SettingsJson"/> has them.</summary>
    /// <param name="options">The options.</param>
    public static JsonObject Settings(LatentMiOptions options)
    {
        // The groups are a number for each row; how many there are is what shapes the folds.
        JsonObject settings = SettingsJson.Of(options with { Groups = null });
        settings["groups"] = options.Groups?.Count;
        settings.Insert(0, "method", "crossfitted");

        // The format has these for both methods of lmi; of this one they do not change.
        int place = settings.IndexOf("tie_noise");
        settings.Insert(place, "reference_scores", false);
        settings.Insert(place + 1, "ksg_algorithm", (int)Estimators.Ksg.KsgAlgorithm.One);
        settings.Remove("max_epochs");

        // Code, which no command can name; results tell the names of what won.
        settings.Remove("own_representations");
        settings.Remove("own_ratios");
        settings["epoch_limit"] = options.MaxEpochs;
        return settings;
    }

    /// <inheritdoc/>
    public override string Title(string estimator) => $"{estimator}, preset {Preset}";

    /// <inheritdoc/>
    public override IEnumerable<string> Reading(CommonReport report) => Representation switch
    {
        OfCounts =>
        [
            "X and Y are labels, so the value is computed from their counts, with the finite-sample bias removed; it cannot exceed the entropy of "
            + "either side. The latents represent the labels, but the value is not computed from them.",
        ],
        OfNeighbors =>
        [
            "One side is a label, and nearest neighbors in the columns of the other side predict it better than the latents, so they give the value; "
            + "apart from its error, it cannot exceed the entropy of the labels.",
        ],
        _ =>
        [
            "Every row was encoded by maps fitted without it, so the value does not reward overfitting"
            + (Calibration is { Surrogates: > 0 } ? ", and the bias of the nearest neighbors was measured and removed." : "."),
            "It does not include what the maps do not find: read it as the information that was found, and compare it only with values for data of the same "
            + "kind.",
            Ceiling(report),
            Calibration is { FurtherLossBits: > 0 }
                ? "The interval reflects sampling variation and, upward, what the maps lose with this many rows, but not what such maps cannot find."
                : "The interval reflects sampling variation, not what the maps may miss.",
        ],
    };

    /// <inheritdoc/>
    private protected override IEnumerable<(string Label, string Value)> RowsOfMaps()
    {
        if (Representation is { } representation)
        {
            string others = string.Join(
                ", ", Representations.Select(score => $"{score.Name} {score.HeldOutBits?.ToString("F3", CultureInfo.InvariantCulture) ?? "none"}"));
            yield return ("representation", $"{representation}; held-out bits, by which it is chosen: {others}");
        }

        if (EffortGain is { } gain)
        {
            yield return ("thorough effort", gain.Summary);
        }

        if (Calibration is { } calibration)
        {
            yield return ("uncalibrated", BitsText.Of(MiBitsRaw));
            yield return ("calibration", calibration.Summary);
            if (calibration.MapLoss is { } loss)
            {
                yield return ("loss of the maps", loss);
            }
        }
    }
}
