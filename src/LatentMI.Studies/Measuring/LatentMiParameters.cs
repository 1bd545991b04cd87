using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Studies.Trials;

namespace LatentMI.Studies.Measuring;

/// <summary>The settings of the latent estimator as they are recorded.</summary>
public static class LatentMiParameters
{
    /// <summary>The number of rows of a block of a time series; absent for independent rows.</summary>
    public const string TimeSeriesBlock = "time_series_block";

    /// <summary>
    /// The preset; the latent dimensions where they are set; with a single split the weights of the loss; and of the other settings those that
    /// differ from the preset. The regularizer is part of the estimator's name.
    /// </summary>
    /// <param name="options">The settings.</param>
    /// <param name="preset">The preset's name: <c>default</c>, <c>mended</c> or <c>paper</c>.</param>
    public static ParameterSet Describe(LatentMiOptions options, string preset)
    {
        LatentMiOptions start = Start(preset);
        var set = new ParameterSet { { "preset", preset } };
        if (options.LatentDimensions is { } latentDimensions)
        {
            set.Add("latent_dims", latentDimensions);
        }

        if (options.Method == LatentMiMethod.SingleSplit)
        {
            AddSingleSplit(set, options, start);
        }
        else
        {
            AddCrossFitted(set, options, start);
        }

        AddChanged(set, "k", options.Neighbors, start.Neighbors);
        AddChanged(set, "ksg_algorithm", (int)options.KsgAlgorithm, (int)start.KsgAlgorithm);
        AddChanged(set, "tie_noise", options.TieNoise, start.TieNoise);
        AddChanged(set, "reference_scores", options.ReferenceScores, start.ReferenceScores);
        if (options.ScoreNeighbors is { } neighbors)
        {
            set.Add("score_k", neighbors);
        }

        return set;
    }

    /// <summary>The settings that <see cref="Describe"/> tells, without the regularizer.</summary>
    /// <param name="set">What it returned.</param>
    /// <exception cref="KeyNotFoundException">It names no preset.</exception>
    /// <exception cref="ArgumentException">There is no such preset or choice.</exception>
    public static LatentMiOptions Read(ParameterSet set)
    {
        LatentMiOptions start = Start(set.Text("preset"));
        return start with
        {
            LatentDimensions = (int?)set.TryGetNumber("latent_dims"),
            Alpha = set.TryGetNumber("alpha") ?? start.Alpha,
            Lambda = set.TryGetNumber("lambda") ?? start.Lambda,
            HiddenWidth = (int?)set.TryGetNumber("hidden_width") ?? start.HiddenWidth,
            MaxEpochs = (int?)set.TryGetNumber("epochs") ?? start.MaxEpochs,
            Patience = (int?)set.TryGetNumber("patience") ?? start.Patience,
            BatchSize = (int?)set.TryGetNumber("batch_size") ?? start.BatchSize,
            LearningRate = set.TryGetNumber("learning_rate") ?? start.LearningRate,
            ValidationShare = set.TryGetNumber("validation_share") ?? start.ValidationShare,
            WeightDecay = set.TryGetNumber("weight_decay") ?? start.WeightDecay,
            CrossDropout = set.TryGetNumber("cross_dropout") ?? start.CrossDropout,
            ValidationDropout = set.TryGetFlag("validation_dropout") ?? start.ValidationDropout,
            RestoreBestWeights = set.TryGetFlag("restore_best_weights") ?? start.RestoreBestWeights,
            MinimumColumns = (int?)set.TryGetNumber("minimum_columns") ?? start.MinimumColumns,
            ColumnScores = Choice(set, "column_scores", start.ColumnScores),
            Representation = Choice(set, "representation", start.Representation),
            Folds = (int?)set.TryGetNumber("folds") ?? start.Folds,
            Surrogates = (int?)set.TryGetNumber("surrogates") ?? start.Surrogates,
            CalibrationNeighbors = (int?)set.TryGetNumber("calibration_k") ?? start.CalibrationNeighbors,
            LinearRecovery = set.TryGetFlag("linear_recovery") ?? start.LinearRecovery,
            TimeSeriesBlock = (int?)set.TryGetNumber("time_series_block") ?? start.TimeSeriesBlock,
            Neighbors = (int?)set.TryGetNumber("k") ?? start.Neighbors,
            KsgAlgorithm = (KsgAlgorithm?)(int?)set.TryGetNumber("ksg_algorithm") ?? start.KsgAlgorithm,
            TieNoise = set.TryGetFlag("tie_noise") ?? start.TieNoise,
            ReferenceScores = set.TryGetFlag("reference_scores") ?? start.ReferenceScores,
            ScoreNeighbors = (int?)set.TryGetNumber("score_k") ?? start.ScoreNeighbors,
            Labels = set.Contains("labels") ? Choice(set, "labels", LabelSides.None) : start.Labels,
        };
    }

