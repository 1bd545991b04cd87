using LatentMI.Estimators.Published;
using LatentMI.Experiments.Datasets;
using LatentMI.Experiments.Datasets.Sides;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Catalog;

/// <summary>Independent data of many families: what an estimate, its lower bound and its warnings say where there is nothing to find.</summary>
/// <remarks>
/// Every family has a grid of five numbers of rows and six of columns. Full has all of it, quick and standard a part in which each number of rows and
/// each of columns occurs with every family. What else a family differs in goes round from cell to cell. Time series are measured twice, without a word
/// and as time series.
/// </remarks>
internal static class Nulls
{
    // Where phi is 0 the blocks are short, where it is near 1 three times as long as the series remembers, and never more than a quarter of the rows.
    private const double MemoriesPerBlock = 3;
    private const int LeastBlocks = 4;

    private static readonly int[] Counts = [60, 91, 200, 500, 2000];
    private static readonly int[] SeriesCounts = [200, 500, 1000, 2000, 3000];
    private static readonly int[] Dimensions = [1, 3, 10, 100, 1000, 3000];

    // A label takes two columns or more, and a series of a thousand columns tells nothing new.
    private static readonly int[] OneHotDimensions = [3, 10, 30, 100, 1000, 3000];
    private static readonly int[] SeriesDimensions = [1, 3, 10, 20, 100, 300];

    private static readonly NullFamily[] Families =
    [
        NullFamily.OfTwins(Counts, Dimensions, new GaussianSide()),
        NullFamily.OfTwins(Counts, Dimensions, new StudentSide(1.2)),
        NullFamily.OfTwins(Counts, Dimensions, [.. new[] { 0.005, 0.02, 0.1, 1 }.Select(rate => new PoissonSide(rate))]),
        NullFamily.OfTwins(Counts, Dimensions, new ZeroInflatedSide(0.6), new ZeroInflatedSide(0.95)),
        NullFamily.OfTwins(Counts, Dimensions, new BinarySide(0.5), new BinarySide(0.1), new BinarySide(0.02)),
        NullFamily.OfTwins(
            Counts, Dimensions, [.. from zipf in new[] { false, true } from classes in new[] { 2, 5, 12, 40 } select new LabelSide(classes, zipf)]),
        NullFamily.OfTwins(Counts, OneHotDimensions, new OneHotSide(3), new OneHotSide(10), new OneHotSide(40)),
        NullFamily.OfTwins(Counts, Dimensions, new MixedSide()),
        new NullFamily(Counts, Dimensions, [(new LognormalSide(4), new LognormalSide(1)), (new LognormalSide(10), new LognormalSide(1))]),
        NullFamily.OfTwins(Counts, Dimensions, new CellSide()),
        new NullFamily(
            Counts, Dimensions, [.. new[] { 2, 5, 12, 40 }.Select(classes => ((SideFamily)new LabelSide(classes, Zipf: true), (SideFamily)new GaussianSide()))])
        {
            OneColumnX = true,
        },
        NullFamily.OfTwins(SeriesCounts, SeriesDimensions, [.. new[] { 0, 0.5, 0.9, 0.97, 0.99 }.Select(phi => new AutoregressiveSide(phi))]),
    ];

    /// <summary>The experiment.</summary>
    public static Experiment Create() => new()
    {
        Id = "nulls",
        Title = "Independent data of many families",
        Source = "not in the paper",
        Estimators = ["lmi"],
        Recipes = choices => Families
            .SelectMany((family, place) => family.Recipes(choices.Scale, place))
            .Concat(choices.MatrixFile is { } file ? DisjointRows(new SampleMatrix(file, choices.Reading), choices.Scale) : []),
        Measurements = (choices, estimators, recipe) =>
            from name in estimators
            from settings in SettingsOf(name, choices.Settings, recipe)
            select MeasuredEstimators.Create(name, settings),
        SeedCount = scale => scale == ExperimentScale.Full ? 3 : 1,
    };

    /// <summary>The block of a time series of these data; null for data of other families.</summary>
    /// <param name="recipe">The data.</param>
    internal static int? BlockOf(IDatasetRecipe recipe) => recipe is IndependentRecipe { X: AutoregressiveSide series, Count: var count }
        ? Math.Min((int)Math.Round(MemoriesPerBlock / (1 - series.Correlation)), count / LeastBlocks)
        : null;

    private static IEnumerable<EstimatorSettings> SettingsOf(string estimator, EstimatorSettings settings, IDatasetRecipe recipe)
    {
        yield return settings;

        // Only the cross-fitted estimate knows time series.
        if (MeasuredEstimators.RegularizerOf(estimator) is Regularizer.Cross && settings.IsCrossFitted && BlockOf(recipe) is { } block)
        {
            yield return settings with { LatentMi = settings.LatentMi with { TimeSeriesBlock = block } };
        }
    }

    private static IEnumerable<IDatasetRecipe> DisjointRows(SampleMatrix source, ExperimentScale scale)
    {
        Samples samples = source.Samples;
        bool counts = IsNonNegative(samples);
        return NullGrid.Cells(CappedAt(Counts, samples.Count / 2), CappedAt(Dimensions, samples.Dimensions), scale, Families.Length)
            .Select(cell => new DisjointRowsRecipe { Source = source, Dimensions = cell.Dimensions, Count = cell.Count, Logarithm = counts });
    }

    private static int[] CappedAt(int[] values, int most) => [.. values.Select(value => Math.Min(value, most)).Distinct()];

    private static bool IsNonNegative(Samples samples)
    {
        var row = new double[samples.Dimensions];
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, row);
            if (row.Any(value => value < 0))
            {
                return false;
            }
        }

        return true;
    }
}
