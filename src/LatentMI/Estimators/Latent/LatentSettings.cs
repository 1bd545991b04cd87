using LatentMI.Preparing;
using LatentMI.Settings;

namespace LatentMI.Estimators.Latent;

/// <summary>All settings of <see cref="LatentMiOptions"/> as data; options, command line and records are made of this table alone.</summary>
public static class LatentSettings
{
    /// <summary>The preset that stands for <see cref="LatentMiOptions.Default"/>.</summary>
    public const string Preset = "default";

    /// <summary>What records call the number of rows of a block of a time series; absent for independent rows.</summary>
    public const string TimeSeriesBlock = "time_series_block";

    /// <summary>The settings, in the order of records.</summary>
    internal static RecordedSettings<LatentMiOptions> All { get; } = new(
    [
        new("latent_dims", o => o.LatentDimensions, (o, v) => o with { LatentDimensions = v is double number ? (int)number : null })
            { Setting = CommonSettings.LatentDimensions, IsAlwaysRecorded = true },
        new("column_scores", o => SettingValue.Written(o.ColumnScores), (o, v) => o with { ColumnScores = SettingValue.Named<ColumnScores>(v) })
            { Setting = CommonSettings.ColumnScores },
        new("representation", o => SettingValue.Written(o.Representation), (o, v) => o with { Representation = SettingValue.Named<RepresentationChoice>(v) })
            { Setting = CommonSettings.Representation },
        new("leave_out", o => o.LeftOut, (o, v) => o with { LeftOut = ((string)v).ToLowerInvariant() }) { Setting = CommonSettings.LeaveOut },
        new("effort", o => SettingValue.Written(o.Effort), (o, v) => o with { Effort = SettingValue.Named<Effort>(v) }) { Setting = CommonSettings.Effort },
        new("labels", o => o.Labels is { } labels ? SettingValue.Written(labels) : null, (o, v) => o with { Labels = SettingValue.Named<LabelSides>(v) })
            { Setting = CommonSettings.Labels },
        new("epochs", o => o.MaxEpochs, (o, v) => o with { MaxEpochs = SettingValue.Whole(v) }) { Setting = CommonSettings.Epochs },
        new("patience", o => o.Patience, (o, v) => o with { Patience = SettingValue.Whole(v) }) { Setting = CommonSettings.Patience },
        new("folds", o => o.Folds, (o, v) => o with { Folds = SettingValue.Whole(v) }) { Setting = CommonSettings.Folds },
        new("surrogates", o => o.Surrogates, (o, v) => o with { Surrogates = SettingValue.Whole(v) }) { Setting = CommonSettings.Surrogates },
        new("calibration_k", o => o.CalibrationNeighbors, (o, v) => o with { CalibrationNeighbors = SettingValue.Whole(v) }),
        new("linear_recovery", o => o.LinearRecovery, (o, v) => o with { LinearRecovery = (bool)v })
            { Setting = CommonSettings.NoLinearRecovery, IsTurnedOff = true },
        new(TimeSeriesBlock, o => o.TimeSeriesBlock, (o, v) => o with { TimeSeriesBlock = SettingValue.Whole(v) }) { Setting = CommonSettings.TimeSeries },
        new("k", o => o.Neighbors, (o, v) => o with { Neighbors = SettingValue.Whole(v) }) { Setting = CommonSettings.Neighbors },
        new("tie_noise", o => o.TieNoise, (o, v) => o with { TieNoise = (bool)v }) { Setting = CommonSettings.NoTieNoise, IsTurnedOff = true },
        new("score_k", o => o.ScoreNeighbors, (o, v) => o with { ScoreNeighbors = SettingValue.Whole(v) }),
    ]);

    /// <summary>The settings that users can give.</summary>
    public static IReadOnlyList<Setting> Given { get; } = [.. All.Bindings.Select(binding => binding.Setting)];

    /// <summary>The options: the defaults, changed by what was given.</summary>
    /// <param name="given">The settings that were given; those of other estimators change nothing.</param>
    /// <param name="run">Seed, threads, groups and labels.</param>
    public static LatentMiOptions Options(ParameterSet given, EstimatorRun run)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(run);
        LatentMiOptions options = All.Apply(LatentMiOptions.Default, given);
        return options with { Seed = run.Seed, Threads = run.Threads, Groups = run.Groups, Labels = run.Labels ?? options.Labels };
    }

    /// <summary>What records tell of settings: the preset, the latent dimensions where they are set, and the other settings that differ from their defaults.</summary>
    /// <param name="options">The settings.</param>
    public static ParameterSet Describe(LatentMiOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return All.Describe(options, LatentMiOptions.Default, Preset);
    }

    /// <summary>The settings that <see cref="Describe"/> tells.</summary>
    /// <param name="set">What it returned.</param>
    /// <exception cref="ArgumentException">There is no such choice.</exception>
    public static LatentMiOptions Read(ParameterSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return All.Read(set, LatentMiOptions.Default);
    }
}
