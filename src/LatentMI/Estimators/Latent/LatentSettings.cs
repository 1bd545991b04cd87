using System.Globalization;
using LatentMI.Estimators.Ksg;
using LatentMI.Preparing;
using LatentMI.Settings;

namespace LatentMI.Estimators.Latent;

/// <summary>All settings of <see cref="LatentMiOptions"/> as data; options, command line and records are made of this table alone.</summary>
public static class LatentSettings
{
    /// <summary>What records call the number of rows of a block of a time series; absent for independent rows.</summary>
    public const string TimeSeriesBlock = "time_series_block";

    /// <summary>The presets by name.</summary>
    public static IReadOnlyDictionary<string, LatentMiOptions> Presets { get; } = new Dictionary<string, LatentMiOptions>
    {
        ["default"] = LatentMiOptions.Default,
        ["mended"] = LatentMiOptions.Mended,
        ["paper"] = LatentMiOptions.Paper,
    };

    /// <summary>The settings in the order of records.</summary>
    internal static IReadOnlyList<LatentSetting> All { get; } =
    [
        new("latent_dims", null, o => o.LatentDimensions, (o, v) => o with { LatentDimensions = v is double number ? (int)number : null })
            { Setting = CommonSettings.LatentDimensions, IsAlwaysRecorded = true },
        new("regularizer", LatentMiMethod.SingleSplit, o => Written(o.Regularizer), (o, v) => o with { Regularizer = Named<Regularizer>(v) })
            { Setting = CommonSettings.Regularizer, IsRecorded = false },
        new("alpha", LatentMiMethod.SingleSplit, o => o.Alpha, (o, v) => o with { Alpha = (double)v }) { Setting = CommonSettings.Alpha, IsAlwaysRecorded = true },
        new("lambda", LatentMiMethod.SingleSplit, o => o.Lambda, (o, v) => o with { Lambda = (double)v }) { Setting = CommonSettings.Lambda, IsAlwaysRecorded = true },
        new("hidden_width", LatentMiMethod.SingleSplit, o => o.HiddenWidth, (o, v) => o with { HiddenWidth = Whole(v) }) { Setting = CommonSettings.HiddenWidth },
        new("column_scores", LatentMiMethod.CrossFitted, o => Written(o.ColumnScores), (o, v) => o with { ColumnScores = Named<ColumnScores>(v) })
            { Setting = CommonSettings.ColumnScores },
        new("representation", LatentMiMethod.CrossFitted, o => Written(o.Representation), (o, v) => o with { Representation = Named<RepresentationChoice>(v) })
            { Setting = CommonSettings.Representation },
        new("labels", LatentMiMethod.CrossFitted, o => o.Labels is { } labels ? Written(labels) : null, (o, v) => o with { Labels = Named<LabelSides>(v) })
            { Setting = CommonSettings.Labels },
        new("epochs", null, o => o.EpochLimit, (o, v) => o with { MaxEpochs = Whole(v) }) { Setting = CommonSettings.Epochs },
        new("patience", LatentMiMethod.SingleSplit, o => o.Patience, (o, v) => o with { Patience = Whole(v) }) { Setting = CommonSettings.Patience },
        new("batch_size", LatentMiMethod.SingleSplit, o => o.BatchSize, (o, v) => o with { BatchSize = Whole(v) }) { Setting = CommonSettings.BatchSize },
        new("learning_rate", LatentMiMethod.SingleSplit, o => o.LearningRate, (o, v) => o with { LearningRate = (double)v }) { Setting = CommonSettings.LearningRate },
        new("validation_share", LatentMiMethod.SingleSplit, o => o.ValidationShare, (o, v) => o with { ValidationShare = (double)v })
            { Setting = CommonSettings.ValidationShare },
        new("weight_decay", LatentMiMethod.SingleSplit, o => o.WeightDecay, (o, v) => o with { WeightDecay = (double)v }),
        new("cross_dropout", LatentMiMethod.SingleSplit, o => o.CrossDropout, (o, v) => o with { CrossDropout = (double)v }),
        new("validation_dropout", LatentMiMethod.SingleSplit, o => o.ValidationDropout, (o, v) => o with { ValidationDropout = (bool)v }),
        new("restore_best_weights", LatentMiMethod.SingleSplit, o => o.RestoreBestWeights, (o, v) => o with { RestoreBestWeights = (bool)v }),
        new("minimum_columns", LatentMiMethod.SingleSplit, o => o.MinimumColumns, (o, v) => o with { MinimumColumns = Whole(v) }),
        new("folds", LatentMiMethod.CrossFitted, o => o.Folds, (o, v) => o with { Folds = Whole(v) }) { Setting = CommonSettings.Folds },
        new("surrogates", LatentMiMethod.CrossFitted, o => o.Surrogates, (o, v) => o with { Surrogates = Whole(v) }) { Setting = CommonSettings.Surrogates },
        new("calibration_k", LatentMiMethod.CrossFitted, o => o.CalibrationNeighbors, (o, v) => o with { CalibrationNeighbors = Whole(v) }),
        new("linear_recovery", LatentMiMethod.CrossFitted, o => o.LinearRecovery, (o, v) => o with { LinearRecovery = (bool)v })
            { Setting = CommonSettings.NoLinearRecovery, IsTurnedOff = true },
        new(TimeSeriesBlock, LatentMiMethod.CrossFitted, o => o.TimeSeriesBlock, (o, v) => o with { TimeSeriesBlock = Whole(v) })
            { Setting = CommonSettings.TimeSeries },
        new("k", null, o => o.Neighbors, (o, v) => o with { Neighbors = Whole(v) }) { Setting = CommonSettings.Neighbors },
        new("ksg_algorithm", null, o => (int)o.KsgAlgorithm, (o, v) => o with { KsgAlgorithm = (KsgAlgorithm)Convert.ToInt32(v, CultureInfo.InvariantCulture) })
            { Setting = CommonSettings.KsgAlgorithm },
        new("tie_noise", null, o => o.TieNoise, (o, v) => o with { TieNoise = (bool)v }) { Setting = CommonSettings.NoTieNoise, IsTurnedOff = true },
        new("reference_scores", null, o => o.ReferenceScores, (o, v) => o with { ReferenceScores = (bool)v }),
        new("score_k", null, o => o.ScoreNeighbors, (o, v) => o with { ScoreNeighbors = Whole(v) }),
    ];

