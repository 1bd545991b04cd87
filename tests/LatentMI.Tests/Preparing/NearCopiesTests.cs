using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Preparing;

namespace LatentMI.Tests.Preparing;

/// <summary>Rows that are nearly copies are found, and rows that only depend on each other, lie in clusters or follow each other are not.</summary>
public sealed class NearCopiesTests
{
    // Draws of each kind of data that may raise nothing; none of them may.
    private const int Draws = 12;

    private static readonly Dictionary<string, Func<RandomStream, int, (double[] X, double[] Y)>> Ordinary = new()
    {
        ["independent columns"] = (random, _) => (Normals(random, 1), Normals(random, 1)),
        ["a strong correlation"] = (random, _) => Pair(random.NextNormal(), x => (0.9999 * x) + (0.014 * random.NextNormal())),
        ["a function"] = (random, _) => Pair(random.NextNormal(), x => x * x * x),
        ["a distance from the middle"] = (random, _) => Pair(random.NextNormal(), Math.Abs),
        ["digits of a value"] = (random, _) => Pair(random.NextNormal(), x => Math.Round(x, 3)),
        ["rounded values"] = (random, _) => Pair(Math.Round(random.NextNormal(), 2), x => Math.Round(x + (0.01 * random.NextNormal()), 2)),
        ["equal sides"] = (random, _) => Both(Normals(random, 20), x => x),
        ["fifty columns and small noise"] = (random, _) => Both(Normals(random, 50), x => x + (0.001 * random.NextNormal())),
        ["labels"] = (random, _) => Pair(random.NextInt(10), x => random.NextInt(5) > 0 ? x : random.NextInt(10)),
        ["a label and vectors"] = (random, _) => Label(random),
        ["counts"] = (random, _) => Counts(random, 3, 2),
        ["sparse counts of a common depth"] = (random, _) => Counts(random, 200, 0.05),
        ["counts of a common depth"] = (random, _) => Counts(random, 200, 1),
        ["heavy tails"] = (random, _) => Both(Normals(random, 5), x => x + random.NextNormal(), x => x / Math.Abs(random.NextNormal())),
        ["a swiss roll"] = (random, _) => SwissRoll(random),
        ["ten clusters"] = (random, _) => Clusters(random, 10),
        ["a spiral"] = (random, _) => Spiral(random),
        ["a fast wave"] = (random, _) => Pair(random.NextUniform(), x => Math.Sin(60 * x)),
        ["a product"] = (random, _) => Product(random),
        ["nonlinear images of three latents"] = (random, _) => Both(Normals(random, 3), x => Math.Tanh(2 * x), x => Math.Tanh(x) + (0.1 * random.NextNormal())),
        ["six clusters of unequal size"] = (random, _) => Clusters(random, 6, bound => (int)(bound * Math.Sqrt(random.NextUniform()))),
        ["a wave"] = (_, row) => ([Math.Sin(row * 0.01), Math.Cos(row * 0.01)], [Math.Sin(row * 0.0173)]),
        ["numbers of rows"] = (_, row) => Pair(row, x => x),
    };

    public static TheoryData<string> OrdinaryData => [.. Ordinary.Keys];

    [Theory]
    [MemberData(nameof(OrdinaryData))]
    public void Other_data_have_none(string data)
    {
        for (int draw = 0; draw < Draws; draw++)
        {
            var random = new RandomStream((ulong)draw, RandomPurpose.Data);
            int rows = draw % 2 == 0 ? 500 : 150;
            Assert.Null(Find([.. Enumerable.Range(0, rows).Select(row => Ordinary[data](random, row))]));
        }
    }

    [Fact]
    public void Series_have_none()
    {
        for (ulong seed = 0; seed < Draws; seed++)
        {
            (Samples x, Samples y) = AutoregressiveSeries.Create(500, 20, 0.97, seed);
            Assert.Null(NearCopies.Find(x, y, groups: null, block: 1));
        }
    }

    [Theory]
    [InlineData(1, 1e-6, 2)]
    [InlineData(1, 1e-6, 5)]
    [InlineData(3, 0.01, 2)]
    [InlineData(20, 0.1, 2)]
    [InlineData(20, 0.1, 8)]
    [InlineData(50, 0.2, 3)]
    [InlineData(300, 0.2, 2)]
    public void Rows_and_their_jittered_copies_are_found(int columns, double jitter, int copies)
    {
        // Ten draws of each; in every second one a fifth of the rows are copies, in the others all.
        for (ulong seed = 0; seed < 10; seed++)
        {
            NearCopies? found = Find(Copies(new RandomStream(seed, RandomPurpose.Data), 600, columns, jitter, copies, seed % 2 == 0 ? 600 : 120).Rows);
            Assert.NotNull(found);
            double share = seed % 2 == 0 ? 1 : 0.2;
            Assert.InRange(found.Share, 0.8 * share, share + 0.05);
        }
    }

