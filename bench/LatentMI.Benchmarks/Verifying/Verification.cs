using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Representation;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>Runs every preset on accuracy tasks, with one seed after the other.</summary>
/// <param name="seeds">How many seeds, from 0 on.</param>
/// <param name="maxEpochs">A limit on the epochs; null for the presets' own.</param>
internal sealed class Verification(int seeds, int? maxEpochs)
{
    /// <summary>Runs a task with every preset.</summary>
    /// <param name="task">The task.</param>
    public IEnumerable<AccuracyResult> Run(AccuracyTask task) => Enum.GetValues<Preset>().Select(preset => Run(task, preset));

    private AccuracyResult Run(AccuracyTask task, Preset preset)
    {
        var estimates = new List<LatentEstimate>();
        for (ulong seed = 0; seed < (ulong)seeds; seed++)
        {
            (Samples x, Samples y) = task.Draw(seed);
            using (x)
            using (y)
            {
                estimates.Add(Create(preset, seed).Estimate(x, y, progress: null, CancellationToken.None));
            }
        }

        return new AccuracyResult(
            task.Name,
            preset,
            task.ExpectedBits,
            task.RequiredPresets.Contains(preset) ? task.ToleranceBits : null,
            [.. estimates.Select(estimate => estimate.Bits)],
            [.. estimates.Select(estimate => estimate.History).OfType<TrainingHistory>().Select(history => history.Epochs.Count)],
            estimates.Sum(estimate => estimate.Elapsed.TotalSeconds));
    }

    private ILatentEstimator Create(Preset preset, ulong seed)
    {
        if (preset == Preset.Default)
        {
            return new LatentMiEstimator(new LatentMiOptions { Seed = seed, MaxEpochs = maxEpochs ?? LatentMiOptions.Default.MaxEpochs });
        }

        PublishedLmiOptions options = preset == Preset.Paper ? PublishedLmiOptions.Paper : PublishedLmiOptions.Mended;
        return new PublishedLmiEstimator(options with { Seed = seed, MaxEpochs = maxEpochs ?? options.MaxEpochs });
    }
}
