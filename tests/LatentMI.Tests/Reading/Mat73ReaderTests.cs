using LatentMI.IO;
using LatentMI.IO.Formats;

namespace LatentMI.Tests.Reading;

/// <summary>MAT-files of level 7.3.</summary>
public sealed class Mat73ReaderTests
{
    [Theory]
    [InlineData("x", SampleType.Float64, ColumnKind.Number)]
    [InlineData("single", SampleType.Float32, ColumnKind.Number)]
    [InlineData("int16", SampleType.Float32, ColumnKind.Count)]
    public void Variables_have_the_axes_of_MATLAB(string name, SampleType type, ColumnKind kind)
    {
        SampleSource source = Read(name);
        Assert.Equal("mat", source.Format);
        Assert.Equal((type, kind), (source.Samples.Type, source.Samples.KindOf(0)));
        GoldenFiles.AssertMatrix(source.Samples);
    }

    [Fact]
    public void Rows_and_further_axes_are_read_as_in_level_5()
    {
        Assert.Equal((4, 1, 21.0), Corner(Read("row").Samples, 2, 0));
        Assert.Equal(["a row of 4 values was read as one column"], Read("row").Notes);
        Assert.Equal((4, 6, 17.0), Corner(Read("cube").Samples, 2, 5));
        Assert.Equal((4, 3, 1.0), Corner(Read("flags").Samples, 1, 2));
        Assert.Equal((4, 1, 11.0), Corner(Read("x:1").Samples, 1, 0));
    }

    [Theory]
    [InlineData("text", "it is text.")]
    [InlineData("cells", "it is a cell array; save one of its matrices as a variable, such as cell2mat(x).")]
    [InlineData("fields", "it is a struct or an object; save one of its fields as a variable.")]
    [InlineData("sparse", "it is a sparse matrix; save full(x).")]
    [InlineData("complex", "its values are complex; save their real and imaginary parts, or their sizes.")]
    [InlineData("nothing", "holds no values; its shape is (0, 0).")]
    public void What_cannot_be_samples_is_named_and_listed(string name, string problem)
    {
        string path = GoldenFiles.Path("level73.mat");
        ReadingErrors.AssertMessage($"{path}:{name}", $"{path}:{name}: {problem}");
        ContentItem item = FileInspector.Inspect(path, TestContext.Current.CancellationToken).Items.Single(item => item.Address == $"{path}:{name}");
        Assert.Equal($"{path}:{name}: {problem}", item.Problem);
    }

    [Fact]
    public void Without_a_name_there_must_be_one_variable()
    {
        string path = GoldenFiles.Path("level73.mat");
        ReadingErrors.AssertMessage(path, $"{path}: holds 6 variables; name one as {path}:variable. The variables are cube, flags, int16, row, single, x.");
    }

    [Fact]
    public void A_header_without_a_file_is_damaged()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("new.mat", [.. "MATLAB 7.3 MAT-file"u8, .. new byte[600]]);
        InputException e = Assert.Throws<InputException>(() => SampleReader.Read(path, TestContext.Current.CancellationToken));
        Assert.StartsWith($"{path}: cannot be read as HDF5, the file is damaged", e.Message, StringComparison.Ordinal);
    }

    private static (int Rows, int Columns, double Value) Corner(Samples samples, int row, int column) => (samples.Count, samples.Dimensions, samples[row, column]);

    private static SampleSource Read(string name) => SampleReader.Read(GoldenFiles.Path($"level73.mat:{name}"), TestContext.Current.CancellationToken);
}
