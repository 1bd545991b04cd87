using System.Globalization;
using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Representation;

/// <summary>One side with its columns scored and its linear features found, rows sorted by fold.</summary>
/// <param name="Scoring">What scored the columns.</param>
/// <param name="FewScores">n x d where the columns are few, for their folded scores; null where those are made of features.</param>
/// <param name="CutColumns">The number of columns with values beyond the limit of standardized ones.</param>
/// <param name="Linear">Features without folded scores.</param>
/// <param name="Seed">The seed of the search for components.</param>
/// <param name="Purpose">Tells X's search from Y's.</param>
internal sealed record PreparedSide(
    ISampleScoring Scoring, MatrixView? FewScores, int CutColumns, Features Linear, ulong Seed, RandomPurpose Purpose)
{
    // The scores of a side may take this share of the memory that there is for the process; larger ones go into a temporary file.
    private const double MemoryShare = 0.3;

    // Both sides are prepared side by side where their scores are no larger than this together, and they are about as much work.
    private const long MostBytesTogether = 1L << 29;
    private const double LeastLikeness = 0.75;

    // The rows that look into the same scores of a few columns together.
    private const int RowsTogether = 256;

    /// <summary>What the scores of each column are multiplied by; null for 1.</summary>
    private float[]? Weights { get; init; }

    private static long Memory => (long)(MemoryShare * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>Prepares both sides.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="order">The folds.</param>
    /// <param name="kind">The scores.</param>
    /// <param name="seed">The seed of the search for components.</param>
    /// <param name="compute">What it runs on.</param>
    /// <param name="weightsY">What the scores of each column of Y are multiplied by; null for 1.</param>
    public static (PreparedSide X, PreparedSide Y) PrepareBoth(
        Samples x, Samples y, FoldOrder order, ColumnScores kind, ulong seed, Compute compute, float[]? weightsY)
    {
        long bytes = (long)order.Rows.Length * (x.Dimensions + y.Dimensions) * sizeof(float);
        return bytes <= MostBytesTogether && AreAlike(x.Dimensions, y.Dimensions) ? compute.RunBoth(OfX, OfY) : (OfX(compute), OfY(compute));

        PreparedSide OfX(Compute own) => Prepare(x, order, kind, seed, RandomPurpose.ComponentsX, own);

        PreparedSide OfY(Compute own) => Prepare(y, order, kind, seed, RandomPurpose.ComponentsY, own, weightsY);
    }

    /// <summary>The features of both sides with folded scores.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="compute">What it runs on.</param>
    public static (Features X, Features Y) FoldBoth(PreparedSide x, PreparedSide y, Compute compute) =>
        AreAlike(x.Linear.Map.Count, y.Linear.Map.Count) ? compute.RunBoth(x.Fold, y.Fold) : (x.Fold(compute), y.Fold(compute));

    /// <summary>The features of both sides by how near rows are to landmarks.</summary>
    /// <param name="x">X.</param>
    /// <param name="samplesX">Its rows.</param>
    /// <param name="y">Y.</param>
    /// <param name="samplesY">Its rows.</param>
    /// <param name="order">The folds.</param>
    /// <param name="compute">What it runs on.</param>
    /// <param name="size">How fine the features are.</param>
    /// <param name="columns">The columns of each side that distances are of; null for all.</param>
    /// <returns>The features; null of a side whose rows hardly differ.</returns>
    public static (Features? X, Features? Y) KernelBoth(
        PreparedSide x, Samples samplesX, PreparedSide y, Samples samplesY, FoldOrder order, Compute compute, KernelSize size, (int[] X, int[] Y)? columns = null)
    {
        return AreAlike(samplesX.Dimensions, samplesY.Dimensions) ? compute.RunBoth(OfX, OfY) : (OfX(compute), OfY(compute));

        Features? OfX(Compute own) => x.Kernel(samplesX, order, own, size, columns?.X);

        Features? OfY(Compute own) => y.Kernel(samplesY, order, own, size, columns?.Y);
    }

    /// <summary>How large the rows of both sides are, <see cref="NormExpansion"/>.</summary>
    /// <param name="x">X.</param>
    /// <param name="samplesX">Its rows.</param>
    /// <param name="y">Y.</param>
    /// <param name="samplesY">Its rows.</param>
    /// <param name="order">The folds.</param>
    /// <param name="compute">What it runs on.</param>
    public static (Features X, Features Y) NormOfBoth(PreparedSide x, Samples samplesX, PreparedSide y, Samples samplesY, FoldOrder order, Compute compute)
    {
        return AreAlike(samplesX.Dimensions, samplesY.Dimensions) ? compute.RunBoth(OfX, OfY) : (OfX(compute), OfY(compute));

        Features OfX(Compute own) => x.Norm(samplesX, order, own);

        Features OfY(Compute own) => y.Norm(samplesY, order, own);
    }

    /// <summary>The features of both sides by columns and their products with how large the row is, <see cref="ModulatedExpansion"/>.</summary>
    /// <param name="x">X.</param>
    /// <param name="samplesX">Its rows.</param>
    /// <param name="y">Y.</param>
    /// <param name="samplesY">Its rows.</param>
    /// <param name="order">The folds.</param>
    /// <param name="compute">What it runs on.</param>
    /// <param name="columns">The columns of each side that are used; null for all.</param>
    public static (Features X, Features Y) ModulatedBoth(
        PreparedSide x, Samples samplesX, PreparedSide y, Samples samplesY, FoldOrder order, Compute compute, (int[] X, int[] Y)? columns)
    {
        return AreAlike(samplesX.Dimensions, samplesY.Dimensions) ? compute.RunBoth(OfX, OfY) : (OfX(compute), OfY(compute));

        Features OfX(Compute own) => x.Modulated(samplesX, order, own, columns?.X);

        Features OfY(Compute own) => y.Modulated(samplesY, order, own, columns?.Y);
    }

    /// <summary>The features of both sides by the directions of rows, <see cref="UnitNormExpansion"/>.</summary>
    /// <param name="x">X.</param>
    /// <param name="samplesX">Its rows.</param>
    /// <param name="y">Y.</param>
    /// <param name="samplesY">Its rows.</param>
    /// <param name="order">The folds.</param>
    /// <param name="compute">What it runs on.</param>
    /// <param name="others">The features of a side where the sizes of rows are those of normal ones; null for the linear ones, as many as which are made of the other side.</param>
    /// <param name="columns">The columns of each side that are used, as they are; null for all, and where there are <paramref name="others"/> for as many features as columns.</param>
    /// <returns>The features; null where the sizes are those of normal rows on both sides, or where rounding errors leave none.</returns>
    public static (Features X, Features Y)? UnitNormOfBoth(
        PreparedSide x, Samples samplesX, PreparedSide y, Samples samplesY, FoldOrder order, Compute compute, (Features X, Features Y)? others = null, (int[] X, int[] Y)? columns = null)
    {
        (bool variesX, bool variesY) = (UnitNormExpansion.SizesVary(x.Linear.Values, compute), UnitNormExpansion.SizesVary(y.Linear.Values, compute));
        if (!variesX && !variesY)
        {
            return null;
        }

        (Features? ofX, Features? ofY) = AreAlike(samplesX.Dimensions, samplesY.Dimensions) ? compute.RunBoth(OfX, OfY) : (OfX(compute), OfY(compute));
        return ofX is null || ofY is null ? null : (ofX, ofY);

        Features? OfX(Compute own) => variesX ? x.UnitNorm(samplesX, order, own, others is not null, columns?.X) : others?.X ?? x.Linear;

        Features? OfY(Compute own) => variesY ? y.UnitNorm(samplesY, order, own, others is not null, columns?.Y) : others?.Y ?? y.Linear;
    }

    /// <summary>The features of few columns of both sides, in their own units.</summary>
    /// <param name="x">X.</param>
    /// <param name="samplesX">Its rows.</param>
    /// <param name="y">Y.</param>
    /// <param name="samplesY">Its rows.</param>
    /// <param name="order">The folds.</param>
    /// <param name="compute">What it runs on.</param>
    public static (Features X, Features Y) UnrankedBoth(PreparedSide x, Samples samplesX, PreparedSide y, Samples samplesY, FoldOrder order, Compute compute)
    {
        return AreAlike(samplesX.Dimensions, samplesY.Dimensions) ? compute.RunBoth(OfX, OfY) : (OfX(compute), OfY(compute));

        Features OfX(Compute own) => Linear(x, samplesX, own);

        Features OfY(Compute own) => Linear(y, samplesY, own);

        Features Linear(PreparedSide side, Samples samples, Compute own) => side.LinearOfAll(side.Unranked(samples, own), samples, order, own);
    }

    /// <summary>The same with columns in powers that bring them nearer to a normal distribution, <see cref="PowerScoring"/>.</summary>
    /// <param name="x">X.</param>
    /// <param name="samplesX">Its rows.</param>
    /// <param name="y">Y.</param>
    /// <param name="samplesY">Its rows.</param>
    /// <param name="order">The folds.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The features; null where all columns are best in their own units.</returns>
    public static (Features X, Features Y)? PowersOfBoth(PreparedSide x, Samples samplesX, PreparedSide y, Samples samplesY, FoldOrder order, Compute compute)
    {
        (ISampleScoring? scoringX, ISampleScoring? scoringY) = (x.Powers(samplesX, Every(samplesX), compute), y.Powers(samplesY, Every(samplesY), compute));
        return scoringX is null && scoringY is null
            ? null
            : (x.LinearOfAll(scoringX ?? x.Unranked(samplesX, compute), samplesX, order, compute), y.LinearOfAll(scoringY ?? y.Unranked(samplesY, compute), samplesY, order, compute));

        static int[] Every(Samples samples) => [.. Enumerable.Range(0, samples.Dimensions)];
    }

    /// <summary>Whether the sizes of rows of a side vary as those of normal rows do not.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="compute">What it runs on.</param>
    public static bool SizesVary(PreparedSide x, PreparedSide y, Compute compute) =>
        UnitNormExpansion.SizesVary(x.Linear.Values, compute) || UnitNormExpansion.SizesVary(y.Linear.Values, compute);

    /// <summary>The features of all columns of both sides, in their own units.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="order">The folds.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The features; null of a side of which rounding errors leave none.</returns>
    public static (Features? X, Features? Y) AllColumnsOfBoth(Samples x, Samples y, FoldOrder order, Compute compute)
    {
        return AreAlike(x.Dimensions, y.Dimensions) ? compute.RunBoth(OfX, OfY) : (OfX(compute), OfY(compute));

        Features? OfX(Compute own) => AllColumns(x, order, own);

        Features? OfY(Compute own) => AllColumns(y, order, own);
    }

    /// <summary>Scores the columns and finds their components.</summary>
    /// <param name="samples">The side.</param>
    /// <param name="order">The folds.</param>
    /// <param name="kind">The scores.</param>
    /// <param name="seed">The seed of the search for components.</param>
    /// <param name="purpose">Tells X's search from Y's.</param>
    /// <param name="compute">What it runs on.</param>
    /// <param name="weights">What the scores of each column are multiplied by; null for 1.</param>
    public static PreparedSide Prepare(
        Samples samples, FoldOrder order, ColumnScores kind, ulong seed, RandomPurpose purpose, Compute compute, float[]? weights = null)
    {
        // All of the scores are needed no longer than for the components, and the other side needs as much room.
        using var all = new ScratchMatrix(order.Rows.Length, samples.Dimensions, Memory);
        MatrixView scores = all.View;
        ISampleScoring scoring;
        int cutColumns = 0;
        if (kind == ColumnScores.Normal)
        {
            scoring = RankScoring.Fit(new SampleColumns(samples, order.Rows), folded: false, scores, Memory, compute);
        }
        else
        {
            var standardizer = ColumnStandardizer.Fit(samples, compute.Team);
            scoring = standardizer;
            compute.Team.Run(order.Rows.Length, row => standardizer.TransformRow(samples, order.Rows[row], scores.Row(row)));
            cutColumns = CountCut(scores);
        }

        if (weights is not null)
        {
            scoring = new WeightedScoring(scoring, weights);
            compute.Team.Run(scores.Rows, row => WeightedScoring.Apply(weights, scores.Row(row)));
        }

        Features linear = FeatureMap.Linear(scoring, scores, new RandomStream(seed, purpose), compute);
        MatrixView? few = scores.Columns <= FeatureMap.MostExpanded ? scores.LeadingColumns(scores.Columns) : null;
        return new PreparedSide(scoring, few, cutColumns, linear, seed, purpose) { Weights = weights };
    }

    /// <summary>The features with folded scores.</summary>
    /// <param name="compute">What it runs on.</param>
    public Features Fold(Compute compute) => FeatureMap.Folded(FewScores, Linear, new RandomStream(Seed, Purpose, index: 1), compute);

    /// <summary>Scores of the columns in their own units, of mean 0 and variance 1.</summary>
    /// <param name="samples">The side.</param>
    /// <param name="compute">What it runs on.</param>
    public ISampleScoring Unranked(Samples samples, Compute compute) => Weighted(ColumnStandardizer.Fit(samples, compute.Team));

    /// <summary>The same with some columns in powers that bring them nearer to a normal distribution; null where none is.</summary>
    /// <param name="samples">The side.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="compute">What it runs on.</param>
    public ISampleScoring? Powers(Samples samples, int[] columns, Compute compute) => PowerScoring.Fit(samples, columns, compute) is { } powers ? Weighted(powers) : null;

    /// <summary>Linear features of some of the columns.</summary>
    /// <param name="scoring">Scores of all columns.</param>
    /// <param name="scores">The scores of these columns.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="compute">What it runs on.</param>
    public Features LinearOf(ISampleScoring scoring, MatrixView scores, int[] columns, Compute compute) =>
        FeatureMap.Linear(scoring, scores, columns, new RandomStream(Seed, Purpose, index: 4), compute);

    /// <summary>The scores of all columns of some rows.</summary>
    /// <param name="samples">The side.</param>
    /// <param name="rows">The rows; all, sorted by fold, or some of them.</param>
    /// <param name="compute">What it runs on.</param>
    public MatrixView Scores(Samples samples, int[] rows, Compute compute)
    {
        if (FewScores is { } few && rows.Length == few.Rows)
        {
            return few;
        }

        var scores = new MatrixView(new AlignedBuffer(checked(rows.Length * Scoring.Dimensions)), rows.Length, Scoring.Dimensions);
        Samples selected = samples.ViewRows(rows);
        compute.Team.Run((rows.Length + RowsTogether - 1) / RowsTogether, part =>
        {
            int first = part * RowsTogether;
            Scoring.TransformRows(selected, first, scores.Block(first, 0, Math.Min(RowsTogether, rows.Length - first), scores.Columns));
        });
        return scores;
    }

    private ISampleScoring Weighted(ISampleScoring scoring) => Weights is { } weights ? new WeightedScoring(scoring, weights) : scoring;

    /// <summary>Linear features of all of few columns.</summary>
    private Features LinearOfAll(ISampleScoring scoring, Samples samples, FoldOrder order, Compute compute)
    {
        var scores = new MatrixView(new AlignedBuffer(checked(order.Rows.Length * scoring.Dimensions)), order.Rows.Length, scoring.Dimensions);
        compute.Team.Run(order.Rows.Length, row => scoring.TransformRow(samples, order.Rows[row], scores.Row(row)));
        return FeatureMap.Linear(scoring, scores, new RandomStream(Seed, Purpose), compute);
    }

    private static Features? AllColumns(Samples samples, FoldOrder order, Compute compute)
    {
        var standardizer = ColumnStandardizer.Fit(samples, compute.Team);
        using ScratchMatrix standardized = Standardize(standardizer, samples, order, compute);
        return FeatureMap.AllColumns(standardizer, standardized.View, compute);
    }

    private static ScratchMatrix Standardize(ColumnStandardizer standardizer, Samples samples, FoldOrder order, Compute compute)
    {
        var standardized = new ScratchMatrix(order.Rows.Length, samples.Dimensions, Memory);
        compute.Team.Run(order.Rows.Length, row => standardizer.TransformRow(samples, order.Rows[row], standardized.View.Row(row)));
        return standardized;
    }

    private Features Modulated(Samples samples, FoldOrder order, Compute compute, int[]? columns)
    {
        int[] used = columns ?? [.. Enumerable.Range(0, samples.Dimensions)];
        var random = new RandomStream(Seed, Purpose, index: 5);
        if (used.Length > FeatureMap.MostExpanded)
        {
            return FeatureMap.Modulated(Linear, random, compute);
        }

        var standardizer = ColumnStandardizer.Fit(samples, compute.Team);
        using ScratchMatrix standardized = Standardize(standardizer, samples, order, compute);
        return FeatureMap.Modulated(standardizer, standardized.View, used, random, compute);
    }

    private Features? UnitNorm(Samples samples, FoldOrder order, Compute compute, bool ofAll, int[]? columns)
    {
        var standardizer = ColumnStandardizer.Fit(samples, compute.Team);
        using ScratchMatrix standardized = Standardize(standardizer, samples, order, compute);
        var random = new RandomStream(Seed, Purpose, index: 6);
        return columns is null
            ? FeatureMap.UnitNorm(standardizer, standardized.View, ofAll, random, compute)
            : FeatureMap.UnitNorm(standardizer, standardized.View, columns, random, compute);
    }

    private Features Norm(Samples samples, FoldOrder order, Compute compute)
    {
        var standardizer = ColumnStandardizer.Fit(samples, compute.Team);
        using ScratchMatrix standardized = Standardize(standardizer, samples, order, compute);
        return FeatureMap.Norm(standardizer, standardized.View, new RandomStream(Seed, Purpose, index: 3), compute);
    }

    /// <summary>Features by how near rows are to landmarks.</summary>
    /// <param name="samples">The side.</param>
    /// <param name="order">The folds.</param>
    /// <param name="compute">What it runs on.</param>
    /// <param name="size">How fine the features are.</param>
    /// <param name="columns">The columns that distances are of, all of the same weight; null for all in their own.</param>
    private Features? Kernel(Samples samples, FoldOrder order, Compute compute, KernelSize size, int[]? columns)
    {
        var standardizer = ColumnStandardizer.Fit(samples, compute.Team);
        using ScratchMatrix standardized = Standardize(standardizer, samples, order, compute);
        float[]? weights = Weights;
        if (columns is not null)
        {
            weights = new float[samples.Dimensions];
            foreach (int column in columns)
            {
                weights[column] = 1;
            }
        }

        return FeatureMap.Kernel(standardizer, standardized.View, weights, size, new RandomStream(Seed, Purpose, index: 2), compute);
    }

    /// <summary>What to know of the columns; empty where there is nothing.</summary>
    /// <param name="name">X or Y.</param>
    public IEnumerable<EstimateWarning> Warnings(string name)
    {
        if (Scoring.ConstantColumns > 0)
        {
            yield return new EstimateWarning("constant-columns", string.Create(
                CultureInfo.InvariantCulture,
                $"{Scoring.ConstantColumns} of {OneLine.Count(Scoring.Dimensions, "column")} of {name} {(Scoring.ConstantColumns == 1 ? "is constant and carries no information; it was" : "are constant and carry no information; they were")} set to 0."));
        }

        if (CutColumns > 0)
        {
            yield return new EstimateWarning("heavy-tailed-columns", string.Create(
                CultureInfo.InvariantCulture,
                $"{CutColumns} of {OneLine.Count(Scoring.Dimensions, "column")} of {name} {(CutColumns == 1 ? "has" : "have")} values more than {ColumnStandardizer.Limit} standard deviations from their mean, ")
                + "which were clipped there; score the columns by rank (LatentMiOptions.ColumnScores = ColumnScores.Normal).");
        }
    }

    private static bool AreAlike(int first, int second) => Math.Min(first, second) >= LeastLikeness * Math.Max(first, second);

    /// <summary>The number of columns with a value at the limit of standardized ones.</summary>
    private static int CountCut(MatrixView scores)
    {
        var cut = new bool[scores.Columns];
        for (int i = 0; i < scores.Rows; i++)
        {
            ReadOnlySpan<float> row = scores.Row(i);
            for (int c = 0; c < row.Length; c++)
            {
                cut[c] |= Math.Abs(row[c]) >= ColumnStandardizer.Limit;
            }
        }

        return cut.Count(column => column);
    }
}