    [Theory]
    [InlineData(2, 0.05, 2)]
    [InlineData(2, 0.1, 8)]
    [InlineData(10, 0.3, 2)]
    [InlineData(10, 0.3, 4)]
    [InlineData(10, 0.5, 8)]
    [InlineData(100, 0.7, 3)]
    public void Replicates_with_noise_of_their_own_are_found(int columns, double noise, int replicates)
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            NearCopies? found = Find(Copies(new RandomStream(seed, RandomPurpose.Data), 1200, columns, noise, replicates, 1200).Rows);
            Assert.NotNull(found);
            Assert.InRange(found.Share, 0.2, 1);
        }
    }

    [Fact]
    public void Rows_that_were_saved_twice_and_rounded_are_found_and_one_of_them_is_named()
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        (double[] X, double[] Y)[] once = [.. Enumerable.Range(0, 200).Select(_ => (Normals(random, 4), Normals(random, 1)))];
        NearCopies? found = Find([.. once, .. once.Select(row => (Rounded(row.X), Rounded(row.Y)))]);
        Assert.NotNull(found);
        Assert.Equal(1, found.Share, 0.02);
        Assert.Equal(200, Math.Abs(found.Row - found.Copy));

        static double[] Rounded(double[] values) => Array.ConvertAll(values, value => (double)(float)value);
    }

    [Fact]
    public void One_side_may_be_equal_where_the_other_is_nearly_so()
    {
        var random = new RandomStream(2, RandomPurpose.Data);
        (double[] X, double[] Y)[] once = [.. Enumerable.Range(0, 200).Select(_ => (Normals(random, 20), Normals(random, 1)))];
        Assert.NotNull(Find([.. once, .. once.Select(row => (Array.ConvertAll(row.X, value => value + (0.05 * random.NextNormal())), row.Y))]));

        // On both sides equal: exact copies, which another check counts.
        Assert.Null(Find([.. once, .. once]));
    }

    [Fact]
    public void Copies_within_a_group_or_a_block_do_no_harm()
    {
        ((double[] X, double[] Y)[] rows, int[] originals) = Copies(new RandomStream(3, RandomPurpose.Data), 600, 10, 0.1, 3, 600);
        Samples x = Side(rows, row => row.X);
        Samples y = Side(rows, row => row.Y);
        Assert.NotNull(NearCopies.Find(x, y, groups: null, block: 1));
        Assert.Null(NearCopies.Find(x, y, RowGroups.Of([.. originals.Select(original => $"{original}")]), block: 1));

        int[] together = [.. Enumerable.Range(0, 600).OrderBy(row => originals[row])];
        Assert.NotNull(NearCopies.Find(x.SelectRows(together), y.SelectRows(together), groups: null, block: 1));
        Assert.Null(NearCopies.Find(x.SelectRows(together), y.SelectRows(together), groups: null, block: 3));
    }

    private static NearCopies? Find((double[] X, double[] Y)[] rows) => NearCopies.Find(Side(rows, row => row.X), Side(rows, row => row.Y), groups: null, block: 1);

    private static Samples Side((double[] X, double[] Y)[] rows, Func<(double[] X, double[] Y), double[]> side) =>
        Samples.Create([.. rows.SelectMany(side)], rows.Length, side(rows[0]).Length);

    private static double[] Normals(RandomStream random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];

    private static (double[] X, double[] Y) Pair(double x, Func<double, double> y) => ([x], [y(x)]);

    private static (double[] X, double[] Y) Both(double[] common, Func<double, double> y, Func<double, double>? x = null) =>
        ([.. common.Select(x ?? (value => value))], [.. common.Select(y)]);

    private static (double[] X, double[] Y) Label(RandomStream random)
    {
        int label = random.NextInt(10);
        return ([label], [.. Normals(random, 10).Select(value => value + label)]);
    }

    private static (double[] X, double[] Y) SwissRoll(RandomStream random)
    {
        double angle = 1.5 * Math.PI * (1 + (2 * random.NextUniform()));
        return ([angle * Math.Cos(angle), 21 * random.NextUniform(), angle * Math.Sin(angle)], [angle + (0.001 * random.NextNormal())]);
    }

    private static (double[] X, double[] Y) Spiral(RandomStream random)
    {
        double angle = 4 * Math.PI * (1 + (2 * random.NextUniform()));
        return ([angle * Math.Cos(angle), angle * Math.Sin(angle)], [angle]);
    }

    private static (double[] X, double[] Y) Product(RandomStream random)
    {
        double[] factors = Normals(random, 2);
        return (factors, [factors[0] * factors[1]]);
    }

    private static (double[] X, double[] Y) Clusters(RandomStream random, int clusters, Func<int, int>? draw = null)
    {
        int cluster = (draw ?? random.NextInt)(clusters);
        return ([.. Normals(random, 5).Select(value => value + (100 * cluster))], [.. Normals(random, 5).Select(value => value - (100 * cluster))]);
    }

    /// <summary>Logarithms of counts of which all of a row have a common factor, on both sides.</summary>
    private static (double[] X, double[] Y) Counts(RandomStream random, int columns, double rate)
    {
        double depth = Math.Exp(random.NextNormal());
        return (Side(), Side());

        double[] Side() => [.. Enumerable.Range(0, columns).Select(_ => Math.Log(1 + Count()))];

        double Count()
        {
            double left = Math.Exp(-rate * depth);
            int count = 0;
            for (double product = random.NextUniform(); product > left; product *= random.NextUniform())
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>Independent rows of which the first are several times the same but for a jitter, in random order; and the number of the original of each.</summary>
    private static ((double[] X, double[] Y)[] Rows, int[] Originals) Copies(RandomStream random, int rows, int columns, double jitter, int copies, int copied)
    {
        var all = new List<((double[] X, double[] Y) Row, int Original)>();
        while (all.Count < rows)
        {
            (double[] x, double[] y) = (Normals(random, columns), Normals(random, columns));
            int times = all.Count < copied ? copies : 1;
            int original = all.Count;
            for (int copy = 0; copy < times && all.Count < rows; copy++)
            {
                all.Add(((Jittered(x), Jittered(y)), original));
            }
        }

        ((double[] X, double[] Y) Row, int Original)[] shuffled = [.. random.NextPermutation(rows).Select(row => all[row])];
        return (Array.ConvertAll(shuffled, row => row.Row), Array.ConvertAll(shuffled, row => row.Original));

        double[] Jittered(double[] values) => Array.ConvertAll(values, value => value + (jitter * random.NextNormal()));
    }
}
