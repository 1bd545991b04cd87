using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Tests.Preparing;

public sealed class RankScoringTests
{
    // Scores are float32 of some units.
    private const double Rounding = 1e-6;

    [Fact]
    public void Scores_are_standardized_normal_quantiles_of_the_ranks()
    {
        double[] column = Column(101, seed: 1);
        double[] expected = Standardize([.. Ranks(column).Select(rank => Quantile(rank / column.Length))]);
        Assert.Equal(expected, Scores(column, folded: false), (a, b) => Math.Abs(a - b) < Rounding);
    }

    [Fact]
    public void Folded_scores_are_those_of_the_distance_from_the_median_rank()
    {
        double[] column = Column(100, seed: 2);
        double[] expected = Standardize([.. Ranks(column).Select(rank => Quantile(Math.Clamp(Math.Abs((2 * rank / 100) - 1), 0.01, 0.99)))]);
        Assert.Equal(expected, Scores(column, folded: true), (a, b) => Math.Abs(a - b) < Rounding);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_strictly_increasing_transform_changes_nothing(bool folded)
    {
        double[] column = Column(200, seed: 3);
        Assert.Equal(Scores(column, folded), Scores(Array.ConvertAll(column, value => Math.Exp(value) - 5), folded));
        Assert.Equal(Scores(column, folded), Scores(Array.ConvertAll(column, value => value * value * value), folded));
    }

    [Fact]
    public void Equal_values_share_the_mean_of_their_scores()
    {
        double tied = (Quantile(5.0 / 8) + Quantile(7.0 / 8)) / 2;
        double[] expected = Standardize([tied, Quantile(1.0 / 8), tied, Quantile(3.0 / 8)]);
        Assert.Equal(expected, Scores([3, 1, 3, 2], folded: false), (a, b) => Math.Abs(a - b) < Rounding);
    }

    [Fact]
    public void A_constant_column_is_0_and_so_are_the_folded_scores_of_two_equally_frequent_values()
    {
        Assert.All(Scores([4, 4, 4], folded: false), score => Assert.Equal(0, score));
        Assert.All(Scores([1, 2, 2, 1], folded: true), score => Assert.Equal(0, score));
        using Compute compute = NewCompute();
        RankScoring scoring = Fit([4, 4, 4], folded: false, out _, compute);
        Assert.Equal((1, 1), (scoring.ConstantColumns, scoring.Dimensions));
        Assert.Null(scoring.Tables[0]);
        var scores = new float[1];
        scoring.Transform([9f], scores);
        Assert.Equal(0, scores[0]);
    }

    [Fact]
    public void Folded_scores_do_not_change_when_the_column_changes_its_sign()
    {
        double[] column = Column(151, seed: 4);
        Assert.Equal(
            Scores(column, folded: true), Scores(Array.ConvertAll(column, value => -value), folded: true), (a, b) => Math.Abs(a - b) < Rounding);
    }

    [Fact]
    public void New_rows_are_interpolated_between_the_tables_entries()
    {
        double[] column = Column(4000, seed: 5);
        using Compute compute = NewCompute();
        RankScoring scoring = Fit(column, folded: false, out float[] exact, compute);
        Assert.Equal(ScoreTable.MaxEntries, scoring.Tables[0]!.Values.Length);
        double[] errors = [.. column.Select((value, i) => Math.Abs(scoring.Tables[0]!.Score(value) - exact[i]))];

        // An interval of the table holds 16 ranks, whose values scatter; in the tails, a few rows of 4000, by more.
        Assert.InRange(errors.Average(), 0, 0.005);
        Assert.InRange(errors.Order().ElementAt(3960), 0, 0.02);
        Assert.Equal(exact.Max(), scoring.Tables[0]!.Score(1e9));
        Assert.Equal(exact.Min(), scoring.Tables[0]!.Score(-1e9));
    }

    [Fact]
    public void Few_distinct_values_are_scored_exactly_for_rows_of_samples_too()
    {
        double[] column = [.. Enumerable.Range(0, 300).Select(i => (double)(i * i % 97))];
        using Compute compute = NewCompute();
        RankScoring scoring = Fit(column, folded: true, out float[] exact, compute);
        var samples = Samples.Create(column, column.Length, 1);
        var score = new float[1];
        for (int i = 0; i < column.Length; i++)
        {
            scoring.TransformRow(samples, i, score);
            Assert.Equal(exact[i], score[0]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rows_together_have_the_scores_of_rows_one_by_one(bool single)
    {
        // More columns than are looked up together, one of few values and a constant one among them, and new values beyond those of the tables.
        const int Rows = 700, Columns = 37;
        var random = new RandomStream(7, RandomPurpose.Data);
        float[] values = [.. Enumerable.Range(0, Rows * Columns).Select(i => (i % Columns) switch
        {
            3 => random.NextInt(4),
            5 => 2f,
            _ => (float)random.NextNormal() * (i < Rows * Columns / 2 ? 1 : 3),
        })];
        Samples samples = single
            ? Samples.Create(values, Rows, Columns)
            : Samples.Create(Array.ConvertAll(values, value => (double)value), Rows, Columns);
        using Compute compute = NewCompute();
        int[] half = [.. Enumerable.Range(0, Rows / 2)];
        var scoring = RankScoring.Fit(new SampleColumns(samples, half), folded: false, scores: null, long.MaxValue, compute);
        float[] weights = [.. Enumerable.Range(1, Columns).Select(column => 1f / column)];
        foreach (ISampleScoring scored in new ISampleScoring[] { scoring, new WeightedScoring(scoring, weights), ColumnStandardizer.Fit(samples, compute.Team) })
        {
            const int First = 11, Count = 300;
            var together = new MatrixView(new AlignedBuffer(Count * Columns), Count, Columns);
            scored.TransformRows(samples, First, together);
            var one = new float[Columns];
            for (int i = 0; i < Count; i++)
            {
                scored.TransformRow(samples, First + i, one);
                Assert.Equal(one, together.Row(i).ToArray());
            }
        }
    }

    [Fact]
    public void A_tables_scores_are_those_of_a_search_among_its_values()
    {
        for (int entries = 1; entries <= 20; entries++)
        {
            double[] values = [.. Enumerable.Range(0, entries).Select(i => (double)i)];
            float[] scores = [.. Enumerable.Range(0, entries).Select(i => (float)(i * i))];
            var table = new ScoreTable(values, scores);
            for (double value = -1; value <= entries; value += 0.25)
            {
                double inside = Math.Clamp(value, 0, entries - 1);
                int below = (int)inside;
                double expected = scores[below] + (inside == below ? 0 : (inside - below) * (scores[below + 1] - scores[below]));
                Assert.Equal((float)expected, table.Score(value));
            }
        }
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(50 * 37 * 2)]
    [InlineData(1)]
    public void Many_columns_are_each_scored_by_themselves_however_many_are_taken_together(long memoryBytes)
    {
        MatrixView matrix = Numerics.NormalMatrix.Create(50, 37, stream: 1);
        var scores = new MatrixView(new AlignedBuffer(50 * 37), 50, 37);
        using Compute compute = NewCompute();
        RankScoring.Fit(new MatrixColumns(matrix), folded: false, scores, memoryBytes, compute);
        for (int c = 0; c < 37; c++)
        {
            double[] column = [.. Enumerable.Range(0, 50).Select(i => (double)matrix.Row(i)[c])];
            Assert.Equal(Scores(column, folded: false), Enumerable.Range(0, 50).Select(i => (double)scores.Row(i)[c]));
        }
    }

    private static Compute NewCompute() => new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);

    private static double Quantile(double probability) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, probability);

    private static double[] Column(int count, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];
    }

    /// <summary>rank - 1/2 of each value.</summary>
    private static double[] Ranks(double[] column) => Array.ConvertAll(column, value => column.Count(other => other < value) + 0.5);

    private static double[] Standardize(double[] values)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return Array.ConvertAll(values, value => (value - mean) / deviation);
    }

    private static double[] Scores(double[] column, bool folded)
    {
        using Compute compute = NewCompute();
        Fit(column, folded, out float[] scores, compute);
        return Array.ConvertAll(scores, score => (double)score);
    }

    private static RankScoring Fit(double[] column, bool folded, out float[] scores, Compute compute)
    {
        var view = new MatrixView(new AlignedBuffer(column.Length), column.Length, 1);
        var samples = Samples.Create(column, column.Length, 1);
        RankScoring scoring = RankScoring.Fit(new SampleColumns(samples, [.. Enumerable.Range(0, column.Length)]), folded, view, long.MaxValue, compute);
        scores = view.Span.ToArray();
        return scoring;
    }
}
