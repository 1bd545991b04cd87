using LatentMI.Numerics;
using LatentMI.Representation;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Representation;

public sealed class CanonicalPairsTests
{
    private const int Rows = 800, Folds = 10;

    private static readonly int[] FoldStarts = [.. Enumerable.Range(0, Folds + 1).Select(fold => Rows * fold / Folds)];

    [Fact]
    public void Variates_of_a_fold_do_not_change_when_its_own_pairs_do()
    {
        using Compute compute = NewCompute();
        (MatrixView x, MatrixView y) = Features(2, 2, [0.9, 0.8], compute);
        CanonicalPairs before = CanonicalPairs.Find(x, y, FoldStarts, compute);
        (MatrixView beforeX, _) = before.HeldOutVariates(1, compute);

        // The rows of Y of fold 3 change places; whitening and all other pairs stay.
        const int Changed = 3;
        y.Block(FoldStarts[Changed], 0, Rows / Folds, y.Columns).Span.Reverse();
        for (int i = FoldStarts[Changed]; i < FoldStarts[Changed + 1]; i++)
        {
            y.Row(i).Reverse();
        }

        CanonicalPairs after = CanonicalPairs.Find(x, y, FoldStarts, compute);
        (MatrixView afterX, _) = after.HeldOutVariates(1, compute);
        Assert.Equal(before.Ranks, after.Ranks);
        Assert.NotEqual(before.HeldOutNats, after.HeldOutNats);

        // Up to the sign, which may follow that of the other half of the folds; float32 numbers of some units.
        Assert.InRange(LargestDifference(beforeX, afterX, FoldStarts[Changed], FoldStarts[Changed + 1]), 0, 1e-5);
        Assert.InRange(LargestDifference(beforeX, afterX, 0, FoldStarts[Changed]), 1e-3, 1);
    }

    [Fact]
    public void Pairs_count_up_to_the_first_that_is_chance()
    {
        Assert.Equal(3, CanonicalPairs.CountCorrelated([0.8, 0.7, 0.6, 0.01, 0.5], Rows));
        Assert.Equal(3, CanonicalPairs.CountCorrelated([0.01, 0.7, 0.6, 0.01, 0.5], Rows));
        Assert.Equal(0, CanonicalPairs.CountCorrelated([0.01, 0.1, 0.01], Rows));
    }

    [Fact]
    public void As_many_features_are_used_as_hold_the_dependence()
    {
        using Compute compute = NewCompute();

        // Features fall in variance, so the components are the columns themselves; the first and the third are shared.
        (MatrixView x, MatrixView y) = Features(40, 30, [0.8, 0, 0.7], compute);
        CanonicalPairs pairs = CanonicalPairs.Find(x, y, FoldStarts, compute);
        Assert.InRange(pairs.Ranks.X, 3, 6);
        Assert.Equal(2, CanonicalPairs.CountSignificant(pairs.HeldOutCorrelations, Rows));
        double truth = GaussianInformation.Nats([0.8, 0.7]);

        // The standard error of each is that of the sample correlations, sqrt(2 (0.64 + 0.49) / 800) / (1 - rho^2) or so.
        Assert.Equal(truth, pairs.HeldOutNats, 0.1);
        int[][] orders = [.. Enumerable.Range(0, 20).Select(i => new RandomStream(5, RandomPurpose.Permutation, (ulong)i).NextPermutation(Rows))];
        UnbiasedInformation unbiased = pairs.UnbiasedNats(pairs.Ranks, orders.Length, (repetition, rows) => rows.SelectRows(orders[repetition]), compute);
        Assert.Equal(truth, unbiased.Nats, 0.1);
        Assert.True(unbiased.IsLargest);
        double raw = GaussianInformation.NatsOfCross(new FoldMoments(x, y, FoldStarts, compute).CrossOf(pairs.Ranks));
        Assert.Equal(raw - GaussianInformation.Bias(Rows, pairs.Ranks.X, pairs.Ranks.Y), unbiased.Nats, 0.005);
        Assert.True(pairs.HeldOutNats < raw);
        Assert.Equal(0.8, pairs.HeldOutCorrelations[0], 0.05);
        Assert.Equal(0.7, pairs.HeldOutCorrelations[1], 0.06);
    }

    [Fact]
    public void Of_independent_sides_one_pair_without_information_is_left()
    {
        using Compute compute = NewCompute();
        (MatrixView x, MatrixView y) = Features(20, 20, [], compute);
        CanonicalPairs pairs = CanonicalPairs.Find(x, y, FoldStarts, compute);
        Assert.Equal(1, CanonicalPairs.CountSignificant(pairs.HeldOutCorrelations, Rows));
        Assert.InRange(pairs.HeldOutNats, -0.01, 0.003);
        Assert.InRange(pairs.HeldOutCorrelations[0], -0.15, 0.1);
    }

