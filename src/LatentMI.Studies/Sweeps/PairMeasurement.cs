using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.Pairing;
using LatentMI.Preparing;
using LatentMI.Settings;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Pairing;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Sweeps;

/// <summary>An estimate of a pair, and what was asked for beside it, as <c>lmi estimate</c> makes it with the same settings.</summary>
/// <param name="estimator">The estimator.</param>
/// <param name="used">Its settings.</param>
/// <param name="request">What is done with the rows of the pair before.</param>
/// <param name="parameters">Every setting that was given, but the seed.</param>
public sealed class PairMeasurement(EstimatorDescriptor estimator, ParameterSet used, PairRequest request, ParameterSet parameters) : IMeasurement
{
    /// <summary>The warning of an estimate that not all rows entered.</summary>
    private const string SubsampledRows = "subsampled-rows";

    /// <inheritdoc/>
    public string Name => estimator.Name;

    /// <inheritdoc/>
    public ParameterSet Parameters => parameters;

    /// <inheritdoc/>
    public string ParametersText { get; } = parameters.ToString();

    /// <summary>What is done with the rows of the pair.</summary>
    public PairRequest Request => request;

    /// <summary>Whether a column of text may be read as labels.</summary>
    public bool TakesLabels => estimator.TakesLabels(used);

    /// <summary>The number of permutations; 0 where there is no test.</summary>
    public int Permutations => TestSettings.Test(used, seed: 0)?.Permutations ?? 0;

    private bool IsLatent => estimator is LatentMiDescriptor;

    private int? Block => (int?)used.TryGetNumber(CommonSettings.TimeSeries.RecordName);

    /// <summary>The most rows that are used of so many.</summary>
    /// <param name="rows">The number of rows.</param>
    internal int RowsUsed(int rows) => Math.Min(rows, request.MaxRows ?? (IsLatent ? RowBound.Default : int.MaxValue));

    /// <inheritdoc/>
    public Measured Measure(Dataset data, ulong seed, int threads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        PairSides sides = data.Sides ?? throw new ArgumentException("The data are not those of a pair.", nameof(data));
        PairedInput input = request.Pairing.Pair(sides.X, sides.Y, sides.Z, sides.Metadata, seed, SettingNames.OfKeys);
        if (request.Pairings > 1)
        {
            return MeasurePairings(input, seed, threads, cancellationToken);
        }

        (SampleSource x, SampleSource y, RowGroups? groups) = input.First();
        SampleSource? z = sides.Z;
        int available = x.Samples.Count;
        bool isDrawn = false;
        if (y.Samples.Count == available && new RowBound(request.MaxRows).Draw(available, IsLatent, Block, seed, SettingNames.OfKeys) is { } rows)
        {
            (x, y, groups, isDrawn) = (x.ViewRows(rows), y.ViewRows(rows), groups?.SelectRows(rows), true);
            z = z?.Samples.Count == available ? z.ViewRows(rows) : z;
        }

        var run = new EstimatorRun { Seed = seed, Threads = threads, Groups = groups, Labels = Labels(x, y) };
        Measured measured = z is null ? MeasureRows(x.Samples, y.Samples, run, cancellationToken) : MeasureGiven(x, y, z, run, cancellationToken);
        measured.Details.Add(EstimateDetails.Rows, x.Samples.Count);
        measured.Details.Add(EstimateDetails.ColumnsX, x.Samples.Dimensions);
        measured.Details.Add(EstimateDetails.ColumnsY, y.Samples.Dimensions);
        return isDrawn ? measured with { Warnings = [.. measured.Warnings, SubsampledRows] } : measured;
    }

    private static Dictionary<string, double[]> Null(PermutationTestResult test) => new() { ["null_bits"] = [.. test.NullBits] };

