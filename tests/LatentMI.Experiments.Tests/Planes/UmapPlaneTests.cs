using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Studies.Planes;

namespace LatentMI.Experiments.Tests.Planes;

public sealed class UmapPlaneTests
{
    private const int OfCluster = 60;

    [Fact]
    public void Three_clusters_in_twenty_columns_stay_apart()
    {
        (double[] first, double[] second) = Project(Clusters(distance: 6));

        (double X, double Y, double Radius)[] groups =
        [
            .. Enumerable.Range(0, 3).Select(cluster =>
            {
                int[] rows = [.. Enumerable.Range(cluster * OfCluster, OfCluster)];
                (double x, double y) = (rows.Average(row => first[row]), rows.Average(row => second[row]));
                return (x, y, rows.Max(row => Math.Sqrt(Math.Pow(first[row] - x, 2) + Math.Pow(second[row] - y, 2))));
            }),
        ];
        for (int one = 0; one < 3; one++)
        {
            for (int other = 0; other < one; other++)
            {
                double distance = Math.Sqrt(Math.Pow(groups[one].X - groups[other].X, 2) + Math.Pow(groups[one].Y - groups[other].Y, 2));
                Assert.InRange(distance, groups[one].Radius + groups[other].Radius, double.MaxValue);
            }
        }
    }

    [Fact]
    public void It_can_be_trusted_where_components_cannot_in_any_order_of_the_rows()
    {
        Samples samples = Sphere(400);
        int[] order = new RandomStream(3, RandomPurpose.Data).NextPermutation(samples.Count);
        Samples reordered = samples.SelectRows(order);

        double trust = Trustworthiness.Of(samples, Project(samples));
        double reorderedTrust = Trustworthiness.Of(reordered, Project(reordered));
        (double[] first, double[] second, _, _) = PrincipalPlane.Project(samples);

        // The places of other rows are the value of no relation.
        (double[] first, double[] second) strangers = ([.. order.Select(row => first[row])], [.. order.Select(row => second[row])]);
        Assert.InRange(Trustworthiness.Of(samples, strangers), 0.4, 0.6);
        Assert.InRange(Trustworthiness.Of(samples, (first, second)), 0.6, 0.93);
        Assert.InRange(trust, 0.95, 1);
        Assert.Equal(trust, reorderedTrust, tolerance: 0.02);
    }

    [Fact]
    public void A_ring_is_a_ring_however_long_it_is()
    {
        // A start without the ring's two slowest waves tears it.
        const int Count = 1500;
        var random = new RandomStream(4, RandomPurpose.Data);
        Samples ring = Make(Count, 8, (i, j) => Ring(2 * Math.PI * i / Count, j) + (0.01 * random.NextNormal()));

        (double[] first, double[] second) = Project(ring);

        double[] turns =
        [
            .. Enumerable.Range(0, Count).Select(i =>
            {
                int next = (i + 25) % Count;
                double turn = Math.Atan2(second[next], first[next]) - Math.Atan2(second[i], first[i]);
                return Math.IEEERemainder(turn, 2 * Math.PI);
            }),
        ];
        Assert.Equal(25, Math.Abs(turns.Sum()) / (2 * Math.PI), tolerance: 1e-6);

        static double Ring(double angle, int column) => column switch { 0 => Math.Cos(angle), 1 => Math.Sin(angle), _ => 0 };
    }

    [Fact]
    public void A_seed_gives_the_same_digits_for_any_number_of_threads_and_another_seed_others()
    {
        Samples samples = Clusters(distance: 3);

        (double[] first, double[] second) = Project(samples, seed: 7);
        (double[] sameFirst, double[] sameSecond) = Project(samples, seed: 7, threads: 2);
        (double[] otherFirst, _) = Project(samples, seed: 8);

        Assert.Equal(first, sameFirst);
        Assert.Equal(second, sameSecond);
        Assert.NotEqual(first, otherFirst);
        Assert.Equal(0, first.Average(), tolerance: 1e-9);
    }

