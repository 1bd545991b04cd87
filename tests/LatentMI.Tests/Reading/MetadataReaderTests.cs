using LatentMI.IO;
using LatentMI.IO.Tables;

namespace LatentMI.Tests.Reading;

public sealed class MetadataReaderTests
{
    [Theory]
    [InlineData("pandas.csv", ",time,state\nc1,2,Undiff\nc2,NA,\nc3,6.5,None of these\n")]
    [InlineData("r.txt", "\"time\" \"state\"\n\"c1\" 2 \"Undiff\"\n\"c2\" NA NA\n\"c3\" 6.5 \"None of these\"\n")]
    public void Columns_are_numbers_or_text_and_may_miss_values(string name, string text)
    {
        MetadataTable table = Read(name, text);
        Assert.Equal(3, table.Count);
        Assert.Equal(["c1", "c2", "c3"], table.RowNames!);
        Assert.Equal(["time", "state"], table.Columns.Select(column => column.Name));
        Assert.Equal([2, double.NaN, 6.5], table.Find("time")!.Numbers!);
        Assert.Equal(["Undiff", null, "None of these"], table.Find("state")!.Texts!);
    }

    [Fact]
    public void Rows_that_end_in_a_delimiter_below_a_header_that_does_not_are_refused()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("ends.csv", "a,b\n1,2,\n3,4,\n");
        InputException e = Assert.Throws<InputException>(() => MetadataReader.Read(path, TestContext.Current.CancellationToken));
        Assert.Equal(
            $"{path}: each row ends in a delimiter and the header does not, so that names would stand above other columns; remove the delimiter from the ends of the rows.", e.Message);
    }

    [Fact]
    public void A_first_column_with_a_name_is_a_column()
    {
        MetadataTable table = Read("cells.csv", "cell,time\nc1,2\nc2,4\n");
        Assert.Null(table.RowNames);
        Assert.Equal(["c1", "c2"], table.Find("cell")!.Texts!);
    }

    [Theory]
    [InlineData("1,2\n3,4\n", "metadata need column names in the first row, but line 1 holds numbers.")]
    [InlineData("a,a\n3,4\n", "line 1, column 2: another column is also called 'a'.")]
    [InlineData("a,,b\n3,4,5\n", "line 1, column 2: the column has no name.")]
    [InlineData("a,b\n3,4\n5\n", "line 3: the row has 1 fields where 2 are expected, as the header has.")]
    [InlineData("a,b\n3,4\n\n5,6\n", "line 3 is blank, but rows follow it; remove it or fill in its values.")]
    public void A_table_that_is_not_whole_is_refused(string text, string problem)
    {
        InputException e = Assert.Throws<InputException>(() => Read("bad.csv", text));
        Assert.EndsWith($"bad.csv: {problem}", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_array_has_no_metadata()
    {
        string path = GoldenFiles.Path("f8.npy");
        InputException e = Assert.Throws<InputException>(() => MetadataReader.Read(path, TestContext.Current.CancellationToken));
        Assert.Equal($"{path}: a file of the format npy has no metadata on its rows; give a table of them, such as a CSV file.", e.Message);
    }

    private static MetadataTable Read(string name, string text)
    {
        using var folder = new TemporaryFolder();
        return MetadataReader.Read(folder.Write(name, text), TestContext.Current.CancellationToken);
    }
}
