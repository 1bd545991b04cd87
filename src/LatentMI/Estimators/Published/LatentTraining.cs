using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Estimators.Published;

/// <summary>Samples made ready for the networks, the split of their rows, and the networks that are trained on them.</summary>
internal sealed class LatentTraining
{
    private readonly Compute _compute;
    private readonly PublishedLmiOptions _options;
    private readonly ColumnStandardizer _standardizerX;
    private readonly ColumnStandardizer _standardizerY;
    private readonly int _repeatsX;
    private readonly int _repeatsY;

    /// <summary>Standardizes the samples and splits their rows.</summary>
    /// <param name="compute">What the work runs on.</param>
    /// <param name="options">The settings.</param>
    /// <param name="x">n rows of X, which can be used.</param>
    /// <param name="y">The rows of Y that belong to them.</param>
    public LatentTraining(Compute compute, PublishedLmiOptions options, Samples x, Samples y)
    {
        _compute = compute;
        _options = options;
        _standardizerX = ColumnStandardizer.Fit(x, compute.Team);
        _standardizerY = ColumnStandardizer.Fit(y, compute.Team);
        _repeatsX = Repeats(x, options);
        _repeatsY = Repeats(y, options);
        X = Prepare(x, _standardizerX, _repeatsX);
        Y = Prepare(y, _standardizerY, _repeatsY);
        int[] order = [.. Enumerable.Range(0, x.Count)];
        options.Groups?.RequireRows(x.Count);
        int[]? groups = options.Groups?.OfRows.ToArray();
        new RandomStream(options.Seed, RandomPurpose.Split).ShuffleTogether(order, groups);
        int trainingCount = TrainingCount(x.Count, options);
        if (groups is not null)
        {
            trainingCount = WholeGroups(order, groups, trainingCount);
        }

        TrainingRows = order[..trainingCount];
        ValidationRows = order[trainingCount..];
    }

    /// <summary>All rows of X as the networks see them.</summary>
    public MatrixView X { get; }

    /// <summary>All rows of Y as the networks see them.</summary>
    public MatrixView Y { get; }

    /// <summary>The rows that train, in the order of the split.</summary>
    public IReadOnlyList<int> TrainingRows { get; }

    /// <summary>The rows that validate and carry the estimate, in the order of the split.</summary>
    public IReadOnlyList<int> ValidationRows { get; }

    /// <summary>The networks, from <see cref="Train"/> on.</summary>
    public LatentNetwork Network { get => field ?? throw new InvalidOperationException("Nothing was trained yet."); private set; }

    /// <summary>X's encoder with the weights of now.</summary>
    public LatentEncoder EncoderX => new(_standardizerX, _repeatsX, Network.EncoderX.Layers);

    /// <summary>Y's encoder with the weights of now.</summary>
    public LatentEncoder EncoderY => new(_standardizerY, _repeatsY, Network.EncoderY.Layers);

    /// <summary>The rows that train, of n.</summary>
    /// <param name="count">n.</param>
    /// <param name="options">The settings.</param>
    public static int TrainingCount(int count, PublishedLmiOptions options) => (int)(count * (1 - options.ValidationShare));

    /// <summary>Makes the networks and trains them.</summary>
    /// <param name="progress">Told after every batch.</param>
    /// <param name="epochEnded">Told after every epoch, when <see cref="Network"/> has its weights.</param>
    /// <exception cref="InputException">The loss is no longer a number.</exception>
    public TrainingHistory Train(IProgress<TrainingProgress>? progress, Action<EpochLoss>? epochEnded = null)
    {
        Network = new LatentNetwork(_compute, _options, X.Columns, Y.Columns, Math.Min(_options.BatchSize, X.Rows));
        var trainer = new LatentTrainer(_compute, _options, X, Y);
        return trainer.Train(Network, [.. TrainingRows], [.. ValidationRows], progress, epochEnded);
    }

    /// <summary>The number of rows, nearest to the one wanted, that is a border between two groups.</summary>
    private static int WholeGroups(int[] order, int[] groups, int wanted)
    {
        int[] borders = [.. Enumerable.Range(1, order.Length - 1).Where(position => groups[order[position]] != groups[order[position - 1]])];
        return borders.Length > 0
            ? borders.MinBy(border => Math.Abs(border - wanted))
            : throw new InputException("All rows are one group, which cannot be split; group by a column with more values.");
    }

    private static int Repeats(Samples samples, PublishedLmiOptions options) =>
        samples.Dimensions >= options.MinimumColumns ? 1 : (options.MinimumColumns + samples.Dimensions - 1) / samples.Dimensions;

    private MatrixView Prepare(Samples samples, ColumnStandardizer standardizer, int repeats) =>
        new(LatentEncoder.Prepare(samples, _compute, standardizer, repeats), samples.Count, samples.Dimensions * repeats);
}
