using LatentMI.Estimators.Latent;
using LatentMI.Numerics;

namespace LatentMI.Tests.Synergy;

public sealed class JoinedSidesTests
{
    private static readonly LatentMiEstimator Quick = new(new LatentMiOptions { Effort = Effort.Quick, Threads = 1 });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Columns_stand_side_by_side_with_their_kinds_and_names()
    {
        Samples first = Samples.Create([1f, 2f, 3f, 4f], 2, 2, ["a", "b"]);
        Samples labels = Samples.Create([7f, 8f], 2, 1, ["c"]).WithKind(ColumnKind.Label);
        Samples wide = Samples.Create([0.1, 0.2], 2, 1);

        Samples same = Samples.Join([first, labels]);
        Samples mixed = Samples.Join([wide, first]);

        Assert.Equal((SampleType.Float32, 2, 3, false), (same.Type, same.Count, same.Dimensions, same.AreLabels));
        Assert.Equal(["a", "b", "c"], same.ColumnNames);
        Assert.Equal([3f, 4f, 8f], same.Row<float>(1).ToArray());
        Assert.Equal([ColumnKind.Number, ColumnKind.Number, ColumnKind.Label], Enumerable.Range(0, 3).Select(same.KindOf));
        Assert.True(Samples.Join([labels, labels]).AreLabels);
        Assert.Equal((SampleType.Float64, null), (mixed.Type, mixed.ColumnNames));
        Assert.Equal([0.2, 3, 4], mixed.Row<double>(1).ToArray());
        Assert.Throws<ArgumentException>(() => Samples.Join([first, Samples.Create([1f], 1, 1)]));
        Assert.Throws<ArgumentException>(() => Samples.Join([]));
    }

    [Fact]
    public void One_side_is_estimated_as_ever()
    {
        (Samples x, _, Samples y) = Draw(columns: 1);

        Assert.Equal(Quick.Estimate(y, x, cancellationToken: Token).Bits, Quick.EstimateJoined(y, [x], cancellationToken: Token).Bits);
    }

    [Fact]
    public void Many_columns_of_one_side_do_not_hide_one_of_the_other()
    {
        (Samples x, Samples noise, Samples y) = Draw(columns: 100);

        double alone = Quick.Estimate(y, x, cancellationToken: Token).Bits;
        LatentMiEstimate joined = Quick.EstimateJoined(y, [noise, x], cancellationToken: Token);

        Assert.Equal(alone, joined.Bits, 0.2 * alone);
        Assert.Equal((1, 101), (joined.DimensionsX, joined.DimensionsY));
    }

    private static (Samples X, Samples Noise, Samples Y) Draw(int columns)
    {
        const int Rows = 400;
        var random = new RandomStream(seed: 3, RandomPurpose.Data);
        double[] x = [.. Enumerable.Range(0, Rows).Select(_ => random.NextNormal())];
        double[] noise = [.. Enumerable.Range(0, Rows * columns).Select(_ => random.NextNormal())];
        double[] y = [.. x.Select(value => value + (0.5 * random.NextNormal()))];
        return (Samples.Create(x, Rows, 1), Samples.Create(noise, Rows, columns), Samples.Create(y, Rows, 1));
    }
}
