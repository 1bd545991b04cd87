using LatentMI.Estimators.Latent;
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

    // Where reading the data would be needed to know better.
    private static readonly DatasetShape Typical = new(2000, 100, 100);

    /// <summary>The seconds on one core of some years ago.</summary>
    /// <param name="trial">The trial.</param>
    public static double Seconds(Trial trial)
    {
        DatasetShape shape = trial.Recipe.Shape ?? Typical;
        ParameterSet settings = trial.Measurement.Parameters;
        double once = settings.Contains("preset")
            ? LatentMi(settings, shape.Rows, Columns(shape))
            : Direct(trial.Measurement.Name, settings, shape.Rows, Columns(shape));
        double each = settings.Contains("permute") && settings.Text("permute") == "latents" ? LatentsShare : 1;
        return Fixed + (once * (1 + (each * (settings.TryGetNumber("permutations") ?? 0))));
    }

    private static double Columns(DatasetShape shape) => (double)shape.DimensionsX + shape.DimensionsY;

    private static double LatentMi(ParameterSet settings, double rows, double columns)
    {
        if (settings.Text("preset") == "default")
        {
            // Columns beyond the rows cost little: their products with each other take their place.
            return rows * (9e-4 + (6e-7 * Math.Min(columns, 2 * rows)));
        }

        // Every epoch multiplies every row with the weights of two encoders and two decoders.
        double epochs = settings.TryGetNumber("epochs") ?? LatentMiOptions.Paper.EpochLimit;
        double width = settings.TryGetNumber("hidden_width") ?? 1024;
        double weights = 2 * ((columns * width) + (1.25 * width * width));
        return 6e-11 * rows * epochs * weights;
    }

    private static double Direct(string name, ParameterSet settings, double rows, double columns)
    {
        double width = settings.TryGetNumber("critic_width") ?? 0;
        double steps = (settings.TryGetNumber("steps") ?? 0) / 10_000;
        return name switch
        {
            "ksg" => 1.2e-10 * rows * rows * columns,
            "sliced" => 5e-6 * rows * (settings.TryGetNumber("slices") ?? 1),
            "mine" => steps * (0.3 + (1.4e-4 * width * width) + (1e-3 * columns)),
            "infonce" => steps * (0.5 + (4e-3 * width * width) + (1e-3 * columns)),
            "gaussian" => 7e-11 * rows * columns * columns,
            _ => 1e-7 * rows * columns,
        };
    }
}
