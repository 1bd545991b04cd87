namespace LatentMI.Settings;

/// <summary>The settings of estimates, each stated once: those that several estimators share, and those of one.</summary>
public static class CommonSettings
{
    /// <summary>The most threads: each takes an own stack, and a process that cannot start one ends without a message.</summary>
    public const int MostThreads = 1024;

    /// <summary>Which of several ways of using the rows a preset stands for.</summary>
    public static Setting Preset { get; } = new()
    {
        Name = "preset",
        Kind = SettingKind.Choice,
        Group = SettingGroup.Common,
        Choices = ["default", "mended", "paper"],
        Help = "default cross-fits and calibrates; mended is the published method with the bugs of its reference implementation fixed; paper reproduces them.",
        Default = "default",
    };

    /// <summary>The maps from columns to latents.</summary>
    public static Setting Representation { get; } = new()
    {
        Name = "representation",
        Kind = SettingKind.Choice,
        Group = SettingGroup.CrossFitting,
        Choices = ["auto", "linear", "kernel", "folded", "network", "columns"],
        Help = "How columns become latents: columns (unchanged, a few or those that screening finds), linear, kernel (how near rows are to each other), "
            + "folded (also uses each value's distance from its column's median) or network; "
            + "auto picks the simplest one that no other beats by two standard errors on held-out rows.",
        Default = "auto",
    };

    /// <summary>A map that is not tried.</summary>
    public static Setting LeaveOut { get; } = new()
    {
        Name = "leave-out",
        Kind = SettingKind.Choice,
        Group = SettingGroup.CrossFitting,
        Choices = MapNames.All,
        Help = "Does not try one of the maps, which shows what it is worth.",
        Default = "all are tried",
    };

    /// <summary>How much time an estimate may take.</summary>
    public static Setting Effort { get; } = new()
    {
        Name = "effort",
        Kind = SettingKind.Choice,
        Group = SettingGroup.Common,
        Choices = ["quick", "default", "thorough"],
        Help = "How much time an estimate may take: quick trains no networks, unless they are the representation; thorough also fits larger kernel maps and trains larger networks for longer, "
            + "takes two to three times the time, and reports what that gained.",
        Default = "default",
    };

    /// <summary>How columns are scaled before they are mapped.</summary>
    public static Setting ColumnScores { get; } = new()
    {
        Name = "column-scores",
        Kind = SettingKind.Choice,
        Group = SettingGroup.CrossFitting,
        Choices = ["normal", "standard"],
        Help = "How columns are scaled first: to normal scores of their ranks, or to mean 0 and standard deviation 1.",
        Default = "normal",
    };

    /// <summary>The number of folds.</summary>
    public static Setting Folds { get; } = new()
    {
        Name = "folds",
        Kind = SettingKind.Whole,
        Group = SettingGroup.CrossFitting,
        Symbol = "F",
        Minimum = 2,
        Help = "The number of folds; each fold is encoded by maps fitted on the others.",
        Default = "6",
    };

    /// <summary>The number of surrogates.</summary>
    public static Setting Surrogates { get; } = new()
    {
        Name = "surrogates",
        Kind = SettingKind.Whole,
        Group = SettingGroup.CrossFitting,
        Symbol = "S",
        Minimum = 2,
        AllowsZero = true,
        Help = "The number of re-paired surrogates for calibration; 0 disables calibration.",
        Default = "16",
    };

    /// <summary>Whether nothing is added for what linear maps lose.</summary>
    public static Setting NoLinearRecovery { get; } = new()
    {
        Name = "no-linear-recovery",
        Kind = SettingKind.Flag,
        Group = SettingGroup.CrossFitting,
        Help = "Disables the finite-sample correction of the linear maps.",
    };

    /// <summary>The number of latent dimensions.</summary>
    public static Setting LatentDimensions { get; } = new()
    {
        Name = "latent-dims",
        Kind = SettingKind.WholeOrAuto,
        Group = SettingGroup.CrossFitting,
        Symbol = "L",
        Minimum = 1,
        Help = "The number of latent dimensions of each side; auto chooses it on held-out rows.",
        Default = "auto; with presets mended and paper 8",
    };

