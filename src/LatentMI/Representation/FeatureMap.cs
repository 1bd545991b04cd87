using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Representation;

/// <summary>
/// What turns the columns of one side into a few uncorrelated features of variance 1: scores of the columns; for wide inputs their leading principal
/// components; where wanted, folded scores of those beside them; and the principal components of all that.
/// </summary>
/// <remarks>It is learned from one side alone, so that it may be learned from all rows.</remarks>
internal sealed class FeatureMap
{
    /// <summary>The most features of a side with more columns than <see cref="KeptColumns"/>.</summary>
    public const int MostFeatures = 128;

    /// <summary>
    /// A side with at most this many columns keeps all of them as linear features: where every column mixes everything, what is shared may lie in
    /// the directions of least variance.
    /// </summary>
    public const int KeptColumns = 256;

    /// <summary>Folded scores are made of the columns themselves up to this many, and of as many principal components beyond.</summary>
    public const int MostFolded = 64;

    private const int RowsPerPart = 256;
    private const float LargestFactor = 2;

    /// <summary>Makes a map of parts that exist.</summary>
    /// <param name="scoring">Scores of the columns.</param>
    /// <param name="reduction">d x b, to the components that are folded; null where the columns are, or nothing is.</param>
    /// <param name="folding">Folded scores of the b components; null where nothing is folded.</param>
    /// <param name="foldedScales">What the folded scores are multiplied by; empty where nothing is folded.</param>
    /// <param name="levels">Indicators of labels among the b.</param>
    /// <param name="whitening">To the features.</param>
    public FeatureMap(
        ISampleScoring scoring, MatrixView? reduction, RankScoring? folding, float[] foldedScales, LevelIndicators levels, MatrixView whitening)
    {
        Scoring = scoring;
        Reduction = reduction;
        Folding = folding;
        FoldedScales = foldedScales;
        Levels = levels;
        Whitening = whitening;
    }

    /// <summary>Scores of the columns.</summary>
    public ISampleScoring Scoring { get; }

    /// <summary>d x b, to the components that are folded; null where the columns are, or nothing is.</summary>
    public MatrixView? Reduction { get; }

    /// <summary>Folded scores of the b components; null where nothing is folded.</summary>
    public RankScoring? Folding { get; }

    /// <summary>
    /// What the folded scores are multiplied by, the deviations of the components: so that those of strong components come first among the features,
    /// as the components do.
    /// </summary>
    public float[] FoldedScales { get; }

    /// <summary>Indicators of labels among the b.</summary>
    public LevelIndicators Levels { get; }

    /// <summary>To the features.</summary>
    public MatrixView Whitening { get; }

    /// <summary>The number of features.</summary>
    public int Count => Whitening.Columns;

    /// <summary>Learns the map without folded scores.</summary>
    /// <param name="scoring">Scores of the columns.</param>
    /// <param name="scores">The scores of all rows.</param>
    /// <param name="random">The start of the search for components.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The map and the features of all rows.</returns>
    public static Features Linear(ISampleScoring scoring, MatrixView scores, RandomStream random, Compute compute)
    {
        MatrixView whitening = PrincipalComponents.FindWhitening(
            scores, scores.Columns <= KeptColumns ? KeptColumns : MostFeatures, random, compute);
        var map = new FeatureMap(scoring, reduction: null, folding: null, [], new LevelIndicators([]), whitening);
        return new Features(map, PrincipalComponents.Product(scores, whitening, compute));
    }

    /// <summary>Learns the map with folded scores.</summary>
    /// <param name="scores">The scores of all rows, of at most <see cref="MostFolded"/> columns; null to fold the leading components instead.</param>
    /// <param name="linear">The features without.</param>
    /// <param name="random">The start of the search for components.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The map and the features of all rows.</returns>
    public static Features Folded(MatrixView? scores, Features linear, RandomStream random, Compute compute)
    {
        MatrixView? reduction = null;
        MatrixView components;
        float[] scales;
        if (scores is { } columns)
        {
            components = columns;
            scales = [.. Enumerable.Repeat(1f, columns.Columns)];
        }
        else
        {
            int kept = Math.Min(MostFolded, linear.Map.Count);
            scales = RelativeDeviations(linear.Map.Whitening)[..kept];
            reduction = ScaleColumns(linear.Map.Whitening.LeadingColumns(kept), scales);
            components = ScaleColumns(linear.Values.LeadingColumns(kept), scales);
        }

        LevelIndicators levels = reduction is null ? LevelIndicators.Find(components) : new LevelIndicators([]);
        RankScoring folding = RankScoring.Fit(new MatrixColumns(components), folded: true, scores: null, long.MaxValue, compute);
        using var joined = new ScratchMatrix(components.Rows, JoinedColumns(components, levels), long.MaxValue);
        Join(components, folding, scales, levels, joined.View, compute);
        MatrixView whitening = PrincipalComponents.FindWhitening(joined.View, MostFeatures, random, compute);
        var map = new FeatureMap(linear.Map.Scoring, reduction, folding, scales, levels, whitening);
        return new Features(map, PrincipalComponents.Product(joined.View, whitening, compute));
    }

