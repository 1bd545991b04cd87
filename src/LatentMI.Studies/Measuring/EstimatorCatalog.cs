using LatentMI.Critics;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Estimators.Sliced;
using LatentMI.Estimators.Variational;

namespace LatentMI.Studies.Measuring;

/// <summary>The estimators that experiments compare, by name.</summary>
public static class EstimatorCatalog
{
    /// <summary>All names, in the order of tables and figures.</summary>
    public static IReadOnlyList<string> Names { get; } = ["lmi", "lmi-mine", "lmi-infonce", "ksg", "mine", "infonce", "gaussian", "sliced", "mixed"];

    /// <summary>The estimator of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="settings">The settings.</param>
    /// <exception cref="InputException">There is no such estimator.</exception>
    public static IMeasurement Create(string name, EstimatorSettings settings) => CreateEstimate(name, settings);

    /// <summary>The same, for measurements that call the estimator themselves.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="settings">The settings.</param>
    /// <exception cref="InputException">There is no such estimator.</exception>
    public static EstimatorMeasurement CreateEstimate(string name, EstimatorSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return name switch
        {
            "lmi" => LatentMi(name, settings, Regularizer.Cross),
            "lmi-mine" => LatentMi(name, settings.For(name), Regularizer.Mine),
            "lmi-infonce" => LatentMi(name, settings.For(name), Regularizer.InfoNce),
            "ksg" => new EstimatorMeasurement(
                name,
                new() { { "k", settings.Neighbors }, { "standardize", true } },
                (seed, threads) => new KsgEstimator(Ksg(settings, seed, threads))),
            "mine" => Critic(name, settings, options => new MineEstimator(options)),
            "infonce" => Critic(name, settings, options => new InfoNceEstimator(options)),
            "gaussian" => new EstimatorMeasurement(
                name, [], (_, threads) => new GaussianEstimator(new GaussianOptions { Threads = threads })),
            "sliced" => new EstimatorMeasurement(
                name,
                new() { { "slices", settings.Slices }, { "k", settings.Neighbors }, { "standardize", true } },
                (seed, threads) => new SlicedEstimator(new SlicedOptions { Slices = settings.Slices, Ksg = Ksg(settings, seed, threads) })),
            "mixed" => new EstimatorMeasurement(
                name,
                new() { { "k", settings.Neighbors }, { "standardize", true } },
                (seed, threads) => new MixedEstimator(
                    new MixedOptions { Neighbors = settings.Neighbors, Standardize = true, Seed = seed, Threads = threads })),
            _ => throw new InputException($"There is no estimator '{name}' in experiments; choose among {string.Join(", ", Names)}."),
        };
    }

    private static EstimatorMeasurement LatentMi(string name, EstimatorSettings settings, Regularizer regularizer) => new(
        name,
        LatentMiParameters.Describe(settings.LatentMi, settings.Preset),
        (seed, threads) => new LatentMiEstimator(settings.LatentMi with { Regularizer = regularizer, Seed = seed, Threads = threads }));

    private static EstimatorMeasurement Critic(
        string name, EstimatorSettings settings, Func<CriticOptions, IMutualInformationEstimator> create)
    {
        var options = new CriticOptions { CriticWidth = settings.CriticWidth };
        return new(
            name,
            new() { { "critic_width", options.CriticWidth }, { "steps", options.MaxSteps } },
            (seed, threads) => create(options with { Seed = seed, Threads = threads }));
    }

    private static KsgOptions Ksg(EstimatorSettings settings, ulong seed, int threads) =>
        new() { Neighbors = settings.Neighbors, Standardize = true, Seed = seed, Threads = threads };
}
