using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.IO.Tables;
using ParquetSharp;
using ParquetSharp.Schema;

namespace LatentMI.Tests.Reading;

/// <summary>Columns of lists, of half precision, and of what cannot be read.</summary>
public sealed class ParquetListTests
{
    private const int Three = 3;

    [Theory]
    [InlineData("list", "element", true)]
    [InlineData("list", "item", false)]
    [InlineData("bag", "array_element", true)]
    public void Lists_of_one_length_are_columns_however_their_parts_are_called(string group, string element, bool isOptional)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("x.parquet");
        Repetition repetition = isOptional ? Repetition.Optional : Repetition.Required;
        Write(path, [List("emb", group, new PrimitiveNode(element, repetition, LogicalType.None(), PhysicalType.Float))], columns =>
            columns.Write<float>([0, 1, 1, 0, 1, 1], (short)(isOptional ? 3 : 2), [1, 2, 3, 4, 5, 6], rows: 2));
        Samples samples = Read($"{path}:emb").Samples;
        Assert.Equal(["emb[0]", "emb[1]", "emb[2]"], samples.ColumnNames!);
        Assert.Equal((2, 3, SampleType.Float32, ColumnKind.Number), (samples.Count, samples.Dimensions, samples.Type, samples.KindOf(0)));
        Assert.Equal([1, 2, 3, 4, 5, 6], Enumerable.Range(0, 6).Select(i => samples[i / Three, i % Three]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Columns_of_lists_are_chosen_by_name_place_number_and_pattern(bool hasMissing)
    {
        using var folder = new TemporaryFolder();
        string path = WriteTable(folder, hasMissing ? [null, [1, 2], [3, 4]] : [[9, 8], [1, 2], [3, 4]]);
        Assert.Equal(["id", "a[0]", "a[1]", "b[0]", "b[1]", "b[2]"], Read(path).Samples.ColumnNames!);
        Assert.Equal(["b[0]", "b[1]", "b[2]", "id"], Read($"{path}:b,id").Samples.ColumnNames!);
        Assert.Equal(["a[1]", "b[2]"], Read($"{path}:a[1],b[2]").Samples.ColumnNames!);
        Assert.Equal(["b[1]", "b[2]"], Read($"{path}:4-").Samples.ColumnNames!);
        Assert.Equal(["a[0]", "b[0]"], Read($"{path}:*[0]").Samples.ColumnNames!);
        Assert.Equal(["b[1]"], Read($"{path}:b[1]").Samples.ColumnNames!);
        Assert.Equal([21, 31], Enumerable.Range(1, 2).Select(row => Read($"{path}:b[1]").Samples[row, 0]));
        Assert.Equal(4, Read($"{path}:b[1]").Samples.Origins.Column(0));
        Assert.Equal(6, Read($"{path}:T").Samples.Count);
        ReadingErrors.AssertMessage($"{path}:a[2]", $"{path}:a[2]: no column is 'a[2]': there are 6 columns, 'id', 'a[0]', 'a[1]', 'b[0]', 'b[1]', ..., or the numbers 0 to 5.");
    }

    [Fact]
    public void A_list_or_an_element_that_is_missing_is_nan()
    {
        using var folder = new TemporaryFolder();
        string path = WriteTable(folder, [[1, null], null, [3, 4]]);
        Samples samples = Read($"{path}:a").Samples;
        Assert.Equal([1, double.NaN, double.NaN, double.NaN, 3, 4], Enumerable.Range(0, 6).Select(i => samples[i / 2, i % 2]));
        Assert.Equal(1, new SampleQuery { Address = $"{path}:a" }.Read(TestContext.Current.CancellationToken).Samples[0, 0]);
    }

    [Fact]
    public void Lists_of_different_lengths_are_refused_with_two_rows_and_only_if_they_are_wanted()
    {
        using var folder = new TemporaryFolder();
        string ragged = WriteTable(folder, [[1, 2], [1, 2], [3]]);
        ReadingErrors.AssertMessage($"{ragged}:a", Different(ragged, 2, 1, 1, 3));
        Assert.Equal(Three, Read($"{ragged}:b").Samples.Dimensions);

        // The mean length is that of no list.
        string mean = WriteTable(folder, [[1], [1, 2], [1, 2, 3]]);
        ReadingErrors.AssertMessage($"{mean}:a", Different(mean, 1, 1, 2, 2));
        string empty = WriteTable(folder, [null, [1, 2], []]);
        ReadingErrors.AssertMessage($"{empty}:a", Different(empty, 2, 2, 0, 3));
        string none = WriteTable(folder, [null, null, []]);
        ReadingErrors.AssertMessage($"{none}:a", $"{none}:a: the column 'a' holds no list with a number; choose columns of numbers, as {none}:COLUMNS.");

        static string Different(string path, int first, int firstRow, int second, int secondRow) =>
            $"{path}:a: the column 'a' holds lists of different lengths, {first} in row {firstRow} and {second} in row {secondRow}; only lists of one length can be read as columns.";
    }

    [Fact]
    public void Lists_go_on_over_row_groups_and_are_no_metadata()
    {
        using var folder = new TemporaryFolder();
        string path = WriteTable(folder, [[1, 2], [3, 4], [5, 6]], rowsPerGroup: 1);
        Samples samples = Read($"{path}:a").Samples;
        Assert.Equal([1, 2, 3, 4, 5, 6], Enumerable.Range(0, 6).Select(i => samples[i / 2, i % 2]));
        MetadataTable table = MetadataReader.Read(path, TestContext.Current.CancellationToken);
        Assert.Equal([0, 1, 2], table.Find("id")!.Numbers!);
        InputException e = Assert.Throws<InputException>(() => RowExpression.Parse("a > 1").SelectRows(table));
        Assert.Contains("the column 'a' of the metadata holds lists of float64, neither a number nor a text for each row.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_list_is_an_item_of_its_own()
    {
        using var folder = new TemporaryFolder();
        string path = WriteTable(folder, [null, [1, 0], [3]]);
        IReadOnlyList<ContentItem> items = FileInspector.Inspect(path, TestContext.Current.CancellationToken).Items;
        Assert.Equal([(path, "table", 6L), ($"{path}:a", "list", 2L), ($"{path}:b", "list", 3L)], items.Select(item => (item.Address, item.Kind, item.Columns)));
        Assert.Equal([("id", "number", null), ("a", "list", 2), ("b", "list", 3)], items[0].Table!.Select(column => (column.Name, column.Type, column.Length)));
        Assert.StartsWith($"{path}:a: the column 'a' holds lists of different lengths, 2 in row 2 and 1 in row 3", items[1].Problem, StringComparison.Ordinal);
        Assert.Equal((null, 0.0, 72L), (items[2].Problem, items[2].NanShare, items[2].MemoryBytes));
    }

    [Fact]
    public void Half_precision_is_read_alone_in_lists_and_where_it_is_missing()
    {
        string path = GoldenFiles.Path("halves.parquet");
        Samples samples = Read(path).Samples;
        Assert.Equal(["half", "halves[0]", "halves[1]"], samples.ColumnNames!);
        Assert.Equal(SampleType.Float32, samples.Type);
        Assert.Equal([1.5, 0.25, -2, double.NaN, 65504, 1, -0.5, 3, double.NaN], Enumerable.Range(0, 9).Select(i => samples[i / Three, i % Three]));
        Assert.Equal([1.5, double.NaN, -0.5], MetadataReader.Read(path, TestContext.Current.CancellationToken).Find("half")!.Numbers!);
    }

    [Fact]
    public void What_cannot_be_read_is_named_with_what_it_holds()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("x.parquet");
        Write(
            path,
            [
                new GroupNode("s", Repetition.Optional, [Number(), List("emb", "list", new PrimitiveNode("element", Repetition.Optional, LogicalType.None(), PhysicalType.Float))]),
                new GroupNode("m", Repetition.Optional, [new GroupNode("key_value", Repetition.Repeated, [new PrimitiveNode("key", Repetition.Required, LogicalType.None(), PhysicalType.Int32), Number()])], LogicalType.Map()),
                List("ll", "list", List("element", "list", new PrimitiveNode("element", Repetition.Optional, LogicalType.None(), PhysicalType.Float))),
                List("ls", "list", new GroupNode("element", Repetition.Optional, [Number()])),
                List("lt", "list", new PrimitiveNode("element", Repetition.Optional, LogicalType.String(), PhysicalType.ByteArray)),
                new PrimitiveNode("t96", Repetition.Optional, LogicalType.None(), PhysicalType.Int96),
                new PrimitiveNode("day", Repetition.Optional, LogicalType.Date(), PhysicalType.Int32),
                new PrimitiveNode("raw", Repetition.Optional, LogicalType.None(), PhysicalType.FixedLenByteArray, 2),
            ],
            columns =>
            {
                columns.Write<double>([0], 1, [7], rows: 1);
                columns.Write<float>([0, 1], 4, [1, 2], rows: 1);
                columns.Write<int>([0], 0, [], rows: 1);
                columns.Write<double>([0], 0, [], rows: 1);
                columns.Write<float>([0], 0, [], rows: 1);
                columns.Write<double>([0], 0, [], rows: 1);
                columns.Write<ByteArray>([0], 0, [], rows: 1);
                columns.Write<Int96>([0], 0, [], rows: 1);
                columns.Write<int>([0], 0, [], rows: 1);
                columns.Write<FixedLenByteArray>([0], 0, [], rows: 1);
            });
        Samples samples = Read($"{path}:s.n,s.emb").Samples;
        Assert.Equal(["s.n", "s.emb[0]", "s.emb[1]"], samples.ColumnNames!);
        Assert.Equal([7, 1, 2], Enumerable.Range(0, 3).Select(j => samples[0, j]));
        ContentItem table = FileInspector.Inspect(path, TestContext.Current.CancellationToken).Items[0];
        (string Name, string Holds)[] others =
        [
            ("m", "maps"), ("ll", "lists of lists"), ("ls", "lists of structures"), ("lt", "lists of text"),
            ("t96", "values of the type datetime"), ("day", "values of the type datetime"), ("raw", "values of the type bytes"),
        ];
        Assert.Equal(others.Select(other => (other.Name, $"holds {other.Holds}, which cannot be read")), table.Table!.Where(column => column.Type == "other").Select(column => (column.Name, column.Problem!)));
        Assert.All(others, other => ReadingErrors.AssertMessage(
            $"{path}:{other.Name}", $"{path}:{other.Name}: the column '{other.Name}' holds {other.Holds}; choose columns of numbers, as {path}:COLUMNS."));
    }

    private static PrimitiveNode Number() => new("n", Repetition.Required, LogicalType.None(), PhysicalType.Double);

    private static GroupNode List(string name, string group, Node element) =>
        new(name, Repetition.Optional, [new GroupNode(group, Repetition.Repeated, [element])], LogicalType.List());

    /// <summary>A table of the columns id, of the row's number from 0, a, of lists, and b, of lists of three numbers.</summary>
    private static string WriteTable(TemporaryFolder folder, double?[]?[] lists, int rowsPerGroup = int.MaxValue)
    {
        string path = folder.File($"{folder.FileNames.Count}.parquet");
        using var writer = new ParquetFileWriter(path, [new Column<int>("id"), new Column<double?[]>("a"), new Column<double[]>("b")]);
        foreach (int[] rows in Enumerable.Range(0, lists.Length).Chunk(Math.Min(rowsPerGroup, lists.Length)))
        {
            using RowGroupWriter group = writer.AppendRowGroup();
            WriteColumn(group, rows, row => row);
            WriteColumn(group, rows, row => lists[row]!);
            WriteColumn(group, rows, row => new double[] { 10 * (row + 1), (10 * (row + 1)) + 1, (10 * (row + 1)) + 2 });
        }

        writer.Close();
        return path;
    }

    private static void WriteColumn<T>(RowGroupWriter group, int[] rows, Func<int, T> value)
    {
        using LogicalColumnWriter<T> writer = group.NextColumn().LogicalWriter<T>();
        writer.WriteBatch(Array.ConvertAll(rows, row => value(row)));
    }

    private static void Write(string path, Node[] columns, Action<PhysicalColumns> write)
    {
        using var root = new GroupNode("schema", Repetition.Required, columns);
        using WriterProperties properties = WriterProperties.GetDefaultWriterProperties();
        using var writer = new ParquetFileWriter(path, root, properties);
        using (RowGroupWriter group = writer.AppendRowGroup())
        {
            write(new PhysicalColumns(group));
        }

        writer.Close();
    }

    private static SampleSource Read(string address) => SampleReader.Read(address, TestContext.Current.CancellationToken);

    /// <summary>The columns of a group of rows, as they are stored: values with their levels.</summary>
    private sealed class PhysicalColumns(RowGroupWriter group)
    {
        /// <summary>Writes the next column, of which all values have the same level of definition; in every row the same levels of repetition.</summary>
        public void Write<T>(short[] repetitions, short definition, T[] values, int rows)
            where T : unmanaged
        {
            using var writer = (ColumnWriter<T>)group.NextColumn();
            Assert.Equal(rows, repetitions.Count(level => level == 0));
            writer.WriteBatch(repetitions.Length, [.. repetitions.Select(_ => definition)], repetitions, values);
        }
    }
}
