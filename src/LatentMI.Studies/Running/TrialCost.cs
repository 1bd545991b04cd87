using LatentMI.Estimators;
using LatentMI.Inference;
using LatentMI.Pairing;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Pairing;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Running;

/// <summary>
/// What a trial is likely to cost, from its rows, columns, estimator and permutations, before any of it is known.
/// </summary>
/// <remarks>
/// Only products and sums, which every machine rounds alike: the processes that share an experiment must cut it alike. The factors are fitted to
/// the seconds of the stored records of one core; what training stops early is not foreseen, so that a cost may be off by some times.
/// </remarks>
public static class TrialCost
{
    // What every trial costs besides: making data, writing the record.
    private const double Fixed = 0.01;

    // KSG on re-paired latents is far less than the estimate.
    private const double LatentsShare = 0.02;

    // A measurement that is no estimate.
    private const double PerValue = 1e-7;

    // Where reading the data would be needed to know better.
    private static readonly DatasetShape Typical = new(2000, 100, 100);

    /// <summary>The seconds on one core of some years ago.</summary>
    /// <param name="trial">The trial.</param>
    public static double Seconds(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        DatasetShape shape = trial.Recipe.Shape ?? Typical;
        ParameterSet settings = trial.Measurement.Parameters;
        var size = new DataSize(shape.Rows, shape.DimensionsX, shape.DimensionsY);
        double once = MeasuredEstimators.DescriptorOf(trial.Measurement)?.Seconds(settings, size) ?? PerValue * size.Rows * size.Columns;
        PermutationTestOptions? test = TestSettings.Test(settings, seed: 0);
        double each = test?.Kind == PermutationKind.Latents ? LatentsShare : 1;
        double pairings = settings.TryGetNumber(PairSettings.Pairings.RecordName) ?? 1;
        return Fixed + (once * pairings * (1 + (each * (test?.Permutations ?? 0))));
    }
}
