using LatentMI.Calibrating;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// What maps lose by being fitted to finitely many rows, from what they lose with fewer: D, the held-out bits that they find with all rows less those that
/// they find with a part of them.
/// </summary>
/// <remarks>
/// With q times as many rows of which the loss falls in proportion to 1 / n, the loss that is left is D / (q - 1): that of maps that are nearly fitted. If it falls with the
/// cube root of n, as that of maps that still learn, it is D / (q^(1/3) - 1). The first is added to the value where D is certain, and the interval reaches up as far as
/// the second.
/// </remarks>
/// <param name="Bits">What is added to the value: the loss that is left at least.</param>
/// <param name="StandardError">The standard error of that, in bits: that of D, and half of what is added.</param>
/// <param name="FurtherBits">How much more may be missing, in bits.</param>
internal readonly record struct MapLoss(double Bits, double StandardError, double FurtherBits)
{
    // A smaller difference may be chance, and is not added.
    private const double ChanceErrors = 2;

    // Of two folds the maps of one are those of a half already, and of three the difference is too small to tell of the rest: 100 rows showed 3.5 of 2 bits.
    private const double LeastTimes = 1.5;

    // How the loss falls is known for maps in general, not for these: half of what is added is taken to be the error, so that the lower end of the interval includes none of it.
    private const double UnknownShare = 1 / 2.0;

    /// <summary>
    /// The same with nothing added to the value: where items are in several pairs on both sides, fewer rows are not fewer items, and D is not that of independent rows.
    /// </summary>
    public MapLoss OnlyFurther() => new(0, 0, Bits + FurtherBits);

    /// <summary>The same where still more may be missing.</summary>
    /// <param name="bits">How much more, in bits.</param>
    public MapLoss Further(double bits) => this with { FurtherBits = FurtherBits + bits };

    /// <summary>
    /// What a ratio gains that was improved, by a larger critic or by those of other representations: where each finds what the others do not, none may find the rest, and as
    /// much again is taken to be possible.
    /// </summary>
    /// <param name="own">The ratio.</param>
    /// <param name="improved">The improved one.</param>
    /// <returns>The gain in bits; 0 where it may be chance.</returns>
    public static double ImprovedBits(FittedRatio own, FittedRatio improved)
    {
        (double nats, double error) = FittedRatio.Gain(own, improved);
        return nats < ChanceErrors * error ? 0 : nats / Math.Log(2);
    }

    /// <summary>Compares the maps of a representation with those that are fitted to fewer rows.</summary>
    /// <param name="candidate">The representation, with the ratio that it was chosen by.</param>
    /// <param name="recoveredShare">Which part of the loss was recovered in another way.</param>
    /// <returns>Nothing where neither maps nor the ratio of columns were fitted, nothing was found, or there are two or three folds.</returns>
    public static MapLoss Find(Candidate candidate, double recoveredShare)
    {
        if (candidate.OnFewerRows is not { Times: >= LeastTimes } onFewerRows)
        {
            return default;
        }

        double q = onFewerRows.Times;
        (double nats, double error) = FittedRatio.Gain(onFewerRows.Fit(), candidate.Ratio);
        double left = (1 - recoveredShare) / Math.Log(2);

        if (candidate.Kind == RepresentationKind.Columns)
        {
            // Of columns as they are the ratio alone is fitted, and neighbors correct most of what it misses. The square root was chosen on steps and parities of seed 100.
            return new MapLoss(0, 0, left * Math.Max(0, nats) / (Math.Sqrt(q) - 1));
        }

        // The cube root was chosen on teachers, digits and spirals of seed 100: with the square root, 79 % of the intervals of teachers cover, half as wide as they may be.
        double further = left * Math.Max(0, nats) / (Math.Cbrt(q) - 1);
        if (nats < ChanceErrors * error)
        {
            return new MapLoss(0, 0, further);
        }

        double added = left * nats / (q - 1);
        double noise = left * error / (q - 1);
        return new MapLoss(added, Math.Sqrt((noise * noise) + Math.Pow(UnknownShare * added, 2)), further - added);
    }
}

/// <summary>The maps of a candidate fitted to a part of the rows.</summary>
/// <param name="Times">How many times as many rows the candidate's own maps are fitted to.</param>
/// <param name="Fit">Fits them, and the ratio of their latents.</param>
internal sealed record FewerRows(double Times, Func<FittedRatio> Fit);
