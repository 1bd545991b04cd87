using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.IO.Tables;
using ParquetSharp;

namespace LatentMI.Tests.Reading;

public sealed class ParquetReaderTests
{
    [Theory]
    [InlineData(Compression.Uncompressed)]
    [InlineData(Compression.Snappy)]
    [InlineData(Compression.Gzip)]
    [InlineData(Compression.Zstd)]
    [InlineData(Compression.Brotli)]
    [InlineData(Compression.Lz4)]
    public void Columns_of_every_type_are_read_whatever_their_compression(Compression compression)
    {
        using var folder = new TemporaryFolder();
        string path = WriteAll(folder, compression);
        string[] numbers = ["bool", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "f32", "f64"];
        SampleSource source = Read($"{path}:{string.Join(',', numbers)}");
        Assert.Equal("parquet", source.Format);
        Assert.Equal(numbers, source.Samples.ColumnNames!);
        Assert.Equal(["r0", "r1", "r2", "r3", "r4"], source.RowNames!);
        Assert.Equal("name", source.IndexColumn);
        for (int row = 0; row < 5; row++)
        {
            Assert.Equal(row % 2, source.Samples[row, 0]);
            for (int j = 1; j < numbers.Length; j++)
            {
                Assert.Equal(row + (j >= 9 ? 0.5 : 0), source.Samples[row, j]);
            }
        }

        Assert.Equal(SampleType.Float32, Read($"{path}:f32,i8").Samples.Type);
        Assert.Equal(SampleType.Float64, Read($"{path}:f32,i32").Samples.Type);
    }

    [Fact]
    public void Decimals_are_numbers_of_double_precision()
    {
        using Samples samples = SampleReader.Read($"{GoldenFiles.Path("decimal.parquet")}:a", TestContext.Current.CancellationToken).Samples;
        Assert.Equal((400, 1, SampleType.Float64), (samples.Count, samples.Dimensions, samples.Type));
        Assert.All(Enumerable.Range(0, samples.Count), row => Assert.Equal(Math.Round(samples[row, 0], 6), samples[row, 0]));
        Assert.Equal((0.345584, -0.536953), (samples[0, 0], samples[1, 0]));
    }

    [Fact]
    public void Embeddings_of_another_program_are_columns()
    {
        string path = GoldenFiles.Path("lists.parquet");
        ContentItem table = FileInspector.Inspect(path, TestContext.Current.CancellationToken).Items[0];
        Assert.Equal(7, table.Columns);
        Assert.Equal([("id", "number", null), ("emb", "list", 6)], table.Table!.Select(column => (column.Name, column.Type, column.Length)));
        Assert.Equal(["emb[0]", "emb[1]", "emb[2]", "emb[3]", "emb[4]", "emb[5]"], Read($"{path}:emb").Samples.ColumnNames!);
    }

    [Fact]
    public void A_value_that_is_missing_is_nan_and_rows_go_on_over_row_groups()
    {
        using var folder = new TemporaryFolder();
        string path = WriteAll(folder, Compression.Snappy);
        Samples samples = Read($"{path}:maybe,maybe_i").Samples;
        Assert.Equal([0, double.NaN, 2, double.NaN, 4], Enumerable.Range(0, 5).Select(row => samples[row, 0]));
        Assert.Equal([0, double.NaN, 2, double.NaN, 4], Enumerable.Range(0, 5).Select(row => samples[row, 1]));
        MetadataTable table = MetadataReader.Read(path, TestContext.Current.CancellationToken);
        Assert.Equal(["a", null, "a", null, "a"], table.Find("state")!.Texts!);
        Assert.Equal([0, 2, 4], RowExpression.Parse("state == 'a'").SelectRows(table));
        Assert.Null(table.Find("time"));
    }

