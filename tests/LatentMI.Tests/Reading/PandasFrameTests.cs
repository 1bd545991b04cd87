using LatentMI.IO;
using LatentMI.IO.Formats;

namespace LatentMI.Tests.Reading;

/// <summary>Data frames that pandas wrote to HDF5.</summary>
public sealed class PandasFrameTests
{
    [Theory]
    [InlineData("frames.h5:fixed:g0,g1,g2")]
    [InlineData("frames.h5:/fixed:0,2,4")]
    public void Columns_of_all_blocks_are_read_by_name_in_their_order(string address)
    {
        SampleSource source = Read(address);
        Assert.Equal(["c0", "c1", "c2", "c3"], source.RowNames!);
        Assert.Equal(["g0", "g1", "g2"], source.Samples.ColumnNames!);
        GoldenFiles.AssertMatrix(source.Samples);
    }

    [Fact]
    public void Whole_numbers_and_booleans_are_columns_too()
    {
        Samples samples = Read("frames.h5:fixed:n,good").Samples;
        Assert.Equal([1.0, 1, 2, 0, 3, 1, 4, 1], Enumerable.Range(0, 4).SelectMany(row => new[] { samples[row, 0], samples[row, 1] }));
    }

    [Fact]
    public void A_series_is_one_column()
    {
        SampleSource source = Read("frames.h5:series");
        Assert.Null(source.RowNames);
        Assert.Equal(["g1"], source.Samples.ColumnNames!);
        Assert.Equal(21, source.Samples[2, 0]);
    }

    [Theory]
    [InlineData("frames.h5:fixed:day", "the column 'day' of the metadata holds dates or durations; write the data frame with to_parquet, or the column as numbers.")]
    [InlineData("frames.h5:appended", "'appended' is what pandas writes as 'frame_table'; write it with to_hdf(format='fixed') or to_parquet.")]
    public void Other_layouts_and_types_are_named(string address, string problem)
    {
        string path = GoldenFiles.Path(address);
        ReadingErrors.AssertMessage(path, $"{path}: {problem}");
    }

    [Fact]
    public void Columns_that_are_no_numbers_are_left_out_with_a_note()
    {
        Assert.Contains("left out, as no numbers: 'day'", Read("frames.h5:fixed").Notes);
        Assert.DoesNotContain(Read("frames.h5:fixed:g1").Notes, note => note.StartsWith("left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Frames_are_listed_as_wholes()
    {
        FileContents contents = FileInspector.Inspect(GoldenFiles.Path("frames.h5"), TestContext.Current.CancellationToken);
        Assert.Equal(["appended", "fixed", "series"], contents.Items.Select(item => item.Address[(contents.Path.Length + 1)..]));
        Assert.Equal([true, false, false], contents.Items.Select(item => item.Problem is not null));
    }

    private static SampleSource Read(string address) => SampleReader.Read(GoldenFiles.Path(address), TestContext.Current.CancellationToken);
}
