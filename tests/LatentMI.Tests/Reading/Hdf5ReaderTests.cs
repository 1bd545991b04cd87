using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.IO.Tables;

namespace LatentMI.Tests.Reading;

public sealed class Hdf5ReaderTests
{
    private static readonly string[] Cells = ["c0", "c1", "c2", "c3"];
    private static readonly string[] Genes = ["g0", "g1", "g2"];

    [Theory]
    [InlineData("f8", SampleType.Float64)]
    [InlineData("f4", SampleType.Float32)]
    [InlineData("f2", SampleType.Float32)]
    [InlineData("i1", SampleType.Float32)]
    [InlineData("u1", SampleType.Float32)]
    [InlineData("i2", SampleType.Float32)]
    [InlineData("u2", SampleType.Float32)]
    [InlineData("i4", SampleType.Float64)]
    [InlineData("u4", SampleType.Float64)]
    [InlineData("i8", SampleType.Float64)]
    [InlineData("u8", SampleType.Float64)]
    [InlineData("/group/inner", SampleType.Float64)]
    [InlineData("group/a:b", SampleType.Float64)]
    [InlineData("soft", SampleType.Float64)]
    [InlineData("circle/f8", SampleType.Float64)]
    [InlineData("fletcher32", SampleType.Float64)]
    [InlineData("gzip", SampleType.Float64)]
    [InlineData("lzf", SampleType.Float64)]
    [InlineData("growing", SampleType.Float32)]
    [InlineData("compact_chunk", SampleType.Float64)]
    public void A_data_set_is_read_by_its_path(string path, SampleType type)
    {
        SampleSource source = Read($"arrays.h5:{path}");
        Assert.Equal(type, source.Samples.Type);
        Assert.Equal("hdf5", source.Format);
        GoldenFiles.AssertMatrix(source.Samples);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("growing")]
    [InlineData("growing_twice")]
    [InlineData("single_chunk")]
    [InlineData("plain")]
    public void Every_index_of_chunks_of_the_latest_version_is_read(string path) => GoldenFiles.AssertMatrix(Read($"latest.h5:{path}").Samples);

    [Theory]
    [InlineData("arrays.h5:f8:2,0")]
    [InlineData("arrays.h5:gzip:2,0")]
    [InlineData("arrays.h5:group/a:b:2,0")]
    [InlineData("new.h5ad:X:2,0")]
    [InlineData("new.h5ad::g2,g0")]
    [InlineData("new.h5ad:layers/counts:g2,g0")]
    [InlineData("new.h5ad:layers/dense:g2,g0")]
    [InlineData("new.h5ad:raw/X:g2,g0")]
    [InlineData("oldest.h5ad:raw.X:g2,g0")]
    [InlineData("keyed.h5:*:2,0")]
    public void Columns_are_chosen_by_number_or_name(string address)
    {
        SampleSource source = Read(address);
        Assert.Equal(2, source.Samples.Dimensions);
        int rowOfTen = source.RowNames is null || address.StartsWith("new", StringComparison.Ordinal) || address.StartsWith("old", StringComparison.Ordinal)
            ? 1
            : source.RowNames.ToList().IndexOf("Q2");
        Assert.Equal([12.0, 10], [source.Samples[rowOfTen, 0], source.Samples[rowOfTen, 1]]);
        if (source.Samples.ColumnNames is { } names)
        {
            Assert.Equal(["g2", "g0"], names);
        }
    }

    [Fact]
    public void Further_axes_and_single_ones_are_columns()
    {
        Assert.Equal((4, 1, 21.0), Shape(Read("arrays.h5:vector").Samples, 2, 0));
        Assert.Equal((4, 6, 17.0), Shape(Read("arrays.h5:cube").Samples, 2, 5));
        Assert.Equal([1f, 0, 1], Read("arrays.h5:bool").Samples.Row<float>(0).ToArray());
    }

