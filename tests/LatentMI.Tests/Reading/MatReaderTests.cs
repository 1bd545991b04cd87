using LatentMI.IO;
using LatentMI.IO.Formats;

namespace LatentMI.Tests.Reading;

public sealed class MatReaderTests
{
    private const string Plain = "plain.mat";
    private const string Compressed = "compressed.mat";

    [Theory]
    [InlineData("f8", SampleType.Float64, ColumnKind.Number)]
    [InlineData("f4", SampleType.Float32, ColumnKind.Number)]
    [InlineData("i1", SampleType.Float32, ColumnKind.Count)]
    [InlineData("u1", SampleType.Float32, ColumnKind.Count)]
    [InlineData("i2", SampleType.Float32, ColumnKind.Count)]
    [InlineData("u2", SampleType.Float32, ColumnKind.Count)]
    [InlineData("i4", SampleType.Float64, ColumnKind.Count)]
    [InlineData("u4", SampleType.Float64, ColumnKind.Count)]
    [InlineData("i8", SampleType.Float64, ColumnKind.Count)]
    [InlineData("u8", SampleType.Float64, ColumnKind.Count)]
    public void Every_class_of_numbers_is_read(string name, SampleType type, ColumnKind kind)
    {
        foreach (string file in new[] { Plain, Compressed })
        {
            SampleSource source = Read(file, name);
            Assert.Equal("mat", source.Format);
            Assert.Equal(type, source.Samples.Type);
            Assert.Equal(kind, source.Samples.KindOf(0));
            GoldenFiles.AssertMatrix(source.Samples);
        }
    }

    [Fact]
    public void Files_of_level_4_and_of_octave_are_named()
    {
        const string advice = "is a MAT-file of level 4, which is not read; save it with -v7 or -v7.3 in MATLAB, with -v7 in Octave, or with savemat(..., format='5') in SciPy.";
        AssertRefused(GoldenFiles.Path("level4.mat"), advice);
        using var folder = new TemporaryFolder();
        AssertRefused(folder.Write("big.mat", [0, 0, 3, 232, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, (byte)'x', 0, 0, 0, 0, 0, 0, 0, 0, 0]), advice);
        AssertRefused(folder.Write("octave.mat", "# Created by Octave 9.2\n# name: x\n# type: scalar\n1\n"), "is text of Octave, which is not read; save it with save -v7 in Octave.");
        AssertRefused(folder.Write("words.mat", "What is this file, and why?"), "is named .mat but does not start like one; is it damaged or of another type?");

        static void AssertRefused(string path, string problem) =>
            Assert.Equal($"{path}: {problem}", Assert.Throws<InputException>(() => SampleReader.Read(path, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void Logical_values_are_0_and_1()
    {
        Samples flags = Read(Compressed, "flags").Samples;
        Assert.Equal([0.0, 0, 0], [flags[1, 0], flags[0, 2], flags[0, 0]]);
        Assert.Equal(1, flags[1, 1]);
    }

    [Fact]
    public void A_row_is_one_column_and_says_so()
    {
        SampleSource source = Read(Plain, "row");
        Assert.Equal((4, 1), (source.Samples.Count, source.Samples.Dimensions));
        Assert.Equal(21, source.Samples[2, 0]);
        Assert.Equal(["a row of 4 values was read as one column"], source.Notes);
    }

    [Fact]
    public void Further_axes_are_flattened_as_numpy_does()
    {
        SampleSource source = Read(Plain, "cube");
        Assert.Equal((2, 12), (source.Samples.Count, source.Samples.Dimensions));
        Assert.Equal([12.0, 17, 23], [source.Samples[1, 0], source.Samples[1, 5], source.Samples[1, 11]]);
    }

    [Fact]
    public void Columns_and_the_only_variable_of_numbers_are_selected()
    {
        SampleSource only = SampleReader.Read(GoldenFiles.Path("one.mat"), TestContext.Current.CancellationToken);
        GoldenFiles.AssertMatrix(only.Samples);
        Assert.Equal(["the file's only variable of numbers, 'only', was read"], only.Notes);
        Samples columns = SampleReader.Read($"{GoldenFiles.Path(Plain)}:f8:2,0", TestContext.Current.CancellationToken).Samples;
        Assert.Equal([32.0, 30], [columns[3, 0], columns[3, 1]]);
    }

    [Theory]
    [InlineData("complex", "its values are complex; save their real and imaginary parts, or their sizes.")]
    [InlineData("sparse", "it is a sparse matrix; save full(x).")]
    [InlineData("words", "it is text.")]
    [InlineData("cells", "it is a cell array; save one of its matrices as a variable, such as cell2mat(x).")]
    [InlineData("fields", "it is a struct or an object; save one of its fields as a variable.")]
    public void What_is_no_matrix_of_real_numbers_is_refused(string name, string reason)
    {
        foreach (string file in new[] { Plain, Compressed })
        {
            string address = $"{GoldenFiles.Path(file)}:{name}";
            ReadingErrors.AssertMessage(address, $"{address}: {reason}");
        }
    }

    [Fact]
    public void Variables_are_named_where_none_or_a_wrong_one_is()
    {
        string file = GoldenFiles.Path(Plain);
        const string names = "f8, f4, i1, u1, i2, u2, i4, u4, i8, u8, flags, row, ...";
        ReadingErrors.AssertMessage(file, $"{file}: holds 13 variables; name one as {file}:variable. The variables are {names}.");
        ReadingErrors.AssertMessage($"{file}:f9", $"{file}: has no variable 'f9'. The variables are {names}.");
    }

    [Fact]
    public void All_variables_are_listed()
    {
        using OpenFile file = OpenFile.Open(GoldenFiles.Path(Compressed));
        FileContents contents = file.Inspect(TestContext.Current.CancellationToken);
        Assert.Equal(18, contents.Items.Count);
        ContentItem first = contents.Items[0];
        Assert.Equal((4, 3, "double"), (first.Rows, first.Columns, first.Type));
        Assert.Equal(5, contents.Items.Count(item => item.Problem is not null));
    }

    [Theory]
    [InlineData(Plain)]
    [InlineData(Compressed)]
    public void A_truncated_file_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        byte[] content = File.ReadAllBytes(GoldenFiles.Path(name));
        string path = folder.Write("short.mat", content[..200]);
        InputException refused = Assert.Throws<InputException>(() => SampleReader.Read($"{path}:f8", TestContext.Current.CancellationToken));
        Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
    }

    private static SampleSource Read(string file, string variable) =>
        SampleReader.Read($"{GoldenFiles.Path(file)}:{variable}", TestContext.Current.CancellationToken);
}
