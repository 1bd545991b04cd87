namespace LatentMI.Experiments.Measuring;

/// <summary>The settings of the latent estimator as they are recorded.</summary>
internal static class LatentMiParameters
{
    /// <summary>
    /// The preset and the latent dimensions; with a single split the weights of the loss; of the other settings, those that differ from the preset.
    /// The regularizer is part of the estimator's name.
    /// </summary>
    /// <param name="options">The settings.</param>
    /// <param name="preset">The preset's name.</param>
    public static ParameterSet Describe(LatentMiOptions options, string preset)
    {
        LatentMiOptions start = preset switch
        {
            "paper" => LatentMiOptions.Paper,
            "mended" => LatentMiOptions.Mended,
            _ => LatentMiOptions.Default,
        };
        var set = new ParameterSet { { "preset", preset } };
        if (options.Method == LatentMiMethod.SingleSplit)
        {
            set.Add("latent_dims", options.SingleSplitLatentDimensions);
            set.Add("alpha", options.Alpha);
            set.Add("lambda", options.Lambda);
        }
        else if (options.LatentDimensions is { } dimensions)
        {
            set.Add("latent_dims", dimensions);
        }
        else
        {
            set.Add("latent_dims", "auto");
        }

        AddChoice("representation", options.Representation, start.Representation);
        AddChoice("column_scores", options.ColumnScores, start.ColumnScores);
        AddChanged("folds", options.Folds, start.Folds);
        AddChanged("surrogates", options.Surrogates, start.Surrogates);
        if (options.LinearRecovery != start.LinearRecovery)
        {
            set.Add("linear_recovery", options.LinearRecovery);
        }

        if (options.HiddenWidth is { } width && width != start.HiddenWidth)
        {
            set.Add("hidden_width", width);
        }

        AddChanged("epochs", options.MaxEpochs, start.MaxEpochs);
        AddChanged("patience", options.Patience, start.Patience);
        AddChanged("batch_size", options.BatchSize, start.BatchSize);
        AddChanged("learning_rate", options.LearningRate, start.LearningRate);
        AddChanged("validation_share", options.ValidationShare, start.ValidationShare);
        AddChanged("k", options.Neighbors, start.Neighbors);
        AddChanged("ksg_algorithm", (int)options.KsgAlgorithm, (int)start.KsgAlgorithm);
        if (options.TieNoise != start.TieNoise)
        {
            set.Add("tie_noise", options.TieNoise);
        }

        return set;

        void AddChoice<T>(string name, T value, T preset)
            where T : struct, Enum
        {
            if (!value.Equals(preset))
            {
                set.Add(name, value.ToString().ToLowerInvariant());
            }
        }

        void AddChanged(string name, double value, double preset)
        {
            if (value != preset)
            {
                set.Add(name, value);
            }
        }
    }
}
