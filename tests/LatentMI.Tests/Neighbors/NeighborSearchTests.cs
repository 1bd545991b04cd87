using System.Numerics;
using CsCheck;
using LatentMI.Neighbors;
using LatentMI.Numerics;

namespace LatentMI.Tests.Neighbors;

public sealed class NeighborSearchTests
{
    public static TheoryData<string> Searches =>
        ["tree", "sweep scalar", "sweep 128", "sweep 256", "sweep 512", "boxes scalar", "boxes 128", "boxes 256", "boxes 512"];

    [Theory]
    [MemberData(nameof(Searches))]
    public void Finds_what_plain_loops_find_in_double(string search) => CheckAgainstPlainLoops<double>(search);

    [Theory]
    [MemberData(nameof(Searches))]
    public void Finds_what_plain_loops_find_in_float(string search) => CheckAgainstPlainLoops<float>(search);

    [Theory]
    [MemberData(nameof(Searches))]
    public void Finds_what_plain_loops_find_for_new_points(string search)
    {
        using var team = new WorkerTeam(2);
        PointSets.Cases.Sample(
            c =>
            {
                PairedPoints<double> observed = PointSets.Create<double>(c.Kind, c.Count, c.DimensionsX, c.DimensionsY, c.Seed);
                PairedPoints<double> added = PointSets.Create<double>(c.Kind, 37, c.DimensionsX, c.DimensionsY, c.Seed + 1);
                CheckAgainstPlainLoops(search, new NeighborQuery<double>(observed, added, c.Neighbors, CountRadius.InsideJoint), team);
            },
            seed: "0000KSGtest2",
            iter: 60,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void Finds_what_plain_loops_find_in_many_columns(string search)
    {
        // More columns than fit one tile of the sweep, and a last tile that is not full.
        using var team = new WorkerTeam(2);
        foreach (string kind in PointSets.Kinds)
        {
            foreach (int count in new[] { 4, 70, 200 })
            {
                PairedPoints<double> points = PointSets.Create<double>(kind, count, 530, 1, 1);
                CheckAgainstPlainLoops(search, new NeighborQuery<double>(points, 3, CountRadius.InsideJoint), team);
                CheckAgainstPlainLoops(search, new NeighborQuery<double>(points, 3, CountRadius.UpToMarginal), team);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void Finds_what_plain_loops_find_where_one_side_has_no_columns(string search)
    {
        using var team = new WorkerTeam(2);
        PairedPoints<double> points = PointSets.Create<double>("normal", 101, 2, 0, 1);
        CheckAgainstPlainLoops(search, new NeighborQuery<double>(points, 3, CountRadius.InsideJoint), team);
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("integers")]
    [InlineData("cauchy")]
    public void Searches_agree_on_a_few_thousand_points(string kind)
    {
        using var team = new WorkerTeam(2);
        PairedPoints<double> points = PointSets.Create<double>(kind, 3001, 2, 1, 5);
        foreach (CountRadius radius in Enum.GetValues<CountRadius>())
        {
            var query = new NeighborQuery<double>(points, 4, radius);
            NeighborCounts tree = Create<double>("tree").Search(query, team, TestContext.Current.CancellationToken);
            foreach (string search in Searches.Select(row => row.Data).Skip(1))
            {
                AssertEqual(tree, Create<double>(search).Search(query, team, TestContext.Current.CancellationToken));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void The_number_of_threads_changes_nothing(string search)
    {
        foreach (int dimensions in new[] { 2, 130 })
        {
            PairedPoints<double> points = PointSets.Create<double>("integers", 500, dimensions, 2, 3);
            var query = new NeighborQuery<double>(points, 3, CountRadius.UpToMarginal);
            using var one = new WorkerTeam(1);
            NeighborCounts expected = Create<double>(search).Search(query, one, TestContext.Current.CancellationToken);
            foreach (int threads in new[] { 2, 3, 7 })
            {
                using var team = new WorkerTeam(threads);
                AssertEqual(expected, Create<double>(search).Search(query, team, TestContext.Current.CancellationToken));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void A_cancelled_search_ends(string search)
    {
        PairedPoints<double> points = PointSets.Create<double>("normal", 1000, 2, 2, 3);
        using var team = new WorkerTeam(2);
        Assert.Throws<OperationCanceledException>(() =>
            Create<double>(search).Search(new NeighborQuery<double>(points, 3, CountRadius.InsideJoint), team, new CancellationToken(canceled: true)));
    }

    /// <summary>All pairs of rows one way and, in many columns, the other; boxes. Wherever it is canceled, a search ends within a block of rows.</summary>
    [Theory]
    [InlineData(2, 0.1)]
    [InlineData(2, 0.5)]
    [InlineData(2, 0.9)]
    [InlineData(70, 0.1)]
    [InlineData(70, 0.5)]
    [InlineData(70, 0.9)]
    public void A_search_that_is_cancelled_midway_ends_there(int columns, double share)
    {
        PairedPoints<double> points = PointSets.Create<double>("normal", 500, columns, columns, 3);
        var query = new NeighborQuery<double>(points, 3, CountRadius.InsideJoint);
        using var team = new WorkerTeam(1);
        EndsWithinABlock<double>(stop => Sweep<double, double, CancelingSimd<double>>.Run(query, team, stop));
        EndsWithinABlock<float>(stop => BoxSweep<double, float, CancelingSimd<float>>.Run(query, team, stop));

        void EndsWithinABlock<T>(Action<CancellationToken> search)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            (long all, bool isCanceled) = CancelingSimd<T>.Run(long.MaxValue, search);
            Assert.False(isCanceled);
            long last = (long)(share * all);
            (long done, isCanceled) = CancelingSimd<T>.Run(last, search);
            Assert.True(isCanceled);
            Assert.InRange(done, last, last + (all / 8));
        }
    }

    [Theory]
    [MemberData(nameof(Searches))]
    public void Finds_what_plain_loops_find_where_float32_is_in_doubt(string search)
    {
        // Distances that differ by less than float32 can tell, far from 0, and values that it cannot hold.
        using var team = new WorkerTeam(2);
        foreach ((double offset, double scale) in new[] { (1e6, 1e-4), (0, 1e-42), (0, 1e300), (-3e12, 1) })
        {
            PairedPoints<double> points = PointSets.Create<double>("normal", 300, 2, 3, 7);
            double[] x = Array.ConvertAll(points.X, value => offset + (scale * value));
            double[] y = Array.ConvertAll(points.Y, value => offset + (scale * value));
            var moved = new PairedPoints<double>(x, 2, y, 3, 300);
            CheckAgainstPlainLoops(search, new NeighborQuery<double>(moved, 3, CountRadius.InsideJoint), team);
            CheckAgainstPlainLoops(search, new NeighborQuery<double>(moved, 3, CountRadius.UpToMarginal), team);
        }
    }

    [Fact]
    public void More_neighbors_than_other_points_are_refused()
    {
        PairedPoints<double> points = PointSets.Create<double>("normal", 4, 1, 1, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new NeighborQuery<double>(points, 4, CountRadius.InsideJoint));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NeighborQuery<double>(points, 0, CountRadius.InsideJoint));
    }

    private static INeighborSearch<T> Create<T>(string search)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        search.Split(' ') switch
        {
            ["boxes", string width] => new BoxSearch<T>(SimdSupport.Parse(width)),
            ["sweep", string width] => new SweepSearch<T>(SimdSupport.Parse(width)),
            _ => new TreeSearch<T>(),
        };

    private static void CheckAgainstPlainLoops<T>(string search)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var team = new WorkerTeam(2);
        PointSets.Cases.Sample(
            c =>
            {
                PairedPoints<T> points = PointSets.Create<T>(c.Kind, c.Count, c.DimensionsX, c.DimensionsY, c.Seed);
                CheckAgainstPlainLoops(search, new NeighborQuery<T>(points, c.Neighbors, CountRadius.InsideJoint), team);
                CheckAgainstPlainLoops(search, new NeighborQuery<T>(points, c.Neighbors, CountRadius.UpToMarginal), team);
            },
            seed: "0000KSGtest1",
            iter: 60,
            threads: 1);
    }

    private static void CheckAgainstPlainLoops<T>(string search, NeighborQuery<T> query, WorkerTeam team)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        AssertEqual(PlainSearch.Search(query), Create<T>(search).Search(query, team, TestContext.Current.CancellationToken));

    private static void AssertEqual(NeighborCounts expected, NeighborCounts actual)
    {
        Assert.Equal(expected.Distances, actual.Distances);
        Assert.Equal(expected.CountsX, actual.CountsX);
        Assert.Equal(expected.CountsY, actual.CountsY);
    }
}
