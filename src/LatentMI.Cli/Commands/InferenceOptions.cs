using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Progress;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Pairing;
using LatentMI.Reporting.Reports;

namespace LatentMI.Cli.Commands;

/// <summary>The command-line options of what is done with an estimate on learned codes: the permutation test and the curve over the number of rows.</summary>
internal sealed class InferenceOptions
{
    private readonly NumberOption<int> _permutations = new(
        "--permutations",
        "B",
        "Tests for dependence: re-pairs the rows at random B times and reports the p-value. [default: no test]",
        permutations => permutations >= 1,
        "a whole number of at least 1");

    private readonly ChoiceOption<PermutationKind> _permute = new(
        "--permute",
        "What each permutation repeats: the whole pipeline (slow), or only the nearest-neighbor estimate on the learned latents. [default: pipeline]",
        ("pipeline", PermutationKind.Pipeline),
        ("latents", PermutationKind.Latents));

    private readonly NumberOption<int> _timeSeries = new(
        "--time-series",
        "BLOCK",
        "Treats the rows as a time series whose memory is shorter than BLOCK rows: neighbors are at least BLOCK rows apart, folds are contiguous with gaps "
        + "between them, and permutations shift X circularly. [default: independent rows]",
        block => block >= 1,
        "a whole number of at least 1");

    private readonly ChoiceOption<CurveChoice> _curve = new(
        "--curve", "n: also estimates subsets of the rows, to show whether more rows would change the value. [default: none]", ("n", CurveChoice.Rows));

    /// <summary>The options, in the order of the help.</summary>
    public IReadOnlyList<Option> All => [_permutations, _permute, _timeSeries, _curve];

    /// <summary>The option of rows that are a time series.</summary>
    public Option TimeSeries => _timeSeries;

    /// <summary>The options that a test of any estimator has.</summary>
    public IReadOnlyList<Option> OfAnyEstimator => [_permutations, _timeSeries];

    /// <summary>The options that ask for more than one value of one pair.</summary>
    public IReadOnlyList<Option> OfOnePair => [_curve];

    /// <summary>The options that have no meaning where Z is given: rows are exchanged with neighbors in Z, of the latents where there are any.</summary>
    public IReadOnlyList<Option> OfTheUnconditional => [_permute, _timeSeries, _curve];

    /// <summary>The length of the blocks of a time series; null for independent rows.</summary>
    /// <param name="parse">The parsed command line.</param>
    public int? TimeSeriesBlock(ParseResult parse) => parse.GetValue(_timeSeries);

    /// <summary>Refuses combinations that mean nothing.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="method">How the estimate uses the rows.</param>
    /// <exception cref="InputException">There is one.</exception>
    public void RequireMeaning(ParseResult parse, LatentMiMethod method)
    {
        bool tests = parse.GetValue(_permutations) is not null;
        if (parse.GetValue(_permute) is not null && !tests)
        {
            throw new InputException($"{_permute.Name} tells how permutations are made; add {_permutations.Name} B.");
        }

        if (parse.GetValue(_permute) == PermutationKind.Latents && parse.GetValue(_timeSeries) is not null)
        {
            throw new InputException(
                $"{_permute.Name} latents does not apply with {_timeSeries.Name}: the latents know the chance alignments of the series; use {_permute.Name} pipeline, which shifts X in a circle.");
        }

        if (parse.GetValue(_timeSeries) is not null && !tests && method == LatentMiMethod.SingleSplit)
        {
            throw new InputException($"{_timeSeries.Name} changes nothing but permutations with a single split; add {_permutations.Name} B, or use --preset default.");
        }
    }

    /// <summary>Refuses samples that cannot be permuted as asked, before the estimate takes its time.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="groups">Their groups; null where none belong together.</param>
    /// <exception cref="InputException">They cannot.</exception>
    public void RequireRows(ParseResult parse, int rows, RowGroups? groups) => (Test(parse, seed: 0) is { } test ? test with { Groups = groups } : null)?.RequireRows(rows);

    /// <summary>Refuses options that are about one estimate where there are several.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="several">The option that makes them several.</param>
    /// <exception cref="InputException">There is one.</exception>
    public void RequireOneEstimate(ParseResult parse, string several)
    {
        if (All.FirstOrDefault(option => parse.GetResult(option) is { Implicit: false }) is { } option)
        {
            throw new InputException($"{option.Name} is about one estimate, and {several} makes several; leave one of them out, or compare with --shuffle-control.");
        }
    }

    /// <summary>Does what was asked for, and shows how far it is.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="estimate">The estimate.</param>
    /// <param name="x">The samples of X.</param>
    /// <param name="y">The samples of Y.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    public EstimateInference Infer(ParseResult parse, LatentMiEstimate estimate, Samples x, Samples y, CommandContext context, bool quiet)
    {
        PermutationTestResult? permutations = Test(parse, estimate.Seed) is { } options
            ? ProgressDisplay.For(new InferenceText("permutation"), context, quiet)
                .Run(progress => PermutationTest.Run(estimate, x, y, options with { Groups = estimate.Options.Groups }, progress, context.CancellationToken))
            : null;
        SampleSizeCurve? curve = parse.GetValue(_curve) is not null
            ? ProgressDisplay.For(new InferenceText("part of the rows"), context, quiet)
                .Run(progress => SampleSizeCurve.Run(estimate, x, y, progress, context.CancellationToken))
            : null;
        return new EstimateInference(permutations, curve, Diagnosis.Find(estimate, permutations, curve));
    }

    /// <summary>The permutation test that was asked for; null where none was.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="seed">The seed of the re-pairings.</param>
    public PermutationTestOptions? Test(ParseResult parse, ulong seed) => parse.GetValue(_permutations) is { } permutations
        ? new PermutationTestOptions
        {
            Permutations = permutations,
            Kind = parse.GetValue(_permute) ?? PermutationKind.Pipeline,
            Seed = seed,
            TimeSeriesBlock = parse.GetValue(_timeSeries),
        }
        : null;
}