    [Theory]
    [InlineData("big_endian", "holds big-endian values; write them as little-endian.")]
    [InlineData("complex", "'complex' does not hold numbers but records of several fields.")]
    [InlineData("text", "'text' does not hold numbers but text.")]
    [InlineData("scalar", "holds a single number; samples need an array with rows.")]
    [InlineData("empty", "holds no values; its shape is (0, 3).")]
    [InlineData("too_large", "holds an integer beyond 2^53")]
    [InlineData("never_filled", "'never_filled' claims more values than its file can contain; it is damaged, or was never written.")]
    [InlineData("group", "'group' is a group; name an item as ")]
    [InlineData("dangling", "'dangling' is a link to what is not there.")]
    [InlineData("nothing", "There are ")]
    [InlineData("f8:3", "no column is '3': there are 3 columns without names, the numbers 0 to 2.")]
    public void What_cannot_be_samples_is_refused_in_one_line(string path, string problem)
    {
        string address = $"{GoldenFiles.Path("arrays.h5")}:{path}";
        InputException e = Assert.Throws<InputException>(() => SampleReader.Read(address, TestContext.Current.CancellationToken));
        Assert.DoesNotContain('\n', e.Message);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_data_set_is_a_row_named_by_its_key()
    {
        SampleSource source = Read("keyed.h5:*");
        Assert.Equal(["P1:S2A", "Q2", "Q3", "R4"], source.RowNames!);
        Assert.Equal(SampleType.Float32, source.Samples.Type);
        GoldenFiles.AssertMatrix(source.Samples);
    }

    [Fact]
    public void Keys_that_are_whole_numbers_are_in_their_order()
    {
        SampleSource source = Read("numbered.h5:*");
        Assert.Equal(["0", "1", "2", "10"], source.RowNames!);
        Assert.Equal([0.0, 1, 2, 10], Enumerable.Range(0, 4).Select(row => source.Samples[row, 0]));
    }

    [Theory]
    [InlineData("equal.h5", "a", "b", "c", "d", "e")]
    [InlineData("numbered.h5", "*", "0", "1", "10", "2")]
    [InlineData("keyed.h5", "*", "P1:S2A", "Q2", "Q3", "R4", "notes/made")]
    public void All_items_are_listed(string name, params string[] items)
    {
        FileContents contents = FileInspector.Inspect(GoldenFiles.Path(name), TestContext.Current.CancellationToken);
        Assert.Equal(items, contents.Items.Select(item => item.Address[(contents.Path.Length + 1)..]));
        Assert.Equal(0, contents.Unlisted);
    }

    [Fact]
    public void Vectors_of_different_lengths_are_refused()
    {
        string path = GoldenFiles.Path("ragged.h5");
        ReadingErrors.AssertMessage(
            $"{path}:*",
            $"{path}:*: 'P1' has the shape (7, 3) and 'P2' has (9, 3); all vectors must have the same length, so average per-residue vectors first.");
    }

    [Theory]
    [InlineData("new.h5ad", SampleType.Float32)]
    [InlineData("new.h5ad:X", SampleType.Float32)]
    [InlineData("new.h5ad:layers/counts", SampleType.Float64)]
    [InlineData("new.h5ad:layers/dense", SampleType.Float64)]
    [InlineData("old.h5ad", SampleType.Float64)]
    [InlineData("oldest.h5ad", SampleType.Float32)]
    [InlineData("oldest.h5ad:raw.X", SampleType.Float32)]
    public void An_annotated_matrix_has_the_names_of_cells_and_genes(string address, SampleType type)
    {
        SampleSource source = Read(address);
        Assert.Equal(type, source.Samples.Type);
        Assert.Equal("h5ad", source.Format);
        Assert.Equal(Cells, source.RowNames!);
        Assert.Equal(Genes, source.Samples.ColumnNames!);
        GoldenFiles.AssertMatrix(source.Samples);
    }

    [Theory]
    [InlineData("new.h5ad:obsm/X_pca", "new.h5ad:obsm/frame:p")]
    [InlineData("oldest.h5ad:obsm/X_pca", "new.h5ad:obsm/frame:p")]
    public void Matrices_of_cells_have_their_names_too(string address, string first)
    {
        SampleSource source = Read(address);
        Assert.Equal(Cells, source.RowNames!);
        Assert.Equal((4, 2, 31.0), Shape(source.Samples, 3, 1));
        SampleSource column = Read(first);
        Assert.Equal(["p"], column.Samples.ColumnNames!);
        Assert.Equal((4, 1, 30.0), Shape(column.Samples, 3, 0));
    }

    [Fact]
    public void Modalities_have_names_of_their_own()
    {
        SampleSource source = Read("two.h5mu:mod/atac/X");
        Assert.Equal(["atac0", "atac1", "atac2"], source.Samples.ColumnNames!);
        GoldenFiles.AssertMatrix(source.Samples, offset: 100);
        MetadataTable metadata = Metadata("two.h5mu:mod/atac/X");
        Assert.Equal([101.0, 102, 103, 104], metadata.Find("depth")!.Numbers!);
    }

    [Fact]
    public void Metadata_of_all_encodings_are_numbers_or_text()
    {
        MetadataTable table = Metadata("new.h5ad");
        Assert.Equal(Cells, table.RowNames!);
        Assert.Equal(["time", "state", "well", "count", "good", "batch", "note"], table.Columns.Select(column => column.Name));
        Assert.Equal([2.0, 4, 6, 6], table.Find("time")!.Numbers!);
        Assert.Equal(["Undiff", "Mono", null, "Mono"], table.Find("state")!.Texts!);
        Assert.Equal([1, 2, 2, double.NaN], table.Find("well")!.Numbers!);
        Assert.Equal([5, double.NaN, 7, 8], table.Find("count")!.Numbers!);
        Assert.Equal([1.0, 0, 1, 1], table.Find("good")!.Numbers!);
        Assert.Equal(["a", "b", "a", "b"], table.Find("batch")!.Texts!);
        Assert.Equal(["x", null, "", "y"], table.Find("note")!.Texts!);
    }

    [Theory]
    [InlineData("old.h5ad")]
    [InlineData("oldest.h5ad")]
    public void Metadata_of_old_encodings_have_their_categories(string name)
    {
        MetadataTable table = Metadata(name);
        Assert.Equal(Cells, table.RowNames!);
        Assert.Equal(["Undiff", "Mono", null, "Mono"], table.Find("state")!.Texts!);
    }

    [Fact]
    public void Rows_are_chosen_by_the_metadata_in_the_file()
    {
        var query = new SampleQuery
        {
            Address = $"{GoldenFiles.Path("new.h5ad")}:layers/counts",
            Where = RowExpression.Parse("time == 6 & state == 'Mono' | well == 1"),
        };
        SampleSource source = query.Read(TestContext.Current.CancellationToken);
        Assert.Equal(["c0", "c3"], source.RowNames!);
        Assert.Equal([0, 3], source.RowNumbers!);
        Assert.Equal((2, 3, 32.0), Shape(source.Samples, 1, 2));
    }

    [Fact]
    public void A_file_without_metadata_says_so()
    {
        string path = GoldenFiles.Path("arrays.h5");
        InputException e = Assert.Throws<InputException>(() => MetadataReader.Read($"{path}:f8", TestContext.Current.CancellationToken));
        Assert.Equal($"{path}:f8: the file has no metadata on its rows; give a table of them, such as a CSV file.", e.Message);
    }

    [Theory]
    [InlineData("larry-subset/larry_subset.h5ad", 781, 2481, "time_info == 2", 34)]
    [InlineData("pbmc68k/pbmc68k_reduced.h5ad", 700, 765, "phase == 'S'", 182)]
    [InlineData("pbmc68k/pbmc68k_reduced_legacy.h5ad", 700, 765, "phase == 'S'", 182)]
    public void Real_files_are_read_with_their_metadata(string name, int rows, int columns, string condition, int chosen)
    {
        string path = SharedFiles.Path($"data/real/{name}");
        SampleSource source = SampleReader.Read(path, TestContext.Current.CancellationToken);
        Assert.Equal((rows, columns), (source.Samples.Count, source.Samples.Dimensions));
        Assert.Equal(rows, source.RowNames!.Count);
        Assert.Equal(columns, source.Samples.ColumnNames!.Count);
        Assert.Equal(chosen, RowExpression.Parse(condition).SelectRows(MetadataReader.Read(path, TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public void Both_encodings_of_a_real_file_hold_the_same()
    {
        foreach (string item in (string[])["X", "obsm/X_pca", "obsm/X_umap"])
        {
            Samples now = Real("pbmc68k/pbmc68k_reduced.h5ad", item);
            Samples then = Real("pbmc68k/pbmc68k_reduced_legacy.h5ad", item);
            AssertEqual(now, then);
        }

        AssertEqual(Real("pbmc68k/pbmc68k_reduced.h5ad", "raw/X"), Real("pbmc68k/pbmc68k_reduced_legacy.h5ad", "raw.X"));
    }

    [Theory]
    [InlineData("rna-atac/rna_atac.h5mu", "mod/rna/X", 1000, 45, "CDC14A")]
    [InlineData("rna-atac/rna_atac.h5mu", "mod/atac/X", 1000, 174, "chr1:100350982-100353664")]
    [InlineData("larry-subset/larry_subset.h5ad", "obsm/X_clone", 781, 339, null)]
    [InlineData("prott5-families/3FTx_prott5.h5", "*", 1421, 1024, null)]
    [InlineData("prott5-families/Pla2g2_prott5.h5", "*", 448, 1024, null)]
    [InlineData("prott5-families/gfp_prott5_subset_1000.h5", "*", 1000, 1024, null)]
    public void Real_items_have_the_shapes_of_their_readme(string name, string item, int rows, int columns, string? firstColumn)
    {
        SampleSource source = SampleReader.Read($"{SharedFiles.Path($"data/real/{name}")}:{item}", TestContext.Current.CancellationToken);
        Assert.Equal((rows, columns), (source.Samples.Count, source.Samples.Dimensions));
        Assert.Equal(rows, source.RowNames!.Distinct().Count());
        Assert.Equal(firstColumn, source.Samples.ColumnNames?[0]);
    }

    [Fact]
    public void Each_cell_of_a_real_file_is_in_one_clone()
    {
        Samples clones = Real("larry-subset/larry_subset.h5ad", "obsm/X_clone");
        Samples counts = Real("larry-subset/larry_subset.h5ad", "X");
        for (int row = 0; row < clones.Count; row++)
        {
            Assert.Equal(1, Sum(clones, row));
            Assert.Equal(1e4, Sum(counts, row), 0.1);
        }

        static double Sum(Samples samples, int row) => Enumerable.Range(0, samples.Dimensions).Sum(column => samples[row, column]);
    }

    private static void AssertEqual(Samples a, Samples b)
    {
        Assert.Equal((a.Count, a.Dimensions, a.Type), (b.Count, b.Dimensions, b.Type));
        for (int i = 0; i < a.Count; i++)
        {
            for (int j = 0; j < a.Dimensions; j++)
            {
                Assert.Equal(a[i, j], b[i, j]);
            }
        }
    }

    private static Samples Real(string name, string item) =>
        SampleReader.Read($"{SharedFiles.Path($"data/real/{name}")}:{item}", TestContext.Current.CancellationToken).Samples;

    private static (int Rows, int Columns, double Value) Shape(Samples samples, int row, int column) =>
        (samples.Count, samples.Dimensions, samples[row, column]);

    private static SampleSource Read(string address) => SampleReader.Read(GoldenFiles.Path(address), TestContext.Current.CancellationToken);

    [Fact]
    public void Links_that_lead_in_circles_or_nowhere_are_named_and_hide_nothing()
    {
        FileContents contents = FileInspector.Inspect(GoldenFiles.Path("links.h5"), TestContext.Current.CancellationToken);
        Assert.Equal(
            ["group/above is a link to a group that it is in.", "group/again is a link to a group that it is in.", "group/x", "other is a link to another file; copy what it leads to into this one.", "outside keeps its values in other files; copy them into this one."],
            contents.Items.Select(item => (item.Problem ?? item.Address)[(contents.Path.Length + 1)..].Replace(": ", " ", StringComparison.Ordinal)));
        Assert.Equal((4, 3), SampleReader.Read(GoldenFiles.Path("links.h5"), TestContext.Current.CancellationToken).Samples is var samples ? (samples.Count, samples.Dimensions) : default);
    }

    [Theory]
    [InlineData("keys/*", "'elsewhere' is a link to another file; copy what it leads to into this one.")]
    [InlineData("keys/elsewhere", "'keys/elsewhere' is a link to another file; copy what it leads to into this one.")]
    [InlineData("keys/elsewhere/x", "'keys/elsewhere' is a link to another file; copy what it leads to into this one.")]
    [InlineData("lost", "'lost' is a link to what is not there.")]
    [InlineData("nothing", "'nothing' holds no values; choose another item.")]
    [InlineData("nothing_text", "'nothing_text' holds no values; choose another item.")]
    [InlineData("*", "'lost' is a link to what is not there.")]
    [InlineData("codes", "holds codes of an enumeration, which are no numbers; write their names as text.")]
    [InlineData("record_codes", "holds codes of an enumeration, which are no numbers; write their names as text.")]
    [InlineData("record_texts:a", "holds big-endian values; write them as little-endian.")]
    public void What_is_elsewhere_empty_or_no_number_is_refused(string item, string problem)
    {
        string address = $"{GoldenFiles.Path("odd.h5")}:{item}";
        Assert.Equal($"{address}: {problem}", Assert.Throws<InputException>(() => SampleReader.Read(address, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void Inspection_lists_what_is_elsewhere_or_empty()
    {
        FileContents contents = FileInspector.Inspect(GoldenFiles.Path("odd.h5"), TestContext.Current.CancellationToken);
        string[] problems = [.. contents.Items.Where(item => item.Problem is not null).Select(item => item.Problem![(contents.Path.Length + 1)..])];
        Assert.Contains("keys/elsewhere: is a link to another file; copy what it leads to into this one.", problems);
        Assert.Contains("nothing: holds no values.", problems);
        Assert.Contains("nothing_text: holds no values.", problems);
        Assert.Contains(contents.Items, item => item.Address.EndsWith(":numbers", StringComparison.Ordinal) && item.Problem is null);
    }

    [Fact]
    public void Records_of_either_order_of_bytes_are_read()
    {
        Samples records = Read("odd.h5:records").Samples;
        Assert.Equal([1.5, 2, 3.5, 4], [records[0, 0], records[0, 1], records[1, 0], records[1, 1]]);
        Samples pairs = Read("odd.h5:records/pair").Samples;
        Assert.Equal([3.0, 4, 5, 6], [pairs[0, 0], pairs[0, 1], pairs[1, 0], pairs[1, 1]]);
    }

    [Fact]
    public void Data_sets_that_are_no_rows_of_numbers_are_named()
    {
        SampleSource source = Read("odd.h5:lists/*");
        Assert.Equal(["a", "b"], source.RowNames!);
        Assert.Contains("left out, as no data sets of numbers: 'names'", source.Notes);
    }

    private static MetadataTable Metadata(string address) => MetadataReader.Read(GoldenFiles.Path(address), TestContext.Current.CancellationToken);
}
