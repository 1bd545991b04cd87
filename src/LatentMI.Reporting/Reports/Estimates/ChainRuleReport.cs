using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Latent;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>What is said of <c>lmi</c> given Z.</summary>
public sealed record ChainRuleReport : NeighborReport
{
    /// <summary>The preset of the terms: <c>default</c>.</summary>
    public required string Preset { get; init; }

    /// <summary>What the estimate is made of.</summary>
    public required ConditionalReport Conditional { get; init; }

    /// <summary>Describes an estimate.</summary>
    /// <param name="estimate">The estimate.</param>
    public static ChainRuleReport Describe(ConditionalLatentMiEstimate estimate) => new()
    {
        Preset = LatentSettings.Preset,
        K = estimate.Options.Neighbors,
        KsgAlgorithm = FrenzelPompeAlgorithm,
        TieNoise = estimate.TieNoise,
        Conditional = ConditionalReport.Describe(estimate),
    };

    /// <inheritdoc/>
    public override string Title(string estimator) => $"{estimator}, preset {Preset}";

    /// <inheritdoc/>
    public override string Method(string estimator) => "Latent MI by the chain rule, the mean of I(X;Y,Z) - I(X;Z) and I(Y;X,Z) - I(Y;Z)";

    /// <inheritdoc/>
    public override IEnumerable<string> Reading(CommonReport report) =>
    [
        .. GivenReport.Reading,
        "The true value is the same in both directions; nearest neighbors on the latents are a check that is too low in many dimensions.",
    ];

    /// <inheritdoc/>
    public override IEnumerable<(string Label, string Value)> Rows() => [.. Conditional.Rows(), .. base.Rows()];
}