    private Measured MeasureRows(Samples x, Samples y, EstimatorRun run, CancellationToken cancellationToken)
    {
        PermutationTestOptions? test = TestSettings.Test(used, run.Seed) is { } options ? options with { Groups = run.Groups } : null;
        test?.RequireRows(x.Count);
        IMutualInformationEstimator made = estimator.Create(used, run);
        MutualInformationEstimate estimate = EstimateChecks.AddTo(made.Estimate(x, y, cancellationToken), x, y);
        if (estimate is not LatentEstimate)
        {
            // Those of latents have looked.
            estimate = estimate with { Warnings = [.. estimate.Warnings, .. EstimateChecks.FindAutocorrelation(x, y, run.Seed, threads: run.Threads)] };
        }

        var measured = new Measured(estimate.Bits, [.. estimate.Warnings.Select(warning => warning.Id).Distinct()]) { Details = EstimateDetails.Of(estimate) };
        if (request.HasControl)
        {
            AddFinite(measured.Details, EstimateDetails.ShuffleControlBits, RepeatedPairing.Control(made, x, y, run.Seed, cancellationToken));
        }

        if (test is null)
        {
            return measured;
        }

        PermutationTestResult result = estimate is LatentEstimate latent
            ? PermutationTest.Run(Block is { } block ? latent with { TimeSeriesBlock = block } : latent, x, y, test, progress: null, cancellationToken)
            : PermutationTest.RunPipeline(made, estimate.Bits, x, y, test, progress: null, cancellationToken);
        measured.Details.Add(EstimateDetails.PValue, result.PValue);
        return measured with { Series = Null(result) };
    }

    private Measured MeasureGiven(SampleSource x, SampleSource y, SampleSource z, EstimatorRun run, CancellationToken cancellationToken)
    {
        PairChecks.RequireFewLabels([x, y, z], SettingNames.OfKeys);
        var conditional = ConditionalRun.Create(estimator, used, run);
        ConditionalMiEstimate estimate = EstimateChecks.AddTo(conditional.Estimate(x.Samples, y.Samples, z.Samples, progress: null, cancellationToken), x.Samples, y.Samples);
        var measured = new Measured(estimate.Bits, [.. estimate.Warnings.Select(warning => warning.Id).Distinct()]) { Details = EstimateDetails.Of(estimate) };
        if (Permutations == 0)
        {
            return measured;
        }

        PermutationTestResult result = conditional.Test(Permutations, progress: null, cancellationToken);
        measured.Details.Add(EstimateDetails.PValue, result.PValue);
        return measured with { Series = Null(result) };
    }

    /// <summary>The mean over several random pairings.</summary>
    private Measured MeasurePairings(PairedInput input, ulong seed, int threads, CancellationToken cancellationToken)
    {
        var repeated = RepeatedPairing.RunEach(
            pairs => estimator.Create(
                used,
                new EstimatorRun { Seed = seed, Threads = threads, Groups = input.GroupsOf?.Invoke(pairs), Labels = Labels(input.X, input.Y) }),
            input.X.Samples,
            input.Y.Samples,
            input.Draw!,
            request.Pairings,
            request.HasControl ? 1 : 0,
            seed,
            progress: null,
            cancellationToken);
        double mean = repeated.Bits.MeanBits;
        var details = new ParameterSet();
        if (repeated.StandardError is { } error && double.IsFinite(error))
        {
            var interval = ConfidenceInterval.Around(mean, error);
            details.Add(EstimateDetails.Lower, interval.Lower);
            details.Add(EstimateDetails.Upper, interval.Upper);
            details.Add(EstimateDetails.StandardError, error);
        }

        if (request.HasControl)
        {
            AddFinite(details, EstimateDetails.ShuffleControlBits, repeated.ControlBits.MeanBits);
        }

        details.Add(EstimateDetails.Rows, repeated.Estimates[0].Pairs.Count);
        details.Add(EstimateDetails.ColumnsX, input.X.Samples.Dimensions);
        details.Add(EstimateDetails.ColumnsY, input.Y.Samples.Dimensions);
        return new Measured(mean, [.. repeated.Estimates.SelectMany(estimate => estimate.Warnings).Select(warning => warning.Id).Distinct()])
        {
            Series = new Dictionary<string, double[]> { ["pairing_bits"] = [.. repeated.Estimates.Select(estimate => estimate.Bits)] },
            Details = details,
        };
    }

    private LabelSides? Labels(SampleSource x, SampleSource y) => EstimateSettings.Labels(used, x.Labels is not null, y.Labels is not null);

    private static void AddFinite(ParameterSet details, string name, double value)
    {
        if (double.IsFinite(value))
        {
            details.Add(name, value);
        }
    }
}
