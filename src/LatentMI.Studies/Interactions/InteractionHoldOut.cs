using System.Diagnostics;
using System.Globalization;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Studies.Interactions;

/// <summary>
/// Tells interactions from other pairs among proteins that training never saw (Gowri, Lun, Klein and Yin, NeurIPS 2024, section 5): a trial holds out
/// random proteins, trains on the pairs without any of them, and scores all pairs that they could form.
/// </summary>
public static class InteractionHoldOut
{
    private const int MostDraws = 100;

    /// <summary>Does the trials, one after another as they are asked for.</summary>
    /// <param name="table">The known pairs.</param>
    /// <param name="x">The rows of X that the table is about.</param>
    /// <param name="y">The rows of Y.</param>
    /// <param name="training">How a model is trained.</param>
    /// <param name="options">The trials.</param>
    /// <param name="progress">Told after every trial, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    /// <exception cref="InputException">So many proteins cannot be held out, no choice has interactions, or the other pairs cannot be estimated on.</exception>
    public static IEnumerable<HoldOutTrial> Run(
        InteractionTable table,
        Samples x,
        Samples y,
        InteractionTraining training,
        HoldOutOptions options,
        IProgress<InferenceProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        int heldOut = options.CountOf(table.ProteinCount);
        return Trials();

        IEnumerable<HoldOutTrial> Trials()
        {
            long start = Stopwatch.GetTimestamp();
            for (int trial = 0; trial < options.Trials; trial++)
            {
                yield return RunTrial(trial);
                progress?.Report(new InferenceProgress(trial + 1, options.Trials, Stopwatch.GetElapsedTime(start)));
            }
        }

        HoldOutTrial RunTrial(int trial)
        {
            long start = Stopwatch.GetTimestamp();
            (HashSet<int> proteins, RowPairs possible, bool[] known, int redrawn) = Choose(table, heldOut, options.Seed, trial);
            RowPairs others = table.Without(proteins);
            LatentMiEstimate estimate = training.Train(table, others, x, y, cancellationToken);
            IReadOnlyList<double> scores = training.Score(estimate.FitModel(cancellationToken), table, possible, x, y, cancellationToken);
            return new HoldOutTrial(
                trial + 1,
                [.. proteins.Order().Select(protein => table.Names[protein])],
                redrawn,
                others.Count,
                estimate.Bits,
                possible,
                known,
                scores,
                Stopwatch.GetElapsedTime(start));
        }
    }

    private static (HashSet<int> Proteins, RowPairs Possible, bool[] Known, int Redrawn) Choose(InteractionTable table, int heldOut, ulong seed, int trial)
    {
        var random = new RandomStream(seed, RandomPurpose.HeldOutProteins, (ulong)trial);
        for (int draw = 0; draw < MostDraws; draw++)
        {
            int[] order = random.NextPermutation(table.ProteinCount);
            HashSet<int> proteins = [.. order[..heldOut].Select(place => table.Proteins[place])];
            RowPairs possible = table.Possible(proteins);
            bool[] known = [.. possible.X.Zip(possible.Y, table.Contains)];
            if (known.Contains(true) && known.Contains(false))
            {
                return (proteins, possible, known, draw);
            }
        }

        throw new InputException(string.Create(
            CultureInfo.InvariantCulture,
            $"None of {MostDraws} choices of {heldOut} proteins had both interactions and other pairs among them; hold out more proteins."));
    }
}
