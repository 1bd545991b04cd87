namespace LatentMI.Experiments.Measuring;

/// <summary>The settings of the latent estimator as they are recorded.</summary>
internal static class LatentMiParameters
{
    /// <summary>
    /// The preset, the latent dimensions and the weights of the loss; of the other settings, those that differ from the preset. The
    /// regularizer is part of the estimator's name.
    /// </summary>
    /// <param name="options">The settings.</param>
    /// <param name="preset">The preset's name.</param>
    public static ParameterSet Describe(LatentMiOptions options, string preset)
    {
        LatentMiOptions start = preset == "paper" ? LatentMiOptions.Paper : LatentMiOptions.Default;
        var set = new ParameterSet
        {
            { "preset", preset },
            { "latent_dims", options.LatentDimensions ?? 0 },
            { "alpha", options.Alpha },
            { "lambda", options.Lambda },
        };
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

        void AddChanged(string name, double value, double preset)
        {
            if (value != preset)
            {
                set.Add(name, value);
            }
        }
    }
}