    [Fact]
    public void Held_out_variates_have_the_held_out_correlations()
    {
        using Compute compute = NewCompute();
        (MatrixView x, MatrixView y) = Features(4, 4, [0.9, 0.5], compute);
        CanonicalPairs pairs = CanonicalPairs.Find(x, y, FoldStarts, compute);
        (MatrixView a, MatrixView b) = pairs.HeldOutVariates(1, compute);
        double cross = 0, squareA = 0, squareB = 0;
        for (int i = 0; i < Rows; i++)
        {
            cross += a.Row(i)[0] * b.Row(i)[0];
            squareA += a.Row(i)[0] * a.Row(i)[0];
            squareB += b.Row(i)[0] * b.Row(i)[0];
        }

        Assert.Equal(pairs.HeldOutCorrelations[0], cross / Math.Sqrt(squareA * squareB), 1e-4);
    }

    [Fact]
    public void Directions_that_predict_nothing_at_all_have_correlation_0()
    {
        using Compute compute = NewCompute();
        var x = new MatrixView(new AlignedBuffer(Rows), Rows, 1);
        var y = new MatrixView(new AlignedBuffer(Rows), Rows, 1);
        for (int i = 0; i < Rows; i++)
        {
            // Within every fold all four combinations are equally frequent.
            x.Row(i)[0] = (i % 2 * 2) - 1;
            y.Row(i)[0] = (i / 2 % 2 * 2) - 1;
        }

        CanonicalPairs pairs = CanonicalPairs.Find(x, y, FoldStarts, compute);
        Assert.Equal([0.0], pairs.HeldOutCorrelations);
        Assert.Equal(1, CanonicalPairs.CountSignificant(pairs.HeldOutCorrelations, Rows));
    }

    [Theory]
    [InlineData(new[] { 0.5, 0.3, 0.01, 0.4 }, 2)]
    [InlineData(new[] { 0.1, 0.05 }, 1)]
    [InlineData(new[] { -0.2, 0.1, 0.3, 0.2, 0.1, 0.3 }, 4)]
    [InlineData(new[] { 0.5 }, 1)]
    [InlineData(new[] { 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5 }, CanonicalPairs.MostPairs)]
    public void Pairs_count_up_to_the_first_that_is_chance_after_one_that_is_not(double[] correlations, int expected) =>
        Assert.Equal(expected, CanonicalPairs.CountSignificant(correlations, rows: 400));

    private static Compute NewCompute() => new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);

    /// <summary>Whitened normal features of falling variance, the leading ones correlated in pairs.</summary>
    private static (MatrixView X, MatrixView Y) Features(int columnsX, int columnsY, double[] correlations, Compute compute)
    {
        MatrixView x = NormalMatrix.Create(Rows, columnsX, stream: 1);
        MatrixView y = NormalMatrix.Create(Rows, columnsY, stream: 2);
        for (int i = 0; i < Rows; i++)
        {
            for (int l = 0; l < correlations.Length; l++)
            {
                double rho = correlations[l];
                y.Row(i)[l] = (float)((rho * x.Row(i)[l]) + (Math.Sqrt(1 - (rho * rho)) * y.Row(i)[l]));
            }

            for (int l = 0; l < columnsX; l++)
            {
                x.Row(i)[l] *= MathF.Pow(0.8f, l);
            }

            for (int l = 0; l < columnsY; l++)
            {
                y.Row(i)[l] *= MathF.Pow(0.8f, l);
            }
        }

        return (Whiten(x, compute), Whiten(y, compute));
    }

    private static MatrixView Whiten(MatrixView columns, Compute compute) => PrincipalComponents.Product(
        columns, PrincipalComponents.FindWhitening(columns, columns.Columns, new RandomStream(1, RandomPurpose.ComponentsX), compute), compute);

    /// <summary>The largest difference between the lengths of the same rows of two matrices.</summary>
    private static double LargestDifference(MatrixView a, MatrixView b, int start, int end)
    {
        double largest = 0;
        for (int i = start; i < end; i++)
        {
            largest = Math.Max(largest, Math.Abs(Length(a.Row(i)) - Length(b.Row(i))));
        }

        return largest;
    }

    private static double Length(ReadOnlySpan<float> row)
    {
        double sum = 0;
        foreach (float value in row)
        {
            sum += value * value;
        }

        return Math.Sqrt(sum);
    }
}