    [Fact]
    public void Columns_are_chosen_by_number_pattern_and_name()
    {
        using var folder = new TemporaryFolder();
        string path = WriteAll(folder, Compression.Zstd);
        Assert.Equal(["i8", "i16", "i32", "i64", "f64"], Read($"{path}:i*,f64").Samples.ColumnNames!);
        Assert.Equal(["bool", "i8", "i16"], Read($"{path}:0-2").Samples.ColumnNames!);
        ReadingErrors.AssertMessage(path, $"{path}: the column 'state' holds text; choose columns of numbers, as {path}:COLUMNS.");
        ReadingErrors.AssertMessage($"{path}:time", $"{path}:time: the column 'time' holds values of the type datetime; choose columns of numbers, as {path}:COLUMNS.");
        InputException e = Assert.Throws<InputException>(() => Read($"{path}:nothing"));
        Assert.StartsWith($"{path}:nothing: no column is 'nothing': there are 15 columns, 'bool', 'i8', ", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind", "T,B,T,T,B", false)]
    [InlineData("subject", "T,B,T,T,B", true)]
    [InlineData("kind", "T,B,T,C,D", true)]
    public void A_first_column_of_text_names_rows_unless_it_recurs(string name, string texts, bool isIndex)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("kinds.parquet");
        Column[] columns = [new Column<string>(name), new Column<double>("a"), new Column<long>("__index_level_1__")];
        using (var writer = new ParquetFileWriter(path, columns))
        {
            using RowGroupWriter group = writer.AppendRowGroup();
            using (LogicalColumnWriter<string> kinds = group.NextColumn().LogicalWriter<string>())
            {
                kinds.WriteBatch(texts.Split(','));
            }

            using (LogicalColumnWriter<double> values = group.NextColumn().LogicalWriter<double>())
            {
                values.WriteBatch([1, 2, 3, 4, 5]);
            }

            using (LogicalColumnWriter<long> levels = group.NextColumn().LogicalWriter<long>())
            {
                levels.WriteBatch([0, 1, 2, 3, 4]);
            }

            writer.Close();
        }

        SampleSource source = Read($"{path}:a");
        Assert.Equal(isIndex ? texts.Split(',') : null, source.RowNames);
        if (isIndex)
        {
            Assert.Equal(["a"], Read(path).Samples.ColumnNames!);
        }
        else
        {
            ReadingErrors.AssertMessage(path, $"{path}: the column 'kind' holds text; choose columns of numbers, as {path}:COLUMNS.");
        }
    }

    [Fact]
    public void The_index_of_pandas_names_rows()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("pandas.parquet");
        Column[] columns = [new Column<double>("a"), new Column<string>("cell")];
        var metadata = new Dictionary<string, string> { ["pandas"] = "{\"index_columns\": [\"cell\"], \"columns\": []}" };
        using (var writer = new ParquetFileWriter(path, columns, Compression.Snappy, metadata))
        {
            using RowGroupWriter group = writer.AppendRowGroup();
            using (LogicalColumnWriter<double> values = group.NextColumn().LogicalWriter<double>())
            {
                values.WriteBatch([1.5, 2.5]);
            }

            using (LogicalColumnWriter<string> names = group.NextColumn().LogicalWriter<string>())
            {
                names.WriteBatch(["c1", "c2"]);
            }

            writer.Close();
        }

        SampleSource source = Read(path);
        Assert.Equal(["c1", "c2"], source.RowNames!);
        Assert.Equal(["a"], source.Samples.ColumnNames!);
        Assert.Equal([1.5, 2.5], [source.Samples[0, 0], source.Samples[1, 0]]);
    }

    [Fact]
    public void A_cut_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        byte[] whole = File.ReadAllBytes(WriteAll(folder, Compression.Snappy));
        string path = folder.Write("cut.parquet", whole[..^20]);
        InputException e = Assert.Throws<InputException>(() => Read(path));
        Assert.StartsWith($"{path}: cannot be read as Parquet, ", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Five rows in two row groups: a name, a column of each type, and some that are not numbers.</summary>
    internal static string WriteAll(TemporaryFolder folder, Compression compression)
    {
        string path = folder.File($"{compression}.parquet");
        Column[] columns =
        [
            new Column<string>("name"), new Column<bool>("bool"), new Column<sbyte>("i8"), new Column<short>("i16"), new Column<int>("i32"),
            new Column<long>("i64"), new Column<byte>("u8"), new Column<ushort>("u16"), new Column<uint>("u32"), new Column<ulong>("u64"),
            new Column<float>("f32"), new Column<double>("f64"), new Column<double?>("maybe"), new Column<int?>("maybe_i"),
            new Column<string>("state"), new Column<DateTime>("time"),
        ];
        using var writer = new ParquetFileWriter(path, columns, compression);
        foreach (int[] rows in (int[][])[[0, 1, 2], [3, 4]])
        {
            using RowGroupWriter group = writer.AppendRowGroup();
            Write(group, rows, row => $"r{row}");
            Write(group, rows, row => row % 2 == 1);
            Write(group, rows, row => (sbyte)row);
            Write(group, rows, row => (short)row);
            Write(group, rows, row => row);
            Write(group, rows, row => (long)row);
            Write(group, rows, row => (byte)row);
            Write(group, rows, row => (ushort)row);
            Write(group, rows, row => (uint)row);
            Write(group, rows, row => (ulong)row);
            Write(group, rows, row => row + 0.5f);
            Write(group, rows, row => row + 0.5);
            Write(group, rows, row => row % 2 == 0 ? row : (double?)null);
            Write(group, rows, row => row % 2 == 0 ? row : (int?)null);
            Write<string?>(group, rows, row => row % 2 == 0 ? "a" : null);
            Write(group, rows, row => new DateTime(2020, 1, 1 + row, 0, 0, 0, DateTimeKind.Utc));
        }

        writer.Close();
        return path;
    }

    private static void Write<T>(RowGroupWriter group, int[] rows, Func<int, T> value)
    {
        using LogicalColumnWriter<T> writer = group.NextColumn().LogicalWriter<T>();
        writer.WriteBatch(Array.ConvertAll(rows, row => value(row)));
    }

    private static SampleSource Read(string address) => SampleReader.Read(address, TestContext.Current.CancellationToken);
}