    [Fact]
    public void An_offset_and_a_unit_of_all_columns_change_nothing_that_the_map_shows()
    {
        Samples samples = Sphere(300);
        Samples moved = Make(samples.Count, samples.Dimensions, (i, j) => 1e-30 * (samples[i, j] + 1e6));

        Assert.InRange(Trustworthiness.Of(samples, Project(moved)), 0.95, 1);
    }

    [Fact]
    public void Equal_rows_share_a_place()
    {
        Samples samples = Make(90, 4, (i, j) => Math.Sin((i / 3) + (7 * j)));

        (double[] first, double[] second) = Project(samples);

        Assert.Equal(30, first.Zip(second).Distinct().Count());
        Assert.All(Enumerable.Range(0, 90), row => Assert.Equal((first[row / 3 * 3], second[row / 3 * 3]), (first[row], second[row])));
    }

    [Fact]
    public void Rows_that_are_all_equal_lie_at_the_origin()
    {
        (double[] first, double[] second) = Project(Make(50, 3, (_, j) => j));

        Assert.All(first, value => Assert.Equal(0, value));
        Assert.All(second, value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    public void Few_rows_have_places_of_their_own(int count)
    {
        (double[] first, double[] second) = Project(Make(count, 2, (i, j) => (i * i) + j));

        Assert.All(first.Concat(second), value => Assert.True(double.IsFinite(value)));
        Assert.Equal(count, first.Zip(second).Distinct().Count());
    }

    [Fact]
    public void Of_too_many_rows_as_many_as_there_may_be_are_drawn_and_the_others_have_no_place()
    {
        Samples samples = Make(UmapPlane.MostRows + 500, 2, (i, j) => i % 20 * (j + 1));

        (double[] first, double[] second) = Project(samples);

        Assert.Equal(500, first.Count(double.IsNaN));
        Assert.Equal(first.Select(double.IsNaN), second.Select(double.IsNaN));
        Assert.Equal(0, first.Where(double.IsFinite).Average(), tolerance: 1e-6);
    }

    [Fact]
    public void Epochs_are_reported_and_the_work_ends_where_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        var reports = new Reports(done =>
        {
            if (done == 20)
            {
                source.Cancel();
            }
        });

        Assert.ThrowsAny<OperationCanceledException>(() => UmapPlane.Project(Clusters(distance: 3), threads: 1, progress: reports, cancellationToken: source.Token));

        Assert.Equal(Enumerable.Range(1, 20).Select(done => (done, 500)), reports.Seen);
        Assert.ThrowsAny<OperationCanceledException>(() => UmapPlane.Project(Clusters(distance: 3), cancellationToken: source.Token));
        Assert.Equal(20, reports.Seen.Count);
    }

    private static (double[] First, double[] Second) Project(Samples samples, ulong seed = 0, int threads = 1) =>
        UmapPlane.Project(samples, seed, threads, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Normal clusters around the ends of three of the axes.</summary>
    private static Samples Clusters(double distance)
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        return Make(3 * OfCluster, 20, (i, j) => random.NextNormal() + (i / OfCluster == j ? distance : 0));
    }

    /// <summary>A sphere, whose halves lie upon each other where it is projected, among ten columns.</summary>
    private static Samples Sphere(int count)
    {
        var random = new RandomStream(2, RandomPurpose.Data);
        double[][] directions = [.. Enumerable.Range(0, count).Select(_ =>
        {
            double[] direction = [random.NextNormal(), random.NextNormal(), random.NextNormal()];
            double length = Math.Sqrt(direction.Sum(value => value * value));
            return direction.Select(value => value / length).ToArray();
        })];
        return Make(count, 10, (i, j) => (j < 3 ? directions[i][j] : 0) + (0.01 * random.NextNormal()));
    }

    private static Samples Make(int count, int columns, Func<int, int, double> value) =>
        Samples.Create([.. Enumerable.Range(0, count * columns).Select(place => value(place / columns, place % columns))], count, columns);

    private sealed class Reports(Action<int> reported) : IProgress<InferenceProgress>
    {
        public List<(int Done, int Total)> Seen { get; } = [];

        public void Report(InferenceProgress value)
        {
            Seen.Add((value.Done, value.Total));
            reported(value.Done);
        }
    }
}
