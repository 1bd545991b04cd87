using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Settings;

namespace LatentMI.Studies.Measuring;

/// <summary>The estimators that experiments compare, by name: those of the catalog, and the published ones with other regularizers.</summary>
public static class MeasuredEstimators
{
    private static readonly (string Name, Regularizer Regularizer)[] Latent =
    [
        (EstimatorCatalog.Latent.Name, Regularizer.Cross),
        ($"{EstimatorCatalog.Latent.Name}-mine", Regularizer.Mine),
        ($"{EstimatorCatalog.Latent.Name}-infonce", Regularizer.InfoNce),
    ];

    /// <summary>All names, in the order of tables and figures.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Latent.Select(latent => latent.Name),
        .. EstimatorCatalog.All.Where(estimator => estimator != EstimatorCatalog.Latent).Select(estimator => estimator.Name),
    ];

    /// <summary>What the published networks of a latent estimator learn by; null for other estimators.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static Regularizer? RegularizerOf(string name) => Array.Find(Latent, latent => latent.Name == name) is { Name: not null } latent ? latent.Regularizer : null;

    /// <summary>The measurement of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="settings">The settings.</param>
    /// <exception cref="InputException">There is no such estimator.</exception>
    public static IMeasurement Create(string name, EstimatorSettings settings) => CreateEstimate(name, settings);

    /// <summary>What an estimator is made of, as the catalog describes it: <c>lmi-mine</c> is <c>lmi</c> whose networks learn by MINE's bound.</summary>
    /// <param name="name">The name in records.</param>
    public static IReadOnlyList<EstimatorDescriptor> Parts(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return [.. name.Split('-').Select(EstimatorCatalog.Find).OfType<EstimatorDescriptor>()];
    }

    /// <summary>The estimator of a measurement, whose parameters are settings of it; null where it is something else.</summary>
    /// <param name="measurement">The measurement.</param>
    public static EstimatorDescriptor? DescriptorOf(IMeasurement measurement)
    {
        ArgumentNullException.ThrowIfNull(measurement);

        // Whatever else is done with latents begins with an estimate.
        return measurement.Parameters.Contains(CommonSettings.Preset.RecordName)
            ? EstimatorCatalog.Latent
            : EstimatorCatalog.All.FirstOrDefault(estimator => estimator.Name == measurement.Name);
    }

    /// <summary>The same, for measurements that call the estimator themselves.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="settings">The settings.</param>
    /// <exception cref="InputException">There is no such estimator.</exception>
    public static EstimatorMeasurement CreateEstimate(string name, EstimatorSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (RegularizerOf(name) is { } regularizer)
        {
            EstimatorSettings used = settings.For(name);
            return used.IsCrossFitted
                ? new(
                    name,
                    LatentSettings.Describe(used.LatentMi),
                    (seed, threads) => new LatentMiEstimator(used.LatentMi with { Seed = seed, Threads = threads }))
                : new(
                    name,
                    PublishedLmiSettings.Describe(used.Published, used.Preset),
                    (seed, threads) => new PublishedLmiEstimator(used.Published with { Regularizer = regularizer, Seed = seed, Threads = threads }));
        }

        EstimatorDescriptor estimator = EstimatorCatalog.All.FirstOrDefault(estimator => estimator.Name == name)
            ?? throw new InputException($"There is no estimator '{name}' in experiments; choose among {string.Join(", ", Names)}.");
        ParameterSet given = settings.Given(estimator);
        return new EstimatorMeasurement(
            name, estimator.Describe(given), (seed, threads) => estimator.Create(given, new EstimatorRun { Seed = seed, Threads = threads }));
    }
}
