using LatentMI.Settings;

namespace LatentMI.Estimators;

/// <summary>The descriptor of an estimator whose settings are a record of options.</summary>
/// <typeparam name="TOptions">The options.</typeparam>
public abstract class OptionsDescriptor<TOptions> : EstimatorDescriptor
    where TOptions : new()
{
    private IReadOnlyList<Setting>? _settings;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<Setting> Settings =>
        _settings ??= [.. Bindings.Select(binding => binding.Setting), .. Further];

    /// <summary>The settings that are not of the options.</summary>
    private protected virtual IReadOnlyList<Setting> Further => [CommonSettings.Seed, CommonSettings.Threads];

    /// <summary>What each setting changes in the options.</summary>
    private protected virtual IReadOnlyList<SettingBinding<TOptions>> Bindings => [];

    /// <summary>The options with what the run says.</summary>
    private protected abstract TOptions With(TOptions options, EstimatorRun run);

    /// <summary>The estimator of options.</summary>
    private protected abstract IMutualInformationEstimator Create(TOptions options);

    /// <summary>The options: the defaults, changed by what was given.</summary>
    /// <param name="given">The settings that were given.</param>
    /// <param name="run">Seed, threads, groups and labels.</param>
    public TOptions Options(ParameterSet given, EstimatorRun run)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(run);
        return With(Bindings.Aggregate(new TOptions(), (options, binding) => binding.Apply(options, given)), run);
    }

    /// <inheritdoc/>
    public override IMutualInformationEstimator Create(ParameterSet given, EstimatorRun run)
    {
        IMutualInformationEstimator estimator = Create(Options(given, run));
        return given.TryGetNumber(CommonSettings.BatchRows.RecordName) is { } rows ? new BatchedEstimator(estimator, (int)rows, run.Seed) : estimator;
    }

    /// <summary>The options of settings, without a run.</summary>
    private protected TOptions Options(ParameterSet given) => Options(given, new EstimatorRun());
}