    /// <summary>
    /// The same features with their deviations relative to each other restored, on average of variance 1: a network that sees weak components
    /// enlarged to the size of strong ones learns their noise.
    /// </summary>
    /// <param name="features">The features of all rows.</param>
    /// <returns>The map and the features of all rows.</returns>
    public Features Unequal(MatrixView features)
    {
        float[] scales = RelativeDeviations(Whitening);
        float norm = MathF.Sqrt(scales.Length / scales.Sum(scale => scale * scale));

        // One component far above all others is not enlarged without bound.
        float factor = Math.Min(norm, LargestFactor);
        scales = Array.ConvertAll(scales, scale => scale * factor);
        var map = new FeatureMap(Scoring, Reduction, Folding, FoldedScales, Levels, ScaleColumns(Whitening.LeadingColumns(Count), scales));
        return new Features(map, ScaleColumns(features.LeadingColumns(Count), scales));
    }

    /// <summary>The features of new rows.</summary>
    /// <param name="samples">Rows of as many columns as the map was learned from.</param>
    /// <param name="compute">What it runs on.</param>
    public MatrixView Transform(Samples samples, Compute compute)
    {
        var scores = new MatrixView(new AlignedBuffer(checked(samples.Count * samples.Dimensions)), samples.Count, samples.Dimensions);
        compute.Team.Run((samples.Count + RowsPerPart - 1) / RowsPerPart, part =>
        {
            int first = part * RowsPerPart;
            Scoring.TransformRows(samples, first, scores.Block(first, 0, Math.Min(RowsPerPart, samples.Count - first), samples.Dimensions));
        });
        MatrixView components = Reduction is { } reduction ? PrincipalComponents.Product(scores, reduction, compute) : scores;
        if (Folding is null)
        {
            return PrincipalComponents.Product(components, Whitening, compute);
        }

        using var joined = new ScratchMatrix(components.Rows, JoinedColumns(components, Levels), long.MaxValue);
        Join(components, Folding, FoldedScales, Levels, joined.View, compute);
        return PrincipalComponents.Product(joined.View, Whitening, compute);
    }

    private static int JoinedColumns(MatrixView components, LevelIndicators levels) => (2 * components.Columns) + levels.Levels.Count;

    /// <summary>Components, their folded scores and the indicators of labels, side by side.</summary>
    private static void Join(MatrixView components, RankScoring folding, float[] scales, LevelIndicators levels, MatrixView joined, Compute compute)
    {
        int count = components.Columns;
        compute.Team.Run((components.Rows + RowsPerPart - 1) / RowsPerPart, part =>
        {
            for (int i = part * RowsPerPart; i < Math.Min(components.Rows, (part + 1) * RowsPerPart); i++)
            {
                Span<float> row = joined.Row(i);
                components.Row(i).CopyTo(row);
                Span<float> folded = row.Slice(count, count);
                folding.Transform(components.Row(i), folded);
                for (int c = 0; c < count; c++)
                {
                    folded[c] *= scales[c];
                }

                levels.Transform(components.Row(i), row[(2 * count)..]);
            }
        });
    }

    /// <summary>The deviations of components over that of the first: a whitening's column is a unit vector over the component's deviation.</summary>
    private static float[] RelativeDeviations(MatrixView whitening)
    {
        var norms = new double[whitening.Columns];
        for (int i = 0; i < whitening.Rows; i++)
        {
            ReadOnlySpan<float> row = whitening.Row(i);
            for (int c = 0; c < row.Length; c++)
            {
                norms[c] += (double)row[c] * row[c];
            }
        }

        return Array.ConvertAll(norms, norm => (float)Math.Sqrt(norms[0] / norm));
    }

    private static MatrixView ScaleColumns(MatrixView matrix, float[] scales)
    {
        for (int i = 0; i < matrix.Rows; i++)
        {
            Span<float> row = matrix.Row(i);
            for (int c = 0; c < row.Length; c++)
            {
                row[c] *= scales[c];
            }
        }

        return matrix;
    }
}
