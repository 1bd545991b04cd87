using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Critics;
using LatentMI.Estimators;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Estimators.Sliced;
using LatentMI.Estimators.Variational;
using LatentMI.IO.Formats;
using LatentMI.Pairing;
using LatentMI.Reporting.Reports;

namespace LatentMI.Cli.Commands;

/// <summary>The settings of <c>lmi estimate</c> as command-line options, and how they become the library's.</summary>
/// <remarks>An option that is not given leaves the library's (or the preset's) value as it is.</remarks>
internal sealed class EstimateOptions
{
    private readonly ChoiceOption<EstimatorChoice> _estimator = new(
        "--estimator",
        "lmi learns a low-dimensional representation of each side; ksg uses nearest neighbors on the raw columns, up to about ten; gaussian fits a Gaussian; "
        + "discrete counts equal rows as equal labels; mixed uses nearest neighbors of a label and vectors; sliced averages ksg over random projections; "
        + "mine and infonce are baselines with a trained critic. [default: lmi]",
        ("lmi", EstimatorChoice.Lmi),
        ("ksg", EstimatorChoice.Ksg),
        ("gaussian", EstimatorChoice.Gaussian),
        ("discrete", EstimatorChoice.Discrete),
        ("mixed", EstimatorChoice.Mixed),
        ("sliced", EstimatorChoice.Sliced),
        ("mine", EstimatorChoice.Mine),
        ("infonce", EstimatorChoice.InfoNce));

    private readonly ChoiceOption<PresetChoice> _preset = new(
        "--preset",
        "default cross-fits and calibrates; mended is the published method with the bugs of its reference implementation fixed; paper reproduces "
        + "them. [default: default]",
        ("default", PresetChoice.Default),
        ("mended", PresetChoice.Mended),
        ("paper", PresetChoice.Paper));

    private readonly ChoiceOption<Regularizer> _regularizer = new(
        "--regularizer",
        "The loss term that makes the latents of X and Y predict each other. [default: cross]",
        ("cross", Regularizer.Cross),
        ("mine", Regularizer.Mine),
        ("infonce", Regularizer.InfoNce));

    private readonly NumberOrAutoOption _latentDimensions = new(
        "--latent-dims",
        "L",
        1,
        $"The number of latent dimensions of each side; auto chooses it on held-out rows. [default: auto; with presets mended and paper {LatentMiOptions.Mended.LatentDimensions}]");

    private readonly NumberOption<int> _neighbors = AtLeast(
        "--k", "K", 1, $"The number of nearest neighbors. [default: {LatentMiOptions.Default.Neighbors}]");

    private readonly ChoiceOption<KsgAlgorithm> _ksgAlgorithm = new(
        "--ksg-algorithm",
        "Algorithm 1 or 2 of Kraskov, Stögbauer and Grassberger. [default: 1]",
        ("1", KsgAlgorithm.One),
        ("2", KsgAlgorithm.Two));

    private readonly Option<bool> _noStandardize = new("--no-standardize")
    {
        Description = "With ksg, mixed and sliced: keeps columns in their own units, as published. [default: columns are scaled to standard deviation 1]",
    };

    private readonly ChoiceOption<LabelSides> _labels = new(
        "--labels",
        "With lmi and mixed: which sides are labels, whose numbers have no order. [default: text columns, otherwise inferred from the values]",
        ("none", LabelSides.None),
        ("x", LabelSides.X),
        ("y", LabelSides.Y),
        ("both", LabelSides.Both));

    private readonly Option<bool> _noTieNoise = new("--no-tie-noise")
    {
        Description = "Disables the noise that breaks ties between distances.",
    };

    private readonly NumberOption<int> _slices = AtLeast(
        "--slices", "S", 1, $"With sliced: the number of random projections of each side. [default: {new SlicedOptions().Slices}]");

    private readonly NumberOption<int> _batchRows = AtLeast(
        "--batch-rows", "B", 2, "With ksg and sliced: splits the rows at random into batches of at most B rows and averages the results. [default: one batch]");

    private readonly NumberOption<ulong> _seed = new(
        "--seed", "S", "The random seed; the same seed gives the same results. [default: 0]", _ => true, "a whole number of at least 0");

    private readonly NumberOption<int> _threads = AtLeast(
        "--threads", "T", 1, "The number of threads; it does not affect the results. [default: one per processor]");

