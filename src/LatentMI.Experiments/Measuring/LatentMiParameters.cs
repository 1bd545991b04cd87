namespace LatentMI.Experiments.Measuring;

/// <summary>The settings of the latent estimator as they are recorded.</summary>
internal static class LatentMiParameters
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
        LatentMiOptions start = preset switch
        {
            "default" => LatentMiOptions.Default,
            "mended" => LatentMiOptions.Mended,
            "paper" => LatentMiOptions.Paper,
            _ => throw new ArgumentOutOfRangeException(nameof(preset), preset, "There is no such preset."),
        };
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
        if (options.TieNoise != start.TieNoise)
        {
            set.Add("tie_noise", options.TieNoise);
        }

        return set;
    }

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

        AddChanged(set, "epochs", options.EpochLimit, start.EpochLimit);
        AddChanged(set, "folds", options.Folds, start.Folds);
        AddChanged(set, "surrogates", options.Surrogates, start.Surrogates);
        AddChanged(set, "calibration_k", options.CalibrationNeighbors, start.CalibrationNeighbors);
        if (options.LinearRecovery != start.LinearRecovery)
        {
            set.Add("linear_recovery", options.LinearRecovery);
        }

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

    private static string Written<T>(T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();
}
