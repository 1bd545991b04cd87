using LatentMI.IO;
using LatentMI.IO.Formats;

namespace LatentMI.Tests.Reading;

/// <summary>Matrices of all formats whose rows and columns change places: <c>T</c> behind a colon.</summary>
public sealed class TransposedAddressTests
{
    [Theory]
    [InlineData("f8.npy:T")]
    [InlineData("f4.npy:T")]
    [InlineData("i4.npy:T")]
    [InlineData("one.npz:T")]
    [InlineData("two.npz:x:T")]
    [InlineData("plain.mat:f8:T")]
    [InlineData("compressed.mat:u1:T")]
    [InlineData("level73.mat:x:T")]
    [InlineData("arrays.h5:f4:T")]
    [InlineData("arrays.h5:group/a:b:T")]
    [InlineData("new.h5ad:T")]
    [InlineData("new.h5ad:layers/counts:T")]
    [InlineData("keyed.h5:*:T")]
    [InlineData("tenx3.h5:T")]
    public void A_transposed_matrix_has_the_columns_as_rows(string address)
    {
        Samples samples = Read(address).Samples;
        Assert.Equal((GoldenFiles.Columns, GoldenFiles.Rows), (samples.Count, samples.Dimensions));
        for (int i = 0; i < samples.Count; i++)
        {
            for (int j = 0; j < samples.Dimensions; j++)
            {
                Assert.Equal((10 * j) + i, samples[i, j]);
            }
        }
    }

    [Theory]
    [InlineData("f4.npy", "f4.npy:T")]
    [InlineData("f8.npy", "f8.npy:T")]
    [InlineData("new.h5ad", "new.h5ad:X:T")]
    public void Values_keep_their_type(string address, string transposed) => Assert.Equal(Read(address).Samples.Type, Read(transposed).Samples.Type);

    [Theory]
    [InlineData("new.h5ad:X:T:c2,c0")]
    [InlineData("new.h5ad:T:2,0")]
    [InlineData("old.h5ad:X:T:c2,c0")]
    [InlineData("tenx3.h5:matrix:T:c2,c0")]
    [InlineData("tenx2.h5:T:c2,c0")]
    public void Names_change_places_and_choose_columns(string address)
    {
        SampleSource source = Read(address);
        Assert.Equal(["c2", "c0"], source.Samples.ColumnNames!);
        Assert.Equal(["g0", "g1", "g2"], source.RowNames!);
        Assert.Equal([20.0, 0, 22, 2], [source.Samples[0, 0], source.Samples[0, 1], source.Samples[2, 0], source.Samples[2, 1]]);
        Assert.Equal([2, 0], source.Samples.Origins.Columns!);
    }

    [Theory]
    [InlineData("masked.h5ad:T")]
    [InlineData("masked.h5ad:X:T")]
    public void A_column_named_T_is_never_mistaken(string address)
    {
        InputException e = Assert.Throws<InputException>(() => Read(address));
        string path = GoldenFiles.Path(address);
        Assert.Equal($"{path}: 'T' transposes, and there is a column of this name, too; write {path}:* to transpose, and {path[..^2]}::T for the column.", e.Message);
        Assert.Equal((3, 4), (Read($"{address}:*").Samples.Count, Read($"{address}:*").Samples.Dimensions));
    }

    [Fact]
    public void The_column_named_T_is_read_behind_two_colons() => Assert.Equal(["ENSG1"], Read("masked.h5ad:X::T").Samples.ColumnNames!);

    private static SampleSource Read(string address) => SampleReader.Read(GoldenFiles.Path(address), TestContext.Current.CancellationToken);
}