    private static LatentMiOptions Start(string preset) => preset switch
    {
        "default" => LatentMiOptions.Default,
        "mended" => LatentMiOptions.Mended,
        "paper" => LatentMiOptions.Paper,
        _ => throw new ArgumentOutOfRangeException(nameof(preset), preset, "There is no such preset."),
    };

    private static void AddSingleSplit(ParameterSet set, LatentMiOptions options, LatentMiOptions start)
    {
        set.Add("alpha", options.Alpha);
        set.Add("lambda", options.Lambda);
        if (options.HiddenWidth is { } width && width != start.HiddenWidth)
        {
            set.Add("hidden_width", width);
        }

        AddChanged(set, "epochs", options.EpochLimit, start.EpochLimit);
        AddChanged(set, "patience", options.Patience, start.Patience);
        AddChanged(set, "batch_size", options.BatchSize, start.BatchSize);
        AddChanged(set, "learning_rate", options.LearningRate, start.LearningRate);
        AddChanged(set, "validation_share", options.ValidationShare, start.ValidationShare);
        AddChanged(set, "weight_decay", options.WeightDecay, start.WeightDecay);
        AddChanged(set, "cross_dropout", options.CrossDropout, start.CrossDropout);
        AddChanged(set, "validation_dropout", options.ValidationDropout, start.ValidationDropout);
        AddChanged(set, "restore_best_weights", options.RestoreBestWeights, start.RestoreBestWeights);
        AddChanged(set, "minimum_columns", options.MinimumColumns, start.MinimumColumns);
    }

    private static void AddCrossFitted(ParameterSet set, LatentMiOptions options, LatentMiOptions start)
    {
        if (options.ColumnScores != start.ColumnScores)
        {
            set.Add("column_scores", Written(options.ColumnScores));
        }

        if (options.Representation != start.Representation)
        {
            set.Add("representation", Written(options.Representation));
        }

        if (options.Labels is { } labels)
        {
            set.Add("labels", Written(labels));
        }

        AddChanged(set, "epochs", options.EpochLimit, start.EpochLimit);
        AddChanged(set, "folds", options.Folds, start.Folds);
        AddChanged(set, "surrogates", options.Surrogates, start.Surrogates);
        AddChanged(set, "calibration_k", options.CalibrationNeighbors, start.CalibrationNeighbors);
        AddChanged(set, "linear_recovery", options.LinearRecovery, start.LinearRecovery);
        if (options.TimeSeriesBlock is { } block)
        {
            set.Add(TimeSeriesBlock, block);
        }
    }

    private static void AddChanged(ParameterSet set, string name, double value, double preset)
    {
        if (value != preset)
        {
            set.Add(name, value);
        }
    }

    private static void AddChanged(ParameterSet set, string name, bool value, bool preset)
    {
        if (value != preset)
        {
            set.Add(name, value);
        }
    }

    private static T Choice<T>(ParameterSet set, string name, T preset)
        where T : struct, Enum => set.Contains(name) ? Enum.Parse<T>(set.Text(name), ignoreCase: true) : preset;

    private static string Written<T>(T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();
}
