using LatentMI.Studies.Transfer;

namespace LatentMI.Tests.Transfer;

public sealed class DelayEmbeddingTests
{
    [Theory]
    [InlineData(SampleType.Float32)]
    [InlineData(SampleType.Float64)]
    public void Rows_of_each_lag_stand_beside_each_other_under_names_that_tell_it(SampleType type)
    {
        string[] names = ["a", "b"];
        Samples series = type == SampleType.Float32
            ? Samples.Create(new float[] { 1, 2, 3, 4, 5, 6 }, 3, 2, names)
            : Samples.Create(new double[] { 1, 2, 3, 4, 5, 6 }, 3, 2, names);

        Samples embedded = DelayEmbedding.Of(series.WithKinds(ColumnKind.Number, ColumnKind.Label), [[2, 1], [1, 0]], [0, -1]);

        Assert.Equal((2, 4, type), (embedded.Count, embedded.Dimensions, embedded.Type));
        Assert.Equal([5, 6, 3, 4, 3, 4, 1, 2], Enumerable.Range(0, 8).Select(i => embedded[i / 4, i % 4]));
        Assert.Equal(["a at t", "b at t", "a at t - 1", "b at t - 1"], embedded.ColumnNames);
        Assert.Equal([ColumnKind.Number, ColumnKind.Label, ColumnKind.Number, ColumnKind.Label], Enumerable.Range(0, 4).Select(embedded.KindOf));
    }
}