    /// <summary>
    /// What records tell of settings: the preset; the latent dimensions where they are set; with a single split the weights of the loss; and of the other
    /// settings those that differ from the preset. The regularizer is part of the estimator's name.
    /// </summary>
    /// <param name="options">The settings.</param>
    /// <param name="preset">The preset's name: <c>default</c>, <c>mended</c> or <c>paper</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such preset.</exception>
    public static ParameterSet Describe(LatentMiOptions options, string preset)
    {
        ArgumentNullException.ThrowIfNull(options);
        LatentMiOptions start = Start(preset);
        var set = new ParameterSet { { "preset", preset } };
        foreach (LatentSetting setting in All.Where(setting => setting.IsRecorded && (setting.Method ?? options.Method) == options.Method))
        {
            object? value = setting.Get(options);
            if (value is not null && (setting.IsAlwaysRecorded || !value.Equals(setting.Get(start))))
            {
                set.Add(setting.Record, value);
            }
        }

        return set;
    }

    /// <summary>The settings that <see cref="Describe"/> tells, without the regularizer.</summary>
    /// <param name="set">What it returned.</param>
    /// <exception cref="KeyNotFoundException">It names no preset.</exception>
    /// <exception cref="ArgumentException">There is no such preset or choice.</exception>
    public static LatentMiOptions Read(ParameterSet set)
    {
        ArgumentNullException.ThrowIfNull(set);

        // Where records tell no number of latent dimensions, it was chosen.
        LatentMiOptions start = Start(set.Text("preset")) with { LatentDimensions = null };
        return All.Where(setting => setting.IsRecorded).Aggregate(
            start, (options, setting) => set.TryGet(setting.Record) is { } value ? setting.Set(options, value) : options);
    }

    /// <summary>The settings of a preset.</summary>
    /// <param name="preset">Its name.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such preset.</exception>
    public static LatentMiOptions Start(string preset) =>
        Presets.GetValueOrDefault(preset) ?? throw new ArgumentOutOfRangeException(nameof(preset), preset, "There is no such preset.");

    private static int Whole(object value) => (int)(double)value;

    private static T Named<T>(object value)
        where T : struct, Enum => Enum.Parse<T>((string)value, ignoreCase: true);

    private static string Written<T>(T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();
}
