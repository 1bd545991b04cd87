using System.Text.Json.Serialization;
using LatentMI.Estimators;
using LatentMI.IO.Formats;
using LatentMI.Numerics;
using LatentMI.Studies.Synergy;

namespace LatentMI.Reporting.Reports;

/// <summary>What <c>lmi synergy</c> says: the JSON object of <c>--json</c> and of <c>result.json</c>.</summary>
public sealed record SynergyReport
{
    /// <summary>The name of the study.</summary>
    public const string StudyName = "synergy";

    /// <summary>The name of the table and of the figure, without extensions.</summary>
    public const string FigureName = "synergy";

    /// <summary>The name of the study, which tells its result from that of an estimate.</summary>
    public string Study { get; init; } = StudyName;

    /// <summary>The estimator's name as on the command line.</summary>
    public required string Estimator { get; init; }

    /// <summary><c>default</c>; null with other estimators.</summary>
    public string? Preset { get; init; }

    /// <summary>The sources, in their order.</summary>
    public required IReadOnlyList<SynergySourceReport> Sources { get; init; }

    /// <summary>What they tell of.</summary>
    public required SynergySourceReport Target { get; init; }

    /// <summary>All quantities.</summary>
    public required IReadOnlyList<SynergyQuantityReport> Quantities { get; init; }

    /// <summary>The chain rule with each source last; empty where the estimator cannot break it.</summary>
    public required IReadOnlyList<ChainCheckReport> ChainRule { get; init; }

    /// <summary>B, the number of re-pairings of the target's rows; 0 for no test.</summary>
    public required int Permutations { get; init; }

    /// <summary>The number of rows.</summary>
    public required int NSamples { get; init; }

    /// <summary>The number of rows that there were where only some were drawn; null where all were used.</summary>
    public int? RowsAvailable { get; init; }

    /// <summary>The number of groups whose rows stay together; null where none do.</summary>
    public int? Groups { get; init; }

    /// <summary>The settings of the estimator.</summary>
    public required string Settings { get; init; }

    /// <summary>The seed of all random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The time of the estimates.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>What to know before trusting the result, one sentence each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The identifiers of the warnings.</summary>
    public required IReadOnlyList<string> WarningIds { get; init; }

    /// <summary>The version of the tool.</summary>
    public string Version { get; init; } = typeof(SynergyReport).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>The sources that made it and the vectors it was computed with.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>The interaction of the only two sources; null where there are more.</summary>
    [JsonIgnore]
    public SynergyQuantityReport? Interaction => Sources.Count == SynergyStudy.FewestSources ? Quantities.First(quantity => quantity.Quantity == "interaction") : null;

    /// <summary>What all sources tell together.</summary>
    [JsonIgnore]
    public SynergyQuantityReport Together => Quantities.First(quantity => quantity.Quantity == "together" && quantity.Sources.Count == Sources.Count);

    /// <summary>What quantities and messages call the sides: their addresses without folders where these tell them apart.</summary>
    /// <param name="sides">The sources, and the target last.</param>
    public static IReadOnlyList<string> NamesOf(IReadOnlyList<SampleSource> sides)
    {
        string[] names = [.. sides.Select(side => SourceReport.Describe(side).Name)];
        return names.Distinct().Count() == names.Length ? names : [.. sides.Select(side => side.Address)];
    }

    /// <summary>Describes a study.</summary>
    /// <param name="result">What was estimated.</param>
    /// <param name="estimator">The estimator and its settings.</param>
    /// <param name="preset">The preset; null where the estimator has none.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="groups">The number of groups; null for none.</param>
    /// <param name="drawn">Which rows were drawn; null for all.</param>
    /// <param name="sources">Where the sources came from.</param>
    /// <param name="target">Where the target came from.</param>
    public static SynergyReport Describe(
        SynergyResult result,
        (EstimatorDescriptor Descriptor, ParameterSet Given) estimator,
        string? preset,
        ulong seed,
        int? groups,
        RowsDrawn? drawn,
        IReadOnlyList<SampleSource> sources,
        SampleSource target)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(target);
        IReadOnlyList<string> names = NamesOf([.. sources, target]);
        string[] ofSources = [.. names.SkipLast(1)];
        EstimateWarning[] warnings = [.. drawn is null ? [] : new[] { drawn.Warning }, .. result.Warnings];
        return new SynergyReport
        {
            Estimator = estimator.Descriptor.Name,
            Preset = preset,
            Sources = [.. sources.Zip(ofSources, (source, name) => new SynergySourceReport(name, source.Samples.Dimensions, SourceReport.Describe(source)))],
            Target = new SynergySourceReport(names[^1], target.Samples.Dimensions, SourceReport.Describe(target)),
            Quantities = [.. QuantitiesOf(result, ofSources)],
            ChainRule = [.. result.ChainRule.Select(check => ChainCheckReport.Describe(check, ofSources[check.Last]))],
            Permutations = result.Together.NullBits?.Count ?? 0,
            NSamples = result.Rows,
            RowsAvailable = drawn?.Available,
            Groups = groups,
            Settings = estimator.Descriptor.Describe(estimator.Given).ToString(),
            Seed = seed,
            ElapsedSeconds = Math.Round(result.Elapsed.TotalSeconds, 3),
            Warnings = [.. warnings.Select(warning => warning.MessageForCommand())],
            WarningIds = [.. warnings.Select(warning => warning.Id)],
            Provenance = Provenance.Current,
        };
    }

    private static IEnumerable<SynergyQuantityReport> QuantitiesOf(SynergyResult result, string[] names)
    {
        foreach ((string quantity, IReadOnlyList<SynergyValue> ofSources) in new[] { ("alone", result.Alone), ("given-others", result.GivenOthers) })
        {
            foreach ((string name, SynergyValue value) in names.Zip(ofSources))
            {
                yield return SynergyQuantityReport.Describe(quantity, [name], value);
            }
        }

        yield return SynergyQuantityReport.Describe("together", names, result.Together);
        foreach (SourcePair pair in result.Pairs)
        {
            string[] both = [names[pair.First], names[pair.Second]];
            if (names.Length > SynergyStudy.FewestSources)
            {
                yield return SynergyQuantityReport.Describe("together", both, pair.Together);
            }

            yield return SynergyQuantityReport.Describe("interaction", both, pair.Interaction);
            yield return SynergyQuantityReport.Describe("redundancy", both, pair.Redundancy);
            yield return SynergyQuantityReport.Describe("synergy", both, pair.Synergy);
            yield return SynergyQuantityReport.Describe("unique", both, pair.UniqueFirst);
            yield return SynergyQuantityReport.Describe("unique", [both[1], both[0]], pair.UniqueSecond);
        }

        foreach ((string quantity, SynergyValue? value) in new[]
        {
            ("whole-less-parts", result.Excess), ("between-sources", result.BetweenSources), ("total-correlation", result.TotalCorrelation), ("o-information", result.OInformation),
        })
        {
            if (value is not null)
            {
                yield return SynergyQuantityReport.Describe(quantity, names, value);
            }
        }
    }
}