    private readonly NumberOption<int> _epochs = AtLeast(
        "--epochs",
        "E",
        1,
        "The largest number of training epochs of networks. "
        + $"[default: {LatentMiOptions.Default.EpochLimit}; with presets mended and paper {LatentMiOptions.Mended.EpochLimit}]");

    private readonly NumberOption<int> _patience = AtLeast(
        "--patience", "P", 1, $"Stops training after this many epochs without a lower validation loss. [default: {LatentMiOptions.Mended.Patience}]");

    private readonly NumberOption<int> _batchSize = AtLeast(
        "--batch-size", "B", 2, $"The number of rows per training step. [default: {LatentMiOptions.Mended.BatchSize}; with mine and infonce {new CriticOptions().BatchSize}]");

    private readonly NumberOption<double> _learningRate = new(
        "--learning-rate", "R", "The learning rate of Adam. [default: 0.0001; with mine and infonce 0.1]", rate => double.IsFinite(rate) && rate > 0, "a number above 0");

    private readonly NumberOption<int> _hiddenWidth = AtLeast(
        "--hidden-width", "W", 4, "The width of the first hidden layer; the next two have a half and a quarter of it. [default: 1024, more above 2048 columns]");

    private readonly NumberOption<int> _criticWidth = AtLeast(
        "--critic-width",
        "W",
        2,
        $"With mine and infonce: the width of the critic's first hidden layer; the second has half of it. [default: {new CriticOptions().CriticWidth}]");

    private readonly NumberOption<int> _steps = AtLeast(
        "--steps", "S", 1, $"With mine and infonce: the largest number of training steps. [default: {new CriticOptions().MaxSteps}]");

    private readonly NumberOption<double> _validationShare = new(
        "--validation-share",
        "SHARE",
        "The share of rows kept out of training, from which the estimate is computed. [default: 0.5]",
        share => share is >= 0.01 and <= 0.99,
        "a number from 0.01 to 0.99");

    private readonly NumberOption<double> _alpha = NotNegative("--alpha", "A", "The weight of the reconstruction loss of each side. [default: 1]");

    private readonly NumberOption<double> _lambda = NotNegative("--lambda", "L", "The weight of the regularizer. [default: 1]");

    private readonly CrossFittingOptions _crossFitting = new();

    private readonly InferenceOptions _inference = new();

    /// <summary>Every option but the choice of the estimator, in the order of the help.</summary>
    private Option[] Settings =>
    [
        _preset, .. _crossFitting.All, _latentDimensions, .. _inference.All, _regularizer, _neighbors, _ksgAlgorithm, _noStandardize, _labels, _noTieNoise,
        _slices, _batchRows, _seed, _threads, _epochs, _patience, _batchSize, _learningRate, _hiddenWidth, _criticWidth, _steps, _validationShare,
        _alpha, _lambda,
    ];

    /// <summary>The options of every estimate of a sweep: all but those that a sweep has of its own, and those that ask for more than one value.</summary>
    public IReadOnlyList<Option> OfSweep => [_estimator, .. Settings.Except([_seed, _threads, _labels]).Except(_inference.OfOnePair)];

    /// <summary>The options of the estimate that an attribution is of: those of learned codes.</summary>
    public IReadOnlyList<Option> OfAttribution =>
        [_preset, .. _crossFitting.All, _latentDimensions, _inference.TimeSeries, _neighbors, _ksgAlgorithm, _noTieNoise, _seed, _threads, _epochs, .. SingleSplit];

    /// <summary>The options of a test for dependence that in a sweep every estimator has.</summary>
    public IReadOnlyList<Option> OfSweepTest => _inference.OfAnyEstimator;

    /// <summary>The options of estimates that a study repeats over pairings: all but those of what is done with one estimate.</summary>
    public IReadOnlyList<Option> OfStudy => [_estimator, .. Settings.Except(_inference.All)];

