using LatentMI.Critics;
using LatentMI.Settings;

namespace LatentMI.Estimators.Variational;

/// <summary>An estimator that trains a critic for a bound, as data.</summary>
public abstract class CriticDescriptor : OptionsDescriptor<CriticOptions>
{
    private const double MeasuredSteps = 10_000;

    /// <inheritdoc/>
    public override ParameterSet Describe(ParameterSet given)
    {
        CriticOptions options = Options(given);
        return new() { { "critic_width", options.CriticWidth }, { "steps", options.MaxSteps } };
    }

    /// <inheritdoc/>
    public override double Seconds(ParameterSet given, DataSize size)
    {
        CriticOptions options = Options(given);
        return options.MaxSteps / MeasuredSteps * SecondsOfSteps(options.CriticWidth, size.Columns);
    }

    /// <summary>The seconds of 10,000 steps.</summary>
    /// <param name="width">The width of the critic.</param>
    /// <param name="columns">The columns of both sides.</param>
    private protected abstract double SecondsOfSteps(double width, double columns);

    /// <inheritdoc/>
    private protected override IReadOnlyList<SettingBinding<CriticOptions>> Bindings =>
    [
        Bind.Whole<CriticOptions>(CommonSettings.BatchSize, (options, rows) => options with { BatchSize = rows }),
        Bind.Number<CriticOptions>(CommonSettings.LearningRate, (options, rate) => options with { LearningRate = rate }),
        Bind.Whole<CriticOptions>(CommonSettings.CriticWidth, (options, width) => options with { CriticWidth = width }),
        Bind.Whole<CriticOptions>(CommonSettings.Steps, (options, steps) => options with { MaxSteps = steps }),
        Bind.Number<CriticOptions>(CommonSettings.ValidationShare, (options, share) => options with { TestShare = share }),
    ];

    /// <inheritdoc/>
    private protected override CriticOptions With(CriticOptions options, EstimatorRun run) => options with { Seed = run.Seed, Threads = run.Threads };
}
