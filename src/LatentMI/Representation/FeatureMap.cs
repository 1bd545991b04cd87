using LatentMI.Numerics;
using LatentMI.Preparing;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Representation;

/// <summary>
/// What turns the columns of one side into a few uncorrelated features of variance 1: scores of the columns; for wide inputs their leading principal
/// components; where wanted, functions of these, folded scores or how near a row is to landmarks; and the principal components of all that.
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

    /// <summary>Folded scores and products with sizes are made of the columns themselves up to this many, and of as many principal components beyond.</summary>
    public const int MostExpanded = 64;

    // Beyond so many components, distances between rows are those of noise.
    private const int KernelComponents = 50;

    // More components than that are those of a few rows each, which no other row resembles.
    public const int RowsPerKernelFeature = 8;

    private const int RowsPerPart = 256;
    private const float LargestFactor = 2;

    /// <summary>Makes a map of parts that exist.</summary>
    /// <param name="scoring">Scores of the columns.</param>
    /// <param name="reduction">d x b, to components; null where the scores of the columns are used.</param>
    /// <param name="expansion">Functions of the components; null where they are used as they are.</param>
    /// <param name="whitening">To the features.</param>
    public FeatureMap(ISampleScoring scoring, MatrixView? reduction, IExpansion? expansion, MatrixView whitening)
    {
        Scoring = scoring;
        Reduction = reduction;
        Expansion = expansion;
        Whitening = whitening;
    }

    /// <summary>Scores of the columns.</summary>
    public ISampleScoring Scoring { get; }

    /// <summary>d x b, to components; null where the scores of the columns are used.</summary>
    public MatrixView? Reduction { get; }

    /// <summary>Functions of the components; null where they are used as they are.</summary>
    public IExpansion? Expansion { get; }

    /// <summary>To the features.</summary>
    public MatrixView Whitening { get; }

    /// <summary>The number of features.</summary>
    public int Count => Whitening.Columns;

    /// <summary>The part of the variance of the columns' scores that the features hold, where they are leading components of them: scores have variance 1, but for constant columns.</summary>
    public double VarianceShare => SquaredNorms(Whitening).Sum(norm => 1 / norm)
        / Enumerable.Range(0, Whitening.Rows).Count(column => Whitening.Row(column).ContainsAnyExcept(0f));

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
        var map = new FeatureMap(scoring, reduction: null, expansion: null, whitening);
        return new Features(map, PrincipalComponents.Product(scores, whitening, compute));
    }

    /// <summary>Learns the map of some of the columns.</summary>
    /// <param name="scoring">Scores of all columns.</param>
    /// <param name="scores">The scores of these columns of all rows.</param>
    /// <param name="columns">The columns that are used.</param>
    /// <param name="random">The start of the search for components.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The map and the features of all rows.</returns>
    public static Features Linear(ISampleScoring scoring, MatrixView scores, int[] columns, RandomStream random, Compute compute)
    {
        (MatrixView whitening, MatrixView components) = Whiten(scores, columns, scoring.Dimensions, random, compute);
        return new Features(new FeatureMap(scoring, reduction: null, expansion: null, whitening), components);
    }

    /// <summary>
    /// Learns the map to how large a row is (<see cref="NormExpansion"/>): in uncorrelated components of the columns in their own units, as ranks bend a scale that columns have in
    /// common; of more than <see cref="KeptColumns"/> columns in these themselves, as leading components leave most of them out.
    /// </summary>
    /// <param name="standardizer">What standardizes the columns.</param>
    /// <param name="standardized">The standardized columns of all rows.</param>
    /// <param name="random">The start of the search for components.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The map and its one feature, of mean 0 and variance 1.</returns>
    public static Features Norm(ColumnStandardizer standardizer, MatrixView standardized, RandomStream random, Compute compute)
    {
        MatrixView? reduction = SizeComponents(standardized, random, compute);
        return Norm(standardizer, reduction, reduction is { } whitening ? PrincipalComponents.Product(standardized, whitening, compute) : standardized, compute);
    }

    /// <summary>The same in the components that exist.</summary>
    /// <param name="compute">What it runs on.</param>
    /// <param name="linear">The components.</param>
    public static Features Norm(Features linear, Compute compute) => Norm(linear.Map.Scoring, linear.Map.Whitening, linear.Values, compute);

    /// <summary>Learns the map of all columns in their own units, however many.</summary>
    /// <param name="standardizer">What standardizes the columns.</param>
    /// <param name="standardized">The standardized columns of all rows.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The map and the features of all rows, as many as columns; null where rounding errors leave none.</returns>
    public static Features? AllColumns(ColumnStandardizer standardizer, MatrixView standardized, Compute compute) =>
        ColumnWhitening.Find(standardized, compute) is { } whitening
            ? new Features(new FeatureMap(standardizer, reduction: null, expansion: null, whitening), PrincipalComponents.Product(standardized, whitening, compute))
            : null;

    /// <summary>Learns the map with folded scores.</summary>
    /// <param name="scores">The scores of all rows, of at most <see cref="MostExpanded"/> columns; null to fold the leading components instead.</param>
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
            (reduction, components, scales) = LeadingComponents(linear);
        }

        LevelIndicators levels = reduction is null ? LevelIndicators.Find(components) : new LevelIndicators([]);
        RankScoring folding = RankScoring.Fit(new MatrixColumns(components), folded: true, scores: null, long.MaxValue, compute);
        var expansion = new FoldedExpansion(folding, scales, levels);
        using var expanded = new ScratchMatrix(components.Rows, expansion.Columns, long.MaxValue);
        expansion.Expand(components, expanded.View, compute);
        MatrixView whitening = PrincipalComponents.FindWhitening(expanded.View, MostFeatures, random, compute);
        var map = new FeatureMap(linear.Map.Scoring, reduction, expansion, whitening);
        return new Features(map, PrincipalComponents.Product(expanded.View, whitening, compute));
    }

    /// <summary>Learns the map by columns and their products with how large the row is, in the columns' own units.</summary>
    /// <param name="standardizer">What standardizes the columns.</param>
    /// <param name="standardized">The standardized columns of all rows.</param>
    /// <param name="columns">The columns that are used, at most <see cref="MostExpanded"/>; the size is that of all.</param>
    /// <param name="random">The start of the search for components.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The map and the features of all rows.</returns>
    public static Features Modulated(ColumnStandardizer standardizer, MatrixView standardized, int[] columns, RandomStream random, Compute compute) =>
        Modulated(standardizer, reduction: null, standardized, columns, random, compute);

    /// <summary>The same by the leading components.</summary>
    /// <param name="linear">The components.</param>
    /// <param name="random">The start of the search for components.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The map and the features of all rows.</returns>
    public static Features Modulated(Features linear, RandomStream random, Compute compute)
    {
        (MatrixView reduction, MatrixView components, _) = LeadingComponents(linear);
        return Modulated(linear.Map.Scoring, reduction, components, [.. Enumerable.Range(0, components.Columns)], random, compute);
    }

    /// <summary>
    /// Learns the map by the directions of rows, whatever their size (<see cref="UnitNormExpansion"/>), in the components in which <see cref="Norm(ColumnStandardizer, MatrixView, RandomStream, Compute)"/> measures it.
    /// </summary>
    /// <param name="standardizer">What standardizes the columns.</param>
    /// <param name="standardized">The standardized columns of all rows.</param>
    /// <param name="ofAll">Whether all components become features, however many; otherwise leading ones, as of linear features.</param>
    /// <param name="random">The start of the search for components.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The map and the features of all rows; null where rounding errors leave none of all.</returns>
    public static Features? UnitNorm(ColumnStandardizer standardizer, MatrixView standardized, bool ofAll, RandomStream random, Compute compute)
    {
        MatrixView? reduction = SizeComponents(standardized, random, compute);
        MatrixView components = reduction is { } toComponents ? PrincipalComponents.Product(standardized, toComponents, compute) : standardized;
        using var directions = new ScratchMatrix(components.Rows, components.Columns, long.MaxValue);
        UnitNormExpansion expansion = UnitNormExpansion.Fit(components, directions.View, compute);
        MatrixView? whitening = ofAll
            ? ColumnWhitening.Find(directions.View, compute)
            : PrincipalComponents.FindWhitening(directions.View, components.Columns <= KeptColumns ? KeptColumns : MostFeatures, random, compute);
        return whitening is { } toFeatures
            ? new Features(new FeatureMap(standardizer, reduction, expansion, toFeatures), PrincipalComponents.Product(directions.View, toFeatures, compute))
            : null;
    }

    /// <summary>The same of some of the columns as they are; the size is that of all.</summary>
    /// <param name="standardizer">What standardizes the columns.</param>
    /// <param name="standardized">The standardized columns of all rows.</param>
    /// <param name="columns">The columns that are used.</param>
    /// <param name="random">The start of the search for components.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The map and the features of all rows.</returns>
    public static Features UnitNorm(ColumnStandardizer standardizer, MatrixView standardized, int[] columns, RandomStream random, Compute compute)
    {
        using var directions = new ScratchMatrix(standardized.Rows, standardized.Columns, long.MaxValue);
        UnitNormExpansion expansion = UnitNormExpansion.Fit(standardized, directions.View, compute);
        (MatrixView whitening, MatrixView components) = Whiten(directions.View.SelectColumns(columns), columns, directions.View.Columns, random, compute);
        return new Features(new FeatureMap(standardizer, reduction: null, expansion, whitening), components);
    }

    /// <summary>Learns the map by how near rows are to landmarks, in the leading components of the columns in their own scale.</summary>
    /// <param name="standardizer">What standardizes the columns.</param>
    /// <param name="standardized">The standardized columns of all rows, which are overwritten.</param>
    /// <param name="weights">What each column is multiplied by where sides of different units are joined; null for the columns' own scale.</param>
    /// <param name="size">How fine the features are.</param>
    /// <param name="random">Draws the landmarks, and the start of the search for components.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The map and the features of all rows; null where the rows hardly differ.</returns>
    public static Features? Kernel(
        ColumnStandardizer standardizer, MatrixView standardized, float[]? weights, KernelSize size, RandomStream random, Compute compute)
    {
        // Only the scales of columns beside each other matter.
        double largest = standardizer.Deviations.Max();
        if (largest == 0)
        {
            return null;
        }

        float[] scales = weights ?? Array.ConvertAll(standardizer.Deviations, deviation => (float)(deviation / largest));
        MatrixView whitening = PrincipalComponents.FindWhitening(ScaleColumns(standardized, scales), KernelComponents, random, compute);
        MatrixView own = ScaleColumns(whitening, RelativeDeviations(whitening));
        MatrixView components = PrincipalComponents.Product(standardized, own, compute);
        if (KernelExpansion.Fit(components, size.Landmarks, random, compute) is not { } expansion)
        {
            return null;
        }

        using var expanded = new ScratchMatrix(components.Rows, expansion.Columns, long.MaxValue);
        expansion.Expand(components, expanded.View, compute);
        MatrixView normalization = expansion.Normalization(compute);
        MatrixView normalized = PrincipalComponents.Product(expanded.View, normalization, compute);
        int most = Math.Clamp(normalized.Rows / RowsPerKernelFeature, 1, size.Features);
        MatrixView features = PrincipalComponents.FindWhitening(normalized, most, random, compute);
        var map = new FeatureMap(standardizer, ScaleRows(own, scales), expansion, PrincipalComponents.Product(normalization, features, compute));
        return new Features(map, PrincipalComponents.Product(normalized, features, compute));
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
        var map = new FeatureMap(Scoring, Reduction, Expansion, ScaleColumns(Whitening.LeadingColumns(Count), scales));
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
        if (Expansion is null)
        {
            return PrincipalComponents.Product(components, Whitening, compute);
        }

        using var expanded = new ScratchMatrix(components.Rows, Expansion.Columns, long.MaxValue);
        Expansion.Expand(components, expanded.View, compute);
        return PrincipalComponents.Product(expanded.View, Whitening, compute);
    }

    /// <summary>The map to the first features alone.</summary>
    /// <param name="features">How many.</param>
    public FeatureMap Leading(int features) => new(Scoring, Reduction, Expansion, Whitening.LeadingColumns(features));

    /// <summary>To the components in which the sizes of rows are measured; null for columns as they are.</summary>
    private static MatrixView? SizeComponents(MatrixView standardized, RandomStream random, Compute compute) =>
        standardized.Columns <= KeptColumns ? PrincipalComponents.FindWhitening(standardized, KeptColumns, random, compute) : null;

    /// <summary>The map from all columns to the components of some, and these of all rows.</summary>
    private static (MatrixView Whitening, MatrixView Components) Whiten(MatrixView used, int[] columns, int allColumns, RandomStream random, Compute compute)
    {
        MatrixView whitening = PrincipalComponents.FindWhitening(used, used.Columns <= KeptColumns ? KeptColumns : MostFeatures, random, compute);
        var ofAll = new MatrixView(new AlignedBuffer(checked(allColumns * whitening.Columns)), allColumns, whitening.Columns);
        for (int j = 0; j < columns.Length; j++)
        {
            whitening.Row(j).CopyTo(ofAll.Row(columns[j]));
        }

        return (ofAll, PrincipalComponents.Product(used, whitening, compute));
    }

    private static Features Norm(ISampleScoring scoring, MatrixView? reduction, MatrixView components, Compute compute)
    {
        var sizes = new MatrixView(new AlignedBuffer(components.Rows), components.Rows, 1);
        NormExpansion expansion = NormExpansion.Fit(components, sizes, compute);
        return new Features(new FeatureMap(scoring, reduction, expansion, DenseMatrix.CreateIdentity(1).ToView()), sizes);
    }

    private static Features Modulated(ISampleScoring scoring, MatrixView? reduction, MatrixView components, int[] columns, RandomStream random, Compute compute)
    {
        int degrees = Math.Clamp(MostExpanded / columns.Length, 1, ModulatedExpansion.MostDegrees);
        (ModulatedExpansion expansion, MatrixView expanded) = ModulatedExpansion.Fit(components, columns, degrees, compute);
        MatrixView whitening = PrincipalComponents.FindWhitening(expanded, MostFeatures, random, compute);
        return new Features(new FeatureMap(scoring, reduction, expansion, whitening), PrincipalComponents.Product(expanded, whitening, compute));
    }

    /// <summary>The leading components, of which functions are made, with their deviations relative to the first.</summary>
    private static (MatrixView Reduction, MatrixView Components, float[] Scales) LeadingComponents(Features linear)
    {
        int kept = Math.Min(MostExpanded, linear.Map.Count);
        float[] scales = RelativeDeviations(linear.Map.Whitening)[..kept];
        return (ScaleColumns(linear.Map.Whitening.LeadingColumns(kept), scales), ScaleColumns(linear.Values.LeadingColumns(kept), scales), scales);
    }

    /// <summary>The deviations of components over that of the first: a whitening's column is a unit vector over the component's deviation.</summary>
    private static float[] RelativeDeviations(MatrixView whitening)
    {
        double[] norms = SquaredNorms(whitening);
        return Array.ConvertAll(norms, norm => (float)Math.Sqrt(norms[0] / norm));
    }

    private static double[] SquaredNorms(MatrixView whitening)
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

        return norms;
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

    private static MatrixView ScaleRows(MatrixView matrix, float[] scales)
    {
        for (int i = 0; i < matrix.Rows; i++)
        {
            foreach (ref float value in matrix.Row(i))
            {
                value *= scales[i];
            }
        }

        return matrix;
    }
}
