using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Tests.Representation;

public sealed class IndependentGroupsTests
{
    private const int Rows = 1500;
    private const int Repetitions = 20;

    private delegate void RowMaker(RandomStream random, Span<float> x, Span<float> y);

    [Fact]
    public void Pairs_that_are_independent_of_each_other_are_found()
    {
        int found = 0;
        for (ulong seed = 0; seed < Repetitions; seed++)
        {
            found += Find(seed, columns: 4, Pairs) is "0-0, 1-1, 2-2, 3-3" ? 1 : 0;
        }

        // Two comparisons at 1 % each.
        Assert.InRange(found, Repetitions - 3, Repetitions);
    }

    /// <summary>Each product of a pair is large in the few rows where both are 1: a normal distribution of means joins pairs in most data sets.</summary>
    [Fact]
    public void Pairs_of_columns_that_are_often_0_are_not_joined()
    {
        int found = 0;
        for (ulong seed = 0; seed < Repetitions; seed++)
        {
            found += Find(seed, columns: 8, (random, x, y) =>
            {
                for (int c = 0; c < x.Length; c++)
                {
                    x[c] = random.NextUniform() < 0.1 ? 1 : 0;
                    y[c] = random.NextUniform() < (x[c] > 0 ? 0.4 : 0.06) ? 1 : 0;
                }
            }) is "0-0, 1-1, 2-2, 3-3, 4-4, 5-5, 6-6, 7-7" ? 1 : 0;
        }

        Assert.InRange(found, Repetitions - 3, Repetitions);
    }

    [Fact]
    public void Pairs_with_a_sign_in_common_are_one_group() => Assert.Equal("0+1+2-0+1+2", Find(seed: 1, columns: 3, (random, x, y) =>
    {
        int sign = random.NextUniform() < 0.5 ? -1 : 1;
        for (int c = 0; c < x.Length; c++)
        {
            x[c] = (float)random.NextNormal();
            y[c] = (float)((sign * x[c]) + (0.5 * random.NextNormal()));
        }
    }));

    [Fact]
    public void A_product_of_two_columns_is_a_group_with_them()
    {
        int found = 0;
        for (ulong seed = 0; seed < Repetitions; seed++)
        {
            found += Find(seed, columns: 3, (random, x, y) =>
            {
                Pairs(random, x, y);
                (y[1], y[2]) = ((float)((x[1] * x[2]) + (0.3 * random.NextNormal())), (float)random.NextNormal());
            }) is "0-0, 1+2-1" ? 1 : 0;
        }

        Assert.InRange(found, Repetitions - 3, Repetitions);
    }

    [Fact]
    public void A_sign_of_a_product_of_columns_of_two_groups_joins_them() => Assert.Equal("0+1-0+1+2, 3-3", Find(seed: 2, columns: 4, (random, x, y) =>
    {
        Pairs(random, x, y);
        y[2] = (float)(Math.Sign(x[0] * x[1]) + (0.5 * random.NextNormal()));
    }));

    [Fact]
    public void An_exclusive_or_is_a_group_of_three() => Assert.Equal("0+1-0, 2+3-1", Find(seed: 3, columns: 4, (random, x, y) =>
    {
        for (int c = 0; c < x.Length; c++)
        {
            x[c] = random.NextInt(2);
            y[c] = random.NextInt(2);
        }

        (y[0], y[1]) = (x[0] == x[1] ? 1 : 0, x[2] == x[3] ? 1 : 0);
    }));

    [Fact]
    public void Many_pairs_are_found_as_few_are() => Assert.Equal(
        string.Join(", ", Enumerable.Range(0, 40).Select(c => $"{c}-{c}")), Find(seed: 4, columns: 40, Pairs));

    [Fact]
    public void A_group_of_many_columns_is_beside_others() => Assert.Equal("0+1+2+3-0+1+2+3, 4-4", Find(seed: 5, columns: 5, (random, x, y) =>
    {
        Pairs(random, x, y);
        y[0] = (float)(x[0] + x[1] + x[2] + x[3] + random.NextNormal());
    }));

    [Fact]
    public void Columns_that_depend_on_each_other_through_others_are_one_group() => Assert.Equal("0+1-0+1", Find(seed: 6, columns: 2, (random, x, y) =>
    {
        Pairs(random, x, y);
        y[1] = (float)(x[0] + x[1] + (0.5 * random.NextNormal()));
    }));

    [Fact]
    public void A_column_of_its_own_is_no_pair() => Assert.Equal("0-0", Find(seed: 3, columns: 2, (random, x, y) =>
    {
        Pairs(random, x, y);
        y[1] = (float)random.NextNormal();
    }));

    [Theory]
    [InlineData("line", true)]
    [InlineData("sign", true)]
    [InlineData("parabola", false)]
    [InlineData("sine", false)]
    [InlineData("scale", false)]
    public void A_correlation_is_told_from_other_forms(string form, bool expected)
    {
        ColumnGroup[] groups = Groups(seed: 8, columns: 2, (random, x, y) =>
        {
            for (int c = 0; c < x.Length; c++)
            {
                double value = random.NextNormal();
                double noise = random.NextNormal();
                x[c] = (float)value;
                y[c] = (float)(form switch
                {
                    "line" => value + noise,
                    "sign" => Math.Sign(value + noise),
                    "parabola" => (value * value) + (0.5 * noise),
                    "sine" => Math.Sin(3 * value) + (0.5 * noise),
                    _ => Math.Exp(value) * noise,
                });
            }
        });
        Assert.Equal([expected, expected], groups.Select(group => group.IsCorrelation));
    }

    /// <summary>Each column of Y is a parabola of that of X, with noise.</summary>
    private static void Pairs(RandomStream random, Span<float> x, Span<float> y)
    {
        for (int c = 0; c < x.Length; c++)
        {
            x[c] = (float)random.NextNormal();
            y[c] = (float)((x[c] * x[c]) + (0.5 * random.NextNormal()));
        }
    }

    /// <summary>The groups, such as "0-0, 1+2-1": columns of X, then of Y.</summary>
    private static string Find(ulong seed, int columns, RowMaker make) =>
        string.Join(", ", Groups(seed, columns, make).Select(group => $"{string.Join('+', group.X)}-{string.Join('+', group.Y)}"));

    private static ColumnGroup[] Groups(ulong seed, int columns, RowMaker make)
    {
        using Compute compute = new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new MatrixView(new AlignedBuffer(Rows * columns), Rows, columns);
        var y = new MatrixView(new AlignedBuffer(Rows * columns), Rows, columns);
        for (int i = 0; i < Rows; i++)
        {
            make(random, x.Row(i), y.Row(i));
        }

        return IndependentGroups.Find(x, y, most: 3, compute);
    }
}
