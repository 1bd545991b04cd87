namespace LatentMI.Settings;

/// <summary>The settings of estimates, each stated once: those that several estimators share, and those of one.</summary>
public static class CommonSettings
{
    /// <summary>Which of several ways of using the rows a preset stands for.</summary>
    public static Setting Preset { get; } = Choice(
        "preset",
        "default cross-fits and calibrates; mended is the published method with the bugs of its reference implementation fixed; paper reproduces them. [default: default]",
        "default", "mended", "paper");

    /// <summary>The maps from columns to latents.</summary>
    public static Setting Representation { get; } = Choice(
        "representation",
        "How columns become latents: columns (unchanged, a few or those that screening finds), linear, kernel (how near rows are to each other), "
        + "folded (also uses each value's distance from its column's median) or network; "
        + "auto picks the simplest one that no other beats by two standard errors on held-out rows. [default: auto]",
        "auto", "linear", "kernel", "folded", "network", "columns");

    /// <summary>How much time an estimate may take.</summary>
    public static Setting Effort { get; } = Choice(
        "effort",
        "How much time an estimate may take: quick trains no networks, unless they are the representation; thorough also trains larger networks for longer, "
        + "takes two to three times the time, and reports what that gained. [default: default]",
        "quick", "default", "thorough");

    /// <summary>How columns are scaled before they are mapped.</summary>
    public static Setting ColumnScores { get; } = Choice(
        "column-scores",
        "How columns are scaled first: to normal scores of their ranks, or to mean 0 and standard deviation 1. [default: normal]",
        "normal", "standard");

    /// <summary>The number of folds.</summary>
    public static Setting Folds { get; } = Whole("folds", "F", 2, "The number of folds; each fold is encoded by maps fitted on the others. [default: 6]");

    /// <summary>The number of surrogates.</summary>
    public static Setting Surrogates { get; } = new()
    {
        Name = "surrogates",
        Kind = SettingKind.Whole,
        Symbol = "S",
        Minimum = 2,
        AllowsZero = true,
        Help = "The number of re-paired surrogates for calibration; 0 disables calibration. [default: 16]",
    };

    /// <summary>Whether nothing is added for what linear maps lose.</summary>
    public static Setting NoLinearRecovery { get; } = Flag("no-linear-recovery", "Disables the finite-sample correction of the linear maps.");

    /// <summary>The number of latent dimensions.</summary>
    public static Setting LatentDimensions { get; } = new()
    {
        Name = "latent-dims",
        Kind = SettingKind.WholeOrAuto,
        Symbol = "L",
        Minimum = 1,
        Help = "The number of latent dimensions of each side; auto chooses it on held-out rows. [default: auto; with presets mended and paper 8]",
    };

    /// <summary>The block of a time series.</summary>
    public static Setting TimeSeries { get; } = Whole(
        "time-series",
        "BLOCK",
        1,
        "Treats the rows as a time series whose memory is shorter than BLOCK rows: neighbors are at least BLOCK rows apart, folds are contiguous with gaps "
        + "between them, and permutations shift X circularly; 1 takes sorted rows as independent. [default: independent rows]");

    /// <summary>The loss term that makes latents predict each other.</summary>
    public static Setting Regularizer { get; } = Choice(
        "regularizer", "The loss term that makes the latents of X and Y predict each other. [default: cross]", "cross", "mine", "infonce");

    /// <summary>The number of nearest neighbors, k.</summary>
    public static Setting Neighbors { get; } = Whole("k", "K", 1, "The number of nearest neighbors. [default: 3]");

    /// <summary>Which of the two KSG estimators.</summary>
    public static Setting KsgAlgorithm { get; } = Choice("ksg-algorithm", "Algorithm 1 or 2 of Kraskov, Stögbauer and Grassberger. [default: 1]", "1", "2");

    /// <summary>Whether columns keep their units.</summary>
    public static Setting NoStandardize { get; } = Flag(
        "no-standardize",
        "With ksg, mixed and sliced: keeps columns in their own units, as published. [default: columns are scaled to standard deviation 1]");

    /// <summary>Which sides are labels.</summary>
    public static Setting Labels { get; } = Choice(
        "labels",
        "With lmi and mixed: which sides are labels, whose numbers have no order. [default: text columns, otherwise inferred from the values]",
        "none", "x", "y", "both");

    /// <summary>Whether ties stay.</summary>
    public static Setting NoTieNoise { get; } = Flag("no-tie-noise", "Disables the noise that breaks ties between distances.");

    /// <summary>The number of projections.</summary>
    public static Setting Slices { get; } = Whole("slices", "S", 1, "With sliced: the number of random projections of each side. [default: 100]");

    /// <summary>The largest batch of rows.</summary>
    public static Setting BatchRows { get; } = Whole(
        "batch-rows", "B", 2, "With ksg and sliced: splits the rows at random into batches of at most B rows and averages the results. [default: one batch]");

