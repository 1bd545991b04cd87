using System.Globalization;
using LatentMI.Estimators.Ksg;
using LatentMI.Settings;

namespace LatentMI.Estimators.Published;

/// <summary>All settings of <see cref="PublishedLmiOptions"/> as data; options, command line and records are made of this table alone.</summary>
public static class PublishedLmiSettings
{
    /// <summary>The name of the preset <see cref="PublishedLmiOptions.Mended"/>.</summary>
    public const string Mended = "mended";

    /// <summary>The name of the preset <see cref="PublishedLmiOptions.Paper"/>.</summary>
    public const string Paper = "paper";

    /// <summary>The presets by name: <c>mended</c> and <c>paper</c>.</summary>
    public static IReadOnlyDictionary<string, PublishedLmiOptions> Presets { get; } = new Dictionary<string, PublishedLmiOptions>
    {
        [Mended] = PublishedLmiOptions.Mended,
        [Paper] = PublishedLmiOptions.Paper,
    };

    /// <summary>The settings, in the order of records; the regularizer is part of the estimator's name there.</summary>
    internal static RecordedSettings<PublishedLmiOptions> All { get; } = new(
    [
        new("latent_dims", o => o.LatentDimensions, (o, v) => v is double number ? o with { LatentDimensions = (int)number } : o)
            { Setting = CommonSettings.LatentDimensions, IsAlwaysRecorded = true },
        new("regularizer", o => SettingValue.Written(o.Regularizer), (o, v) => o with { Regularizer = SettingValue.Named<Regularizer>(v) })
            { Setting = CommonSettings.Regularizer, IsRecorded = false },
        new("alpha", o => o.Alpha, (o, v) => o with { Alpha = (double)v }) { Setting = CommonSettings.Alpha, IsAlwaysRecorded = true },
        new("lambda", o => o.Lambda, (o, v) => o with { Lambda = (double)v }) { Setting = CommonSettings.Lambda, IsAlwaysRecorded = true },
        new("hidden_width", o => o.HiddenWidth, (o, v) => o with { HiddenWidth = SettingValue.Whole(v) }) { Setting = CommonSettings.HiddenWidth },
        new("epochs", o => o.MaxEpochs, (o, v) => o with { MaxEpochs = SettingValue.Whole(v) }) { Setting = CommonSettings.Epochs },
        new("patience", o => o.Patience, (o, v) => o with { Patience = SettingValue.Whole(v) }) { Setting = CommonSettings.Patience },
        new("batch_size", o => o.BatchSize, (o, v) => o with { BatchSize = SettingValue.Whole(v) }) { Setting = CommonSettings.BatchSize },
        new("learning_rate", o => o.LearningRate, (o, v) => o with { LearningRate = (double)v }) { Setting = CommonSettings.LearningRate },
        new("validation_share", o => o.ValidationShare, (o, v) => o with { ValidationShare = (double)v }) { Setting = CommonSettings.ValidationShare },
        new("weight_decay", o => o.WeightDecay, (o, v) => o with { WeightDecay = (double)v }),
        new("cross_dropout", o => o.CrossDropout, (o, v) => o with { CrossDropout = (double)v }),
        new("validation_dropout", o => o.ValidationDropout, (o, v) => o with { ValidationDropout = (bool)v }),
        new("restore_best_weights", o => o.RestoreBestWeights, (o, v) => o with { RestoreBestWeights = (bool)v }),
        new("minimum_columns", o => o.MinimumColumns, (o, v) => o with { MinimumColumns = SettingValue.Whole(v) }),
        new("k", o => o.Neighbors, (o, v) => o with { Neighbors = SettingValue.Whole(v) }) { Setting = CommonSettings.Neighbors },
        new("ksg_algorithm", o => (int)o.KsgAlgorithm, (o, v) => o with { KsgAlgorithm = (KsgAlgorithm)Convert.ToInt32(v, CultureInfo.InvariantCulture) })
            { Setting = CommonSettings.KsgAlgorithm },
        new("tie_noise", o => o.TieNoise, (o, v) => o with { TieNoise = (bool)v }) { Setting = CommonSettings.NoTieNoise, IsTurnedOff = true },
        new("reference_scores", o => o.ReferenceScores, (o, v) => o with { ReferenceScores = (bool)v }),
        new("score_k", o => o.ScoreNeighbors, (o, v) => o with { ScoreNeighbors = SettingValue.Whole(v) }),
    ]);

    /// <summary>The settings that users can give.</summary>
    public static IReadOnlyList<Setting> Given { get; } = [.. All.Bindings.Select(binding => binding.Setting)];

    /// <summary>The options: those of a preset, changed by what was given.</summary>
    /// <param name="preset">The preset's name.</param>
    /// <param name="given">The settings that were given; those of other estimators change nothing.</param>
    /// <param name="run">Seed, threads and groups.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such preset.</exception>
    public static PublishedLmiOptions Options(string preset, ParameterSet given, EstimatorRun run)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(run);
        return All.Apply(Start(preset), given) with { Seed = run.Seed, Threads = run.Threads, Groups = run.Groups };
    }

    /// <summary>
    /// What records tell of settings: the preset, the latent dimensions, the weights of the loss, and the other settings that differ from the preset, without the
    /// regularizer.
    /// </summary>
    /// <param name="options">The settings.</param>
    /// <param name="preset">The preset's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such preset.</exception>
    public static ParameterSet Describe(PublishedLmiOptions options, string preset)
    {
        ArgumentNullException.ThrowIfNull(options);
        return All.Describe(options, Start(preset), preset);
    }

    /// <summary>The settings that <see cref="Describe"/> tells.</summary>
    /// <param name="set">What it returned.</param>
    /// <exception cref="KeyNotFoundException">It names no preset.</exception>
    /// <exception cref="ArgumentException">There is no such preset or choice.</exception>
    public static PublishedLmiOptions Read(ParameterSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return All.Read(set, Start(set.Text(CommonSettings.Preset.RecordName)));
    }

    /// <summary>The settings of a preset.</summary>
    /// <param name="preset">Its name.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such preset.</exception>
    public static PublishedLmiOptions Start(string preset) =>
        Presets.GetValueOrDefault(preset) ?? throw new ArgumentOutOfRangeException(nameof(preset), preset, "There is no such preset.");
}
