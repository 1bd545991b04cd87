using System.Diagnostics;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Inference;

/// <summary>Estimates over several pairings of the same rows, each beside controls whose pairs are shuffled.</summary>
public sealed class RepeatedPairing
{
    /// <summary>The estimates, in the order of the draws.</summary>
    public required IReadOnlyList<PairingEstimate> Estimates { get; init; }

    /// <summary>The estimates together.</summary>
    public RepeatedBits Bits => RepeatedBits.Of([.. Estimates.Select(estimate => estimate.Bits)]);

    /// <summary>The controls of all pairings together.</summary>
    public RepeatedBits ControlBits => RepeatedBits.Of([.. Estimates.SelectMany(estimate => estimate.ControlBits)]);

    /// <summary>
    /// The standard error of the mean over data sets, in bits: sqrt(mean of the estimates' own squared standard errors + SD^2 / m). The estimates share
    /// what the pairs are drawn from, so that their own errors do not average out. Null where the estimator has no standard error.
    /// </summary>
    public double? StandardError
    {
        get
        {
            if (Estimates.Count == 0 || Estimates.Any(estimate => estimate.StandardError is null))
            {
                return null;
            }

            double own = Estimates.Average(estimate => estimate.StandardError!.Value * estimate.StandardError.Value);
            double repeated = Bits.StandardError ?? 0;
            return Math.Sqrt(own + (repeated * repeated));
        }
    }

    /// <summary>Estimates every pairing and its controls.</summary>
    /// <param name="estimator">The estimator; its seed is the same for all, so that what varies is the pairing.</param>
    /// <param name="x">The rows of X that pairs are made of.</param>
    /// <param name="y">The rows of Y.</param>
    /// <param name="draw">The pairs of each draw, from 0.</param>
    /// <param name="draws">The number of pairings, at least 1.</param>
    /// <param name="controls">The number of shuffled controls of each pairing.</param>
    /// <param name="seed">The seed of the shuffling.</param>
    /// <param name="progress">Told after every estimate, controls included, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The pairs cannot be estimated on, such as too few of them.</exception>
    public static RepeatedPairing Run(
        IMutualInformationEstimator estimator,
        Samples x,
        Samples y,
        Func<int, RowPairs> draw,
        int draws,
        int controls,
        ulong seed,
        IProgress<InferenceProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        RunEach(_ => estimator, x, y, draw, draws, controls, seed, progress, cancellationToken);

    /// <summary>Estimates every pairing and its controls, by an estimator that may depend on the pairs.</summary>
    /// <param name="estimatorOf">The estimator of pairs, those of controls too; its seed should be the same for all, so that what varies is the pairing.</param>
    /// <param name="x">The rows of X that pairs are made of.</param>
    /// <param name="y">The rows of Y.</param>
    /// <param name="draw">The pairs of each draw, from 0.</param>
    /// <param name="draws">The number of pairings, at least 1.</param>
    /// <param name="controls">The number of shuffled controls of each pairing.</param>
    /// <param name="seed">The seed of the shuffling.</param>
    /// <param name="progress">Told after every estimate, controls included, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The pairs cannot be estimated on, such as too few of them.</exception>
    public static RepeatedPairing RunEach(
        Func<RowPairs, IMutualInformationEstimator> estimatorOf,
        Samples x,
        Samples y,
        Func<int, RowPairs> draw,
        int draws,
        int controls,
        ulong seed,
        IProgress<InferenceProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(estimatorOf);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(draw);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(controls);
        long start = Stopwatch.GetTimestamp();
        int done = 0;
        var estimates = new List<PairingEstimate>(draws);
        for (int d = 0; d < draws; d++)
        {
            RowPairs pairs = draw(d);
            MutualInformationEstimate estimate = Estimate(pairs);
            (Samples usedX, Samples usedY) = pairs.View(x, y);
            estimate = EstimateChecks.AddTo(estimate, usedX, usedY);
            var shuffled = new double[controls];
            for (int control = 0; control < controls; control++)
            {
                int[] order = ControlOrder(pairs.Count, seed, ((ulong)d * (ulong)controls) + (ulong)control);
                shuffled[control] = Estimate(pairs.ReorderX(order)).Bits;
            }

            // A lower bound has no upper end, and so no standard error; whoever shows the value must be able to say so.
            var latent = estimate as LatentMiEstimate;
            EstimateWarning? bound = latent is null ? null : Diagnosis.LowerBound(latent);
            estimates.Add(new PairingEstimate
            {
                Draw = d,
                Pairs = pairs,
                Bits = estimate.Bits,
                StandardError = bound is null ? latent?.Interval?.StandardError : null,
                PointwiseBits = estimate.PointwiseBits,
                ControlBits = shuffled,
                Warnings = bound is null ? estimate.Warnings : [.. estimate.Warnings, bound],
            });
        }

        return new RepeatedPairing { Estimates = estimates };

        MutualInformationEstimate Estimate(RowPairs pairs)
        {
            (Samples pairedX, Samples pairedY) = pairs.View(x, y);
            MutualInformationEstimate estimate = estimatorOf(pairs).Estimate(pairedX, pairedY, cancellationToken);
            progress?.Report(new InferenceProgress(++done, draws * (1 + controls), Stopwatch.GetElapsedTime(start)));
            return estimate;
        }
    }

    /// <summary>The estimate of rows whose pairs are shuffled, in bits: the first control of the same seed.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="x">The rows of X.</param>
    /// <param name="y">The rows of Y that they belong to.</param>
    /// <param name="seed">The seed of the shuffling.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    public static double Control(IMutualInformationEstimator estimator, Samples x, Samples y, ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(x);
        return estimator.Estimate(x.ViewRows(ControlOrder(x.Count, seed, index: 0)), y, cancellationToken).Bits;
    }

    private static int[] ControlOrder(int count, ulong seed, ulong index) =>
        new RandomStream(seed, RandomPurpose.PairingControl, index).NextPermutation(count);
}
