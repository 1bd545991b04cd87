using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.Tests.Reading;

namespace LatentMI.Tests;

public sealed class ColumnKindTests : IDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Kinds_survive_choices_of_rows_and_columns()
    {
        Samples all = Samples.Create(new double[,] { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } })
            .WithKinds(ColumnKind.Number, ColumnKind.Count, ColumnKind.Label);

        Samples chosen = all.SelectColumns([2, 1, 2]).SelectRows([2, 0]).ViewRows([1, 0, 1]).SelectColumns([0, 2]);

        Assert.Equal([ColumnKind.Label, ColumnKind.Label], Kinds(chosen));
        Assert.True(chosen.AreLabels);
        Assert.False(all.AreLabels);
        Assert.Equal([ColumnKind.Number, ColumnKind.Count, ColumnKind.Label], Kinds(all.SelectRows([1]).WithOrigins(all.Origins)));
        Assert.Equal(9, chosen[0, 0] + chosen[1, 1] - 3);
    }

    [Fact]
    public void Samples_of_no_kind_are_numbers_and_any_samples_can_be_given_one()
    {
        Samples numbers = Samples.Create(new float[,] { { 1 }, { 2 } });
        using var folder = new TemporaryFolder();
        using Samples mapped = LargeNpy.ReadMapped(LargeNpy.Write(folder, "large.npy")).Samples;

        Assert.Equal([ColumnKind.Number], Kinds(numbers));
        Assert.False(numbers.AreLabels);
        Assert.True(numbers.ViewRows([1, 0]).WithKinds(ColumnKind.Label).AreLabels);
        Samples labels = mapped.WithKinds([.. Enumerable.Repeat(ColumnKind.Label, mapped.Dimensions)]);
        Assert.True(labels is { AreLabels: true, IsMapped: true });
        Assert.Equal(mapped[0, 0], labels[0, 0]);
        Assert.Throws<ArgumentException>(() => numbers.WithKinds(ColumnKind.Label, ColumnKind.Label));
    }

    [Theory]
    [InlineData("u1.npy", ColumnKind.Count)]
    [InlineData("i8.npy", ColumnKind.Count)]
    [InlineData("b1.npy", ColumnKind.Number)]
    [InlineData("f4.npy", ColumnKind.Number)]
    [InlineData("fortran_u1.npy", ColumnKind.Count)]
    [InlineData("images-idx3-ubyte", ColumnKind.Count)]
    [InlineData("integer.mtx", ColumnKind.Count)]
    [InlineData("real.mtx:T", ColumnKind.Number)]
    [InlineData("integer.mtx:T:1", ColumnKind.Count)]
    [InlineData("plain.parquet:i32", ColumnKind.Count)]
    [InlineData("new.h5ad:obs:time", ColumnKind.Count)]
    [InlineData("new.h5ad:obs:well", ColumnKind.Label)]
    [InlineData("savetxt.csv", ColumnKind.Number)]
    public void Integers_of_a_file_are_counts(string name, ColumnKind kind) =>
        Assert.All(Kinds(SampleReader.Read(GoldenFiles.Path(name), Stop).Samples), found => Assert.Equal(kind, found));

    [Fact]
    public void Text_is_labels_also_after_rows_were_chosen()
    {
        string path = _folder.Write("t.csv", "id,kind,v\na,T,1\nb,B,2\nc,T,3\n");
        SampleSource source = new SampleQuery { Address = $"{path}:kind", TakesLabels = true, Where = RowExpression.Parse("v > 1") }.Read(Stop);
        Assert.True(source.Samples.AreLabels);
    }

    [Fact]
    public void A_choice_of_variable_columns_keeps_counts_and_other_steps_do_not()
    {
        Samples counts = Samples.Create(new double[,] { { 1, 2 }, { 3, 9 } }).WithKinds(ColumnKind.Count, ColumnKind.Count);
        var source = new SampleSource(counts, "f", "npy");

        Assert.Equal([ColumnKind.Count], Kinds(Normalization.Apply(source, new NormalizationSteps { TopVariable = 1 }, Stop).Samples));
        Assert.Equal([ColumnKind.Number], Kinds(Normalization.Apply(source, new NormalizationSteps { TopVariable = 1, LogOnePlus = true }, Stop).Samples));
        Assert.Equal([ColumnKind.Number, ColumnKind.Number], Kinds(Normalization.Apply(source, new NormalizationSteps { LogOnePlus = true }, Stop).Samples));
    }

    private static ColumnKind[] Kinds(Samples samples) => [.. Enumerable.Range(0, samples.Dimensions).Select(samples.KindOf)];
}
