using System.Text.Json.Nodes;
using LatentMI.Estimators.Published;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of <c>lmi</c> by networks that one part of the rows trained and the other did not.</summary>
public sealed record PublishedLmiReport : LatentReport
{
    /// <summary><c>cross</c>, <c>mine</c> or <c>infonce</c>.</summary>
    public required string Regularizer { get; init; }

    /// <summary>Describes an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="preset">The preset its options started from.</param>
    public static PublishedLmiReport Describe(PublishedLmiEstimate estimate, string preset) => new()
    {
        Preset = preset,
        LatentDims = estimate.LatentDimensions,
        MiBitsRaw = Finite.OrNull(estimate.RawBits),
        K = estimate.Options.Neighbors,
        KsgAlgorithm = (int)estimate.Options.KsgAlgorithm,
        Training = TrainingReport.Describe(estimate.History, estimate.Options.MaxEpochs),
        TieNoise = estimate.TieNoise,
        Regularizer = estimate.Options.Regularizer.ToString().ToLowerInvariant(),
    };

    /// <summary>The settings of an estimate, as <see cref="SettingsJson"/> has them.</summary>
    /// <param name="estimate">The estimate.</param>
    public static JsonObject Settings(PublishedLmiEstimate estimate)
    {
        PublishedLmiOptions options = estimate.Options;
        JsonObject settings = SettingsJson.Of(options with { Groups = null });
        settings["groups"] = options.Groups?.Count;
        settings.Insert(0, "method", "singlesplit");
        settings.Insert(settings.IndexOf("groups") + 1, "labels", null);
        settings["epoch_limit"] = options.MaxEpochs;

        // What an automatic width came to: the first hidden layer of X and of Y.
        settings["hidden_widths"] = new JsonArray(
            PublishedLmiEstimator.HiddenWidth(options, estimate.DimensionsX), PublishedLmiEstimator.HiddenWidth(options, estimate.DimensionsY));
        return settings;
    }

    /// <inheritdoc/>
    public override string Title(string estimator) => $"{estimator}, preset {Preset}, regularizer {Regularizer}";

    /// <inheritdoc/>
    public override IEnumerable<string> Reading(CommonReport report) =>
    [
        FormattableString.Invariant(
            $"The value is the mean over the {report.NEstimated:N0} rows that did not train the encoders, so it does not reward overfitting."),
        "It is more likely too low than too high, because encoders lose what they cannot learn from the rows at hand and nearest neighbors "
        + "lose information in many dimensions: read it as a lower bound, and compare it only with values of data of the same size and kind.",
        Ceiling(report),
        "Different seeds give different values: before comparing two numbers, run several seeds and look at their spread.",
    ];
}