    /// <summary>The seed of every random number.</summary>
    public static Setting Seed { get; } = Whole("seed", "S", 0, "The random seed; the same seed gives the same results. [default: 0]");

    /// <summary>The number of threads.</summary>
    public static Setting Threads { get; } = Whole("threads", "T", 1, "The number of threads; it does not affect the results. [default: one per processor]");

    /// <summary>The largest number of epochs.</summary>
    public static Setting Epochs { get; } = Whole(
        "epochs", "E", 1, "The largest number of training epochs of networks. [default: 60; with presets mended and paper 300]");

    /// <summary>The epochs without progress that end training.</summary>
    public static Setting Patience { get; } = Whole(
        "patience", "P", 1, "Stops the training of networks after this many epochs without a lower validation loss. [default: 8; with presets mended and paper 30]");

    /// <summary>The rows of a training step.</summary>
    public static Setting BatchSize { get; } = Whole(
        "batch-size", "B", 2, "The number of rows per training step. [default: 512; with mine and infonce 256]");

    /// <summary>Adam's learning rate.</summary>
    public static Setting LearningRate { get; } = new()
    {
        Name = "learning-rate",
        Kind = SettingKind.Number,
        Symbol = "R",
        Minimum = 0,
        ExcludesMinimum = true,
        Help = "The learning rate of Adam. [default: 0.0001; with mine and infonce 0.1]",
    };

    /// <summary>The width of the networks.</summary>
    public static Setting HiddenWidth { get; } = Whole(
        "hidden-width", "W", 4, "The width of the first hidden layer; the next two have a half and a quarter of it. [default: 1024, more above 2048 columns]");

    /// <summary>The width of the critics.</summary>
    public static Setting CriticWidth { get; } = Whole(
        "critic-width", "W", 2, "With mine and infonce: the width of the critic's first hidden layer; the second has half of it. [default: 16]");

    /// <summary>The training steps of the critics.</summary>
    public static Setting Steps { get; } = Whole("steps", "S", 1, "With mine and infonce: the largest number of training steps. [default: 10000]");

    /// <summary>The share of rows that does not train.</summary>
    public static Setting ValidationShare { get; } = new()
    {
        Name = "validation-share",
        Kind = SettingKind.Number,
        Symbol = "SHARE",
        Minimum = 0.01,
        Maximum = 0.99,
        Help = "The share of rows kept out of training, from which the estimate is computed. [default: 0.5]",
    };

    /// <summary>The weight of the reconstruction.</summary>
    public static Setting Alpha { get; } = Weight("alpha", "A", "The weight of the reconstruction loss of each side. [default: 1]");

    /// <summary>The weight of the regularizer.</summary>
    public static Setting Lambda { get; } = Weight("lambda", "L", "The weight of the regularizer. [default: 1]");

    /// <summary>The number of re-pairings of a test.</summary>
    public static Setting Permutations { get; } = Whole(
        "permutations", "B", 1, "Tests for dependence: re-pairs the rows at random B times and reports the p-value. [default: no test]");

    /// <summary>What a test repeats.</summary>
    public static Setting Permute { get; } = Choice(
        "permute",
        "What each permutation repeats: the whole pipeline (slow), or only the nearest-neighbor estimate on the learned latents. [default: pipeline]",
        "pipeline", "latents");

    /// <summary>The curve over the number of rows.</summary>
    public static Setting Curve { get; } = Choice(
        "curve", "n: also estimates subsets of the rows, to show whether more rows would change the value. [default: none]", "n");

    /// <summary>All of them, in the order of help and of recorded settings.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Preset, Representation, Effort, ColumnScores, Folds, Surrogates, NoLinearRecovery, LatentDimensions, Permutations, Permute, TimeSeries, Curve,
        Regularizer, Neighbors, KsgAlgorithm, NoStandardize, Labels, NoTieNoise, Slices, BatchRows, Seed, Threads, Epochs, Patience, BatchSize, LearningRate,
        HiddenWidth, CriticWidth, Steps, ValidationShare, Alpha, Lambda,
    ];

    private static Setting Whole(string name, string symbol, double minimum, string help) =>
        new() { Name = name, Kind = SettingKind.Whole, Symbol = symbol, Minimum = minimum, Help = help };

    private static Setting Weight(string name, string symbol, string help) =>
        new() { Name = name, Kind = SettingKind.Number, Symbol = symbol, Minimum = 0, Help = help };

    private static Setting Choice(string name, string help, params string[] choices) =>
        new() { Name = name, Kind = SettingKind.Choice, Choices = choices, Help = help };

    private static Setting Flag(string name, string help) => new() { Name = name, Kind = SettingKind.Flag, Help = help };
}