    /// <summary>The block of a time series.</summary>
    public static Setting TimeSeries { get; } = new()
    {
        Name = "time-series",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Common,
        Symbol = "BLOCK",
        Minimum = 1,
        Help = "Treats the rows as a time series whose memory is shorter than BLOCK rows: neighbors are at least BLOCK rows apart, folds are contiguous with gaps "
            + "between them, and permutations shift X circularly; 1 takes sorted rows as independent.",
        Default = "independent rows",
    };

    /// <summary>The loss term that makes latents predict each other.</summary>
    public static Setting Regularizer { get; } = new()
    {
        Name = "regularizer",
        Kind = SettingKind.Choice,
        Group = SettingGroup.Training,
        Choices = ["cross", "mine", "infonce"],
        Help = "The loss term that makes the latents of X and Y predict each other.",
        Default = "cross",
    };

    /// <summary>The number of nearest neighbors, k.</summary>
    public static Setting Neighbors { get; } = new()
    {
        Name = "k",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Neighbors,
        Symbol = "K",
        Minimum = 1,
        Help = "The number of nearest neighbors.",
        Default = "3",
    };

    /// <summary>Which of the two KSG estimators.</summary>
    public static Setting KsgAlgorithm { get; } = new()
    {
        Name = "ksg-algorithm",
        Kind = SettingKind.Choice,
        Group = SettingGroup.Neighbors,
        Choices = ["1", "2"],
        Help = "Algorithm 1 or 2 of Kraskov, Stögbauer and Grassberger.",
        Default = "1",
    };

    /// <summary>Whether columns keep their units.</summary>
    public static Setting NoStandardize { get; } = new()
    {
        Name = "no-standardize",
        Kind = SettingKind.Flag,
        Group = SettingGroup.Neighbors,
        Help = "With ksg, mixed and sliced: keeps columns in their own units, as published.",
        Default = "columns are scaled to standard deviation 1",
    };

    /// <summary>Which sides are labels.</summary>
    public static Setting Labels { get; } = new()
    {
        Name = "labels",
        Kind = SettingKind.Choice,
        Group = SettingGroup.CrossFitting,
        Choices = ["none", "x", "y", "both"],
        Help = "With lmi and mixed: which sides are labels, whose numbers have no order.",
        Default = "text columns, otherwise inferred from the values",
    };

    /// <summary>Whether ties stay.</summary>
    public static Setting NoTieNoise { get; } = new()
    {
        Name = "no-tie-noise",
        Kind = SettingKind.Flag,
        Group = SettingGroup.Neighbors,
        Help = "Disables the noise that breaks ties between distances.",
    };

    /// <summary>The number of projections.</summary>
    public static Setting Slices { get; } = new()
    {
        Name = "slices",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Neighbors,
        Symbol = "S",
        Minimum = 1,
        Help = "With sliced: the number of random projections of each side.",
        Default = "100",
    };

    /// <summary>The largest batch of rows.</summary>
    public static Setting BatchRows { get; } = new()
    {
        Name = "batch-rows",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Neighbors,
        Symbol = "B",
        Minimum = 2,
        Help = "With ksg and sliced: splits the rows at random into batches of at most B rows and averages the results.",
        Default = "one batch",
    };

    /// <summary>The seed of every random number.</summary>
    public static Setting Seed { get; } = new()
    {
        Name = "seed",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Common,
        Symbol = "S",
        Minimum = 0,
        Help = "The random seed; the same seed gives the same results.",
        Default = "0",
    };

    /// <summary>The number of threads.</summary>
    public static Setting Threads { get; } = new()
    {
        Name = "threads",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Common,
        Symbol = "T",
        Minimum = 1,
        Maximum = MostThreads,
        Help = "The number of threads; it does not affect the results.",
        Default = "one per processor",
    };

    /// <summary>The largest number of epochs.</summary>
    public static Setting Epochs { get; } = new()
    {
        Name = "epochs",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Training,
        Symbol = "E",
        Minimum = 1,
        Help = "The largest number of training epochs of networks.",
        Default = "60; with presets mended and paper 300",
    };

    /// <summary>The epochs without progress that end training.</summary>
    public static Setting Patience { get; } = new()
    {
        Name = "patience",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Training,
        Symbol = "P",
        Minimum = 1,
        Help = "Stops the training of networks after this many epochs without a lower validation loss.",
        Default = "8; with presets mended and paper 30",
    };