    /// <summary>The options that mean nothing but to networks trained on a single split.</summary>
    private Option[] SingleSplit =>
        [_regularizer, _patience, _batchSize, _learningRate, _hiddenWidth, _validationShare, _alpha, _lambda];

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Options.Add(_estimator);
        foreach (Option option in Settings)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Adds the options that experiments leave to the user: those of cross-fitting, and those of training that no experiment is about.</summary>
    /// <param name="command">The command.</param>
    public void AddToExperiment(Command command)
    {
        Option[] free = [_preset, .. _crossFitting.All, _latentDimensions, _epochs, _patience, _batchSize, _learningRate, _hiddenWidth];
        foreach (Option option in free)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The estimator that was chosen.</summary>
    /// <param name="parse">The parsed command line.</param>
    public EstimatorChoice Estimator(ParseResult parse) => parse.GetValue(_estimator) ?? EstimatorChoice.Lmi;

    /// <summary>The estimator's name.</summary>
    /// <param name="parse">The parsed command line.</param>
    public string Name(ParseResult parse) => Estimator(parse).ToString().ToLowerInvariant();

    /// <summary>The preset's name; null where the estimator has none.</summary>
    /// <param name="parse">The parsed command line.</param>
    public string? PresetName(ParseResult parse) => Estimator(parse) == EstimatorChoice.Lmi ? Preset(parse).ToString().ToLowerInvariant() : null;

    /// <summary>The seed of every random number.</summary>
    /// <param name="parse">The parsed command line.</param>
    public ulong Seed(ParseResult parse) => parse.GetValue(_seed) ?? LatentMiOptions.Default.Seed;

    /// <summary>The length of the blocks of a time series; null for independent rows.</summary>
    /// <param name="parse">The parsed command line.</param>
    public int? TimeSeriesBlock(ParseResult parse) => _inference.TimeSeriesBlock(parse);

    /// <summary>Refuses options that mean nothing to the estimator, instead of ignoring them.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">There is such an option.</exception>
    public void RequireApplicable(ParseResult parse)
    {
        Option[] neighbors = [_neighbors, _ksgAlgorithm, _noTieNoise, _seed, _threads];
        Option[] learning = [_preset, .. _crossFitting.All, _labels, _latentDimensions, .. _inference.All, _epochs, .. SingleSplit];
        EstimatorChoice estimator = Estimator(parse);
        Option[] applicable = estimator switch
        {
            EstimatorChoice.Lmi => [.. neighbors, .. learning],
            EstimatorChoice.Ksg => [.. neighbors, _noStandardize, _batchRows],
            EstimatorChoice.Sliced => [.. neighbors, _noStandardize, _batchRows, _slices],
            EstimatorChoice.Mixed => [_neighbors, _noTieNoise, _seed, _threads, _noStandardize, _labels],
            EstimatorChoice.Gaussian => [_threads],
            EstimatorChoice.Mine or EstimatorChoice.InfoNce =>
                [_seed, _threads, _batchSize, _learningRate, _criticWidth, _steps, _validationShare],
            _ => [],
        };
        foreach (Option option in Settings.Except(applicable))
        {
            if (IsGiven(parse, option))
            {
                throw new InputException($"{option.Name} does not apply to --estimator {estimator.ToString().ToLowerInvariant()}; leave it out.");
            }
        }

        if (estimator == EstimatorChoice.Lmi)
        {
            RequireOfMethod(parse);
            _inference.RequireMeaning(parse, Start(parse).Method);
        }

        if (estimator == EstimatorChoice.Mixed && parse.GetValue(_labels) is LabelSides.None or LabelSides.Both)
        {
            throw new InputException($"With --estimator mixed one side is the label; give {_labels.Name} x or y, or use the estimator ksg or discrete.");
        }
    }

    /// <summary>Refuses estimators and options that mean nothing to an estimate given Z, instead of ignoring them.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">There is one.</exception>
    public void RequireConditional(ParseResult parse)
    {
        const string Given = "does not apply to an estimate with --given; leave it out.";
        EstimatorChoice estimator = Estimator(parse);
        if (estimator is not (EstimatorChoice.Lmi or EstimatorChoice.Ksg))
        {
            throw new InputException($"--given applies to --estimator lmi and ksg, not to {estimator.ToString().ToLowerInvariant()}; choose one of these.");
        }

        if (parse.GetValue(_preset) is PresetChoice.Mended or PresetChoice.Paper)
        {
            throw new InputException("--given applies to --preset default only, whose terms are calibrated; leave --preset out.");
        }

        if (parse.GetValue(_ksgAlgorithm) == KsgAlgorithm.Two)
        {
            throw new InputException($"{_ksgAlgorithm.Name} 2 is not defined for conditional information; leave it out.");
        }

        Option[] meaningless = [.. _inference.OfTheUnconditional, .. SingleSplit, _batchRows, _labels];
        Option[] ofOther = estimator == EstimatorChoice.Lmi
            ? [_noStandardize, _slices, _criticWidth, _steps]
            : [_preset, .. _crossFitting.All, _latentDimensions, _epochs, _slices, _criticWidth, _steps];
        foreach (Option option in meaningless.Concat(ofOther))
        {
            if (IsGiven(parse, option))
            {
                throw new InputException(meaningless.Contains(option)
                    ? $"{option.Name} {Given}"
                    : $"{option.Name} does not apply to --estimator {estimator.ToString().ToLowerInvariant()}; leave it out.");
            }
        }

        RequireNetworks(parse);
    }

    /// <summary>Whether a column of text may be read as labels: not where its codes would be taken for numbers.</summary>
    /// <param name="parse">The parsed command line.</param>
    public bool TakesLabels(ParseResult parse) => Estimator(parse) switch
    {
        EstimatorChoice.Discrete or EstimatorChoice.Mixed => true,
        EstimatorChoice.Lmi => Start(parse).Method == LatentMiMethod.CrossFitted,
        _ => false,
    };

    /// <summary>Which sides are labels: what was said, else those that were text; null where neither tells.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    public LabelSides? Labels(ParseResult parse, SampleSource x, SampleSource y) => parse.GetValue(_labels) ?? (x.Labels, y.Labels) switch
    {
        (not null, not null) => LabelSides.Both,
        (not null, null) => LabelSides.X,
        (null, not null) => LabelSides.Y,
        _ => null,
    };

    /// <summary>Refuses labels that an estimate given Z would take for numbers, as there are too many.</summary>
    /// <param name="sources">The sides.</param>
    /// <exception cref="InputException">There are such labels.</exception>
    public static void RequireFewLabels(IEnumerable<SampleSource> sources)
    {
        if (sources.FirstOrDefault(source => source.Labels?.Count > ConditionalLatentMiEstimator.MostLabels) is { } many)
        {
            throw new InputException(FormattableString.Invariant(
                $"{many.Address}: {many.Labels!.Count} labels are more than the {ConditionalLatentMiEstimator.MostLabels} that an estimate with --given tells from numbers; use coarser labels."));
        }
    }

    /// <summary>The number of local permutations that were asked for; null for no test.</summary>
    /// <param name="parse">The parsed command line.</param>
    public int? LocalPermutations(ParseResult parse) => _inference.Test(parse, seed: 0)?.Permutations;

    /// <summary>Nearest neighbors on the raw columns given Z, with their settings.</summary>
    /// <param name="parse">The parsed command line.</param>
    public ConditionalKsgEstimator ConditionalKsg(ParseResult parse) => new(Ksg(parse));

    /// <summary>Refuses options that mean nothing to the preset, instead of ignoring them.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">There is such an option.</exception>
    public void RequireOfMethod(ParseResult parse)
    {
        if (Start(parse).Method == LatentMiMethod.CrossFitted)
        {
            if (SingleSplit.FirstOrDefault(option => IsGiven(parse, option)) is { } option)
            {
                throw new InputException($"{option.Name} applies to a single split only; add --preset mended or --preset paper, or leave it out.");
            }

            if (parse.GetValue(_ksgAlgorithm) == KsgAlgorithm.Two)
            {
                throw new InputException(
                    $"{_ksgAlgorithm.Name} 2 applies to a single split only, as calibration is for algorithm 1; "
                    + "add --preset mended or --preset paper, or leave it out.");
            }

            RequireNetworks(parse);
            return;
        }

        string preset = Preset(parse).ToString().ToLowerInvariant();
        if (_crossFitting.All.Append(_labels).FirstOrDefault(option => IsGiven(parse, option)) is { } other)
        {
            throw new InputException($"{other.Name} applies to cross-fitting only; use --preset default instead of {preset}, or leave it out.");
        }

        if (parse.GetValue(_latentDimensions) is { Number: null })
        {
            throw new InputException($"{_latentDimensions.Name} auto applies to cross-fitting only; use --preset default instead of {preset}, or give a number.");
        }
    }

    /// <summary>Refuses epochs where no network is trained.</summary>
    private void RequireNetworks(ParseResult parse)
    {
        if (IsGiven(parse, _epochs) && !_crossFitting.TrainsNetworks(parse))
        {
            throw new InputException(
                $"{_epochs.Name} is about networks, which {_crossFitting.GivenRepresentation(parse)} does not train; use --representation network or auto, or leave it out.");
        }
    }

    /// <summary>The permutation test that was asked for; null where none was.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="seed">The seed of the re-pairings.</param>
    public PermutationTestOptions? Test(ParseResult parse, ulong seed) => _inference.Test(parse, seed);

    /// <summary>Refuses combinations of options of a test that mean nothing to an estimator without learned codes.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">There is one.</exception>
    public void RequireMeaningOfTest(ParseResult parse) => _inference.RequireMeaning(parse, LatentMiMethod.SingleSplit);

    /// <summary>Refuses samples that cannot be permuted as asked, before the estimate takes its time.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="groups">Their groups; null where none belong together.</param>
    /// <exception cref="InputException">They cannot.</exception>
    public void RequireRows(ParseResult parse, int rows, RowGroups? groups) => _inference.RequireRows(parse, rows, groups);

    /// <summary>Refuses options that are about one estimate where there are several.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="several">The option that makes them several.</param>
    /// <exception cref="InputException">There is one.</exception>
    public void RequireOneEstimate(ParseResult parse, string several) => _inference.RequireOneEstimate(parse, several);

    /// <summary>Refuses groups where the estimator splits no rows, or splits them into blocks.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">It does not.</exception>
    public void RequireSplits(ParseResult parse)
    {
        if (Estimator(parse) != EstimatorChoice.Lmi)
        {
            throw new InputException($"--group-by keeps rows together where rows are split, which --estimator {Estimator(parse).ToString().ToLowerInvariant()} does not do by groups; leave it out.");
        }

        if (TimeSeriesBlock(parse) is not null)
        {
            throw new InputException("--group-by and --time-series both say which rows stay together; leave one of them out.");
        }
    }

    /// <summary>Does the permutation test and the curve that were asked for.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="estimate">The estimate.</param>
    /// <param name="x">The samples of X.</param>
    /// <param name="y">The samples of Y.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    public EstimateInference Infer(ParseResult parse, LatentMiEstimate estimate, Samples x, Samples y, CommandContext context, bool quiet) =>
        _inference.Infer(parse, estimate, x, y, context, quiet);

    /// <summary>The preset that was chosen.</summary>
    /// <param name="parse">The parsed command line.</param>
    public PresetChoice Preset(ParseResult parse) => parse.GetValue(_preset) ?? PresetChoice.Default;

    /// <summary>The settings of the latent estimator: the preset's, changed by what was given.</summary>
    /// <param name="parse">The parsed command line.</param>
    public LatentMiOptions LatentMi(ParseResult parse)
    {
        LatentMiOptions preset = Start(parse);
        return _crossFitting.Apply(preset, parse) with
        {
            TimeSeriesBlock = _inference.TimeSeriesBlock(parse) ?? preset.TimeSeriesBlock,
            Labels = parse.GetValue(_labels) ?? preset.Labels,
            Regularizer = parse.GetValue(_regularizer) ?? preset.Regularizer,
            LatentDimensions = parse.GetValue(_latentDimensions) is { } given ? given.Number : preset.LatentDimensions,
            Neighbors = parse.GetValue(_neighbors) ?? preset.Neighbors,
            KsgAlgorithm = parse.GetValue(_ksgAlgorithm) ?? preset.KsgAlgorithm,
            TieNoise = !parse.GetValue(_noTieNoise) && preset.TieNoise,
            Seed = parse.GetValue(_seed) ?? preset.Seed,
            Threads = parse.GetValue(_threads) ?? preset.Threads,
            MaxEpochs = parse.GetValue(_epochs) ?? preset.MaxEpochs,
            Patience = parse.GetValue(_patience) ?? preset.Patience,
            BatchSize = parse.GetValue(_batchSize) ?? preset.BatchSize,
            LearningRate = parse.GetValue(_learningRate) ?? preset.LearningRate,
            HiddenWidth = parse.GetValue(_hiddenWidth) ?? preset.HiddenWidth,
            ValidationShare = parse.GetValue(_validationShare) ?? preset.ValidationShare,
            Alpha = parse.GetValue(_alpha) ?? preset.Alpha,
            Lambda = parse.GetValue(_lambda) ?? preset.Lambda,
        };
    }

    /// <summary>The estimator with its settings.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="groups">The groups of the rows; null where none belong together.</param>
    /// <param name="labels">Which sides are labels; null to tell by their values.</param>
    public IMutualInformationEstimator Create(ParseResult parse, RowGroups? groups, LabelSides? labels = null) =>
        Estimator(parse) == EstimatorChoice.Lmi ? new LatentMiEstimator(LatentMi(parse) with { Groups = groups, Labels = labels ?? parse.GetValue(_labels) }) : Direct(parse, labels);

    /// <summary>The estimator that works without learned codes, with its settings.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="labels">Which sides are labels; null to tell by their values.</param>
    /// <exception cref="ArgumentException">The latent estimator was chosen.</exception>
    public IMutualInformationEstimator Direct(ParseResult parse, LabelSides? labels = null)
    {
        IMutualInformationEstimator estimator = Estimator(parse) switch
        {
            EstimatorChoice.Ksg => new KsgEstimator(Ksg(parse)),
            EstimatorChoice.Sliced => new SlicedEstimator(Sliced(parse)),
            EstimatorChoice.Gaussian => new GaussianEstimator(new GaussianOptions { Threads = parse.GetValue(_threads) ?? 0 }),
            EstimatorChoice.Discrete => new DiscreteEstimator(),
            EstimatorChoice.Mixed => new MixedEstimator(Mixed(parse, labels ?? parse.GetValue(_labels))),
            EstimatorChoice.Mine => new MineEstimator(Critic(parse)),
            EstimatorChoice.InfoNce => new InfoNceEstimator(Critic(parse)),
            EstimatorChoice other => throw new ArgumentException($"{other} works on learned codes.", nameof(parse)),
        };
        return parse.GetValue(_batchRows) is { } rows ? new BatchedEstimator(estimator, rows, Ksg(parse).Seed) : estimator;
    }

    private LatentMiOptions Start(ParseResult parse) => Preset(parse) switch
    {
        PresetChoice.Mended => LatentMiOptions.Mended,
        PresetChoice.Paper => LatentMiOptions.Paper,
        _ => LatentMiOptions.Default,
    };

    private SlicedOptions Sliced(ParseResult parse)
    {
        var preset = new SlicedOptions();
        return preset with { Slices = parse.GetValue(_slices) ?? preset.Slices, Ksg = Ksg(parse) };
    }

    private CriticOptions Critic(ParseResult parse)
    {
        var preset = new CriticOptions();
        return preset with
        {
            CriticWidth = parse.GetValue(_criticWidth) ?? preset.CriticWidth,
            MaxSteps = parse.GetValue(_steps) ?? preset.MaxSteps,
            BatchSize = parse.GetValue(_batchSize) ?? preset.BatchSize,
            LearningRate = parse.GetValue(_learningRate) ?? preset.LearningRate,
            TestShare = parse.GetValue(_validationShare) ?? preset.TestShare,
            Seed = parse.GetValue(_seed) ?? preset.Seed,
            Threads = parse.GetValue(_threads) ?? preset.Threads,
        };
    }

    private MixedOptions Mixed(ParseResult parse, LabelSides? labels)
    {
        KsgOptions ksg = Ksg(parse);
        return new MixedOptions
        {
            Neighbors = ksg.Neighbors,
            TieNoise = ksg.TieNoise,
            Standardize = ksg.Standardize,

            // Of two sides of text the estimator says itself that neither is a vector.
            Labels = labels is LabelSides.X or LabelSides.Y ? labels : null,
            Seed = ksg.Seed,
            Threads = ksg.Threads,
        };
    }

    private KsgOptions Ksg(ParseResult parse)
    {
        var preset = new KsgOptions();
        return preset with
        {
            Neighbors = parse.GetValue(_neighbors) ?? preset.Neighbors,
            Algorithm = parse.GetValue(_ksgAlgorithm) ?? preset.Algorithm,
            TieNoise = !parse.GetValue(_noTieNoise) && preset.TieNoise,
            Standardize = !parse.GetValue(_noStandardize) && preset.Standardize,
            Seed = parse.GetValue(_seed) ?? preset.Seed,
            Threads = parse.GetValue(_threads) ?? preset.Threads,
        };
    }

    private static bool IsGiven(ParseResult parse, Option option) => parse.GetResult(option) is { Implicit: false };

    private static NumberOption<int> AtLeast(string name, string symbol, int minimum, string description) =>
        new(name, symbol, description, value => value >= minimum, $"a whole number of at least {minimum}");

    private static NumberOption<double> NotNegative(string name, string symbol, string description) =>
        new(name, symbol, description, value => double.IsFinite(value) && value >= 0, "a number of at least 0");
}