    /// <summary>The rows of a training step.</summary>
    public static Setting BatchSize { get; } = new()
    {
        Name = "batch-size",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Training,
        Symbol = "B",
        Minimum = 2,
        Help = "The number of rows per training step.",
        Default = "512; with mine and infonce 256",
    };

    /// <summary>Adam's learning rate.</summary>
    public static Setting LearningRate { get; } = new()
    {
        Name = "learning-rate",
        Kind = SettingKind.Number,
        Group = SettingGroup.Training,
        Symbol = "R",
        Minimum = 0,
        ExcludesMinimum = true,
        Help = "The learning rate of Adam.",
        Default = "0.0001; with mine and infonce 0.1",
    };

    /// <summary>The width of the networks.</summary>
    public static Setting HiddenWidth { get; } = new()
    {
        Name = "hidden-width",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Training,
        Symbol = "W",
        Minimum = 4,
        Help = "The width of the first hidden layer; the next two have a half and a quarter of it.",
        Default = "1024, more above 2048 columns",
    };

    /// <summary>The width of the critics.</summary>
    public static Setting CriticWidth { get; } = new()
    {
        Name = "critic-width",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Training,
        Symbol = "W",
        Minimum = 2,
        Help = "With mine and infonce: the width of the critic's first hidden layer; the second has half of it.",
        Default = "16",
    };

    /// <summary>The training steps of the critics.</summary>
    public static Setting Steps { get; } = new()
    {
        Name = "steps",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Training,
        Symbol = "S",
        Minimum = 1,
        Help = "With mine and infonce: the largest number of training steps.",
        Default = "10000",
    };

    /// <summary>The share of rows that does not train.</summary>
    public static Setting ValidationShare { get; } = new()
    {
        Name = "validation-share",
        Kind = SettingKind.Number,
        Group = SettingGroup.Training,
        Symbol = "SHARE",
        Minimum = 0.01,
        Maximum = 0.99,
        Help = "The share of rows kept out of training, from which the estimate is computed.",
        Default = "0.5",
    };

    /// <summary>The weight of the reconstruction.</summary>
    public static Setting Alpha { get; } = new()
    {
        Name = "alpha",
        Kind = SettingKind.Number,
        Group = SettingGroup.Training,
        Symbol = "A",
        Minimum = 0,
        Help = "The weight of the reconstruction loss of each side.",
        Default = "1",
    };

    /// <summary>The weight of the regularizer.</summary>
    public static Setting Lambda { get; } = new()
    {
        Name = "lambda",
        Kind = SettingKind.Number,
        Group = SettingGroup.Training,
        Symbol = "L",
        Minimum = 0,
        Help = "The weight of the regularizer.",
        Default = "1",
    };

    /// <summary>The number of re-pairings of a test.</summary>
    public static Setting Permutations { get; } = new()
    {
        Name = "permutations",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Common,
        Symbol = "B",
        Minimum = 1,
        Help = "Tests for dependence: re-pairs the rows at random B times and reports the p-value.",
        Default = "no test",
    };

    /// <summary>What a test repeats.</summary>
    public static Setting Permute { get; } = new()
    {
        Name = "permute",
        Kind = SettingKind.Choice,
        Group = SettingGroup.CrossFitting,
        Choices = ["pipeline", "latents"],
        Help = "What each permutation repeats: the whole pipeline (slow), or only the nearest-neighbor estimate on the learned latents.",
        Default = "pipeline",
    };

    /// <summary>The curve over the number of rows.</summary>
    public static Setting Curve { get; } = new()
    {
        Name = "curve",
        Kind = SettingKind.Choice,
        Group = SettingGroup.Common,
        Choices = ["n"],
        Help = "n: also estimates subsets of the rows, to show whether more rows would change the value.",
        Default = "none",
    };

    /// <summary>All of them, in the order of help and of recorded settings.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Preset, Representation, LeaveOut, Effort, ColumnScores, Folds, Surrogates, NoLinearRecovery, LatentDimensions, Permutations, Permute, TimeSeries, Curve,
        Regularizer, Neighbors, KsgAlgorithm, NoStandardize, Labels, NoTieNoise, Slices, BatchRows, Seed, Threads, Epochs, Patience, BatchSize, LearningRate,
        HiddenWidth, CriticWidth, Steps, ValidationShare, Alpha, Lambda,
    ];
}
