using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.IO.Tables;

namespace LatentMI.Tests.Reading;

/// <summary>AnnData as its versions write it: texts that may be missing as pandas 3 has them, and the records of version 0.6.</summary>
public sealed class AnnDataEncodingTests
{
    [Theory]
    [InlineData("masked.h5ad", "ENSG0", "ENSG1", "ENSG2")]
    [InlineData("records.h5ad", "g0", "g1", "g2")]
    public void Cells_and_genes_have_their_names(string name, params string[] genes)
    {
        SampleSource source = Read(name);
        Assert.Equal(["c0", "c1", "c2", "c3"], source.RowNames!);
        Assert.Equal(genes, source.Samples.ColumnNames!);
        GoldenFiles.AssertMatrix(source.Samples);
    }

    [Fact]
    public void Masked_values_and_codes_without_category_are_missing()
    {
        MetadataTable table = MetadataReader.Read(GoldenFiles.Path("masked.h5ad"), TestContext.Current.CancellationToken);
        Assert.Equal(["lab", "well", "batch", "count", "good"], table.Columns.Select(column => column.Name));
        Assert.Equal(["hi", "lo", null, "lo"], table.Find("lab")!.Texts!);
        Assert.Equal([9, double.NaN, 7, 7], table.Find("well")!.Numbers!);
        Assert.Equal(ColumnKind.Label, table.Find("well")!.Kind);
        Assert.Equal(["a", null, "b", "a"], table.Find("batch")!.Texts!);
        Assert.Equal([5, double.NaN, 7, 8], table.Find("count")!.Numbers!);
        Assert.Equal([1, 0, double.NaN, 1], table.Find("good")!.Numbers!);
    }

    [Fact]
    public void Records_with_texts_of_any_length_are_a_table()
    {
        MetadataTable table = MetadataReader.Read(GoldenFiles.Path("records.h5ad"), TestContext.Current.CancellationToken);
        Assert.Equal(["Undiff", "Mono", null, "Mono"], table.Find("state")!.Texts!);
        Assert.Equal([2.0, 4, 6, 6], table.Find("time")!.Numbers!);
        Assert.Equal([0.5, 1.5, 2.5, 3.5], table.Find("score")!.Numbers!);
        Assert.Equal(["x", "a longer note", "", "y"], table.Find("note")!.Texts!);
        Assert.Equal([1.0, 0, 1, 1], table.Find("good")!.Numbers!);
        Assert.Equal([2.0, 4, 6, 6], Values(Read("records.h5ad:obs:time")));
    }

    [Theory]
    [InlineData("masked.h5ad:obs:count", 5.0, double.NaN, 7.0, 8.0)]
    [InlineData("masked.h5ad:obs/count", 5.0, double.NaN, 7.0, 8.0)]
    [InlineData("masked.h5ad:obs:well", 9.0, double.NaN, 7.0, 7.0)]
    [InlineData("new.h5ad:obs/well", 1.0, 2.0, 2.0, double.NaN)]
    public void Columns_are_named_behind_a_colon_or_a_slash(string address, params double[] values) => Assert.Equal(values, Values(Read(address)));

    [Theory]
    [InlineData("masked.h5ad:obs:lab", "the column 'lab' holds text; choose columns of numbers.")]
    [InlineData("masked.h5ad:obs/lab", "the column 'lab' holds text; choose columns of numbers.")]
    [InlineData("old.h5ad:obs/state", "the column 'state' holds text; choose columns of numbers.")]
    [InlineData("masked.h5ad:obs/lab/codes", "'obs/lab/codes' is a part of 'obs/lab', and means nothing by itself; name ")]
    [InlineData("masked.h5ad:obs/well/categories/values", "'obs/well/categories/values' is a part of 'obs/well'")]
    [InlineData("masked.h5ad:obs/span/values", "'obs/span/values' is a part of 'obs/span'")]
    [InlineData("new.h5ad:X/data", "'X/data' is a part of 'X'")]
    [InlineData("masked.h5ad:obs:span", "the column 'span' of the metadata is encoded as 'interval-array', which is not known here")]
    [InlineData("masked.h5ad:obs:well,span", "the column 'span' of the metadata is encoded as 'interval-array', which is not known here")]
    [InlineData("masked.h5ad:obsm/ragged", "'obsm/ragged' is encoded as 'awkward-array', which is not known here")]
    [InlineData("masked.h5ad:obsm/ragged/node1-offsets", "is a part of 'obsm/ragged'")]
    public void Nothing_is_read_as_its_parts(string address, string problem)
    {
        InputException e = Assert.Throws<InputException>(() => Read(address));
        Assert.DoesNotContain('\n', e.Message);
        Assert.Contains(problem, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("masked.h5ad:obs:lab")]
    [InlineData("masked.h5ad:obs/lab")]
    public void A_label_that_is_missing_is_no_label(string address)
    {
        InputException e = Assert.Throws<InputException>(() => LabelReader.Read(GoldenFiles.Path(address), TestContext.Current.CancellationToken));
        Assert.DoesNotContain('\n', e.Message);
    }

    [Fact]
    public void A_condition_on_an_unknown_encoding_names_it()
    {
        var query = new SampleQuery { Address = GoldenFiles.Path("masked.h5ad"), Where = RowExpression.Parse("span == 1") };
        InputException e = Assert.Throws<InputException>(() => query.Read(TestContext.Current.CancellationToken));
        Assert.Contains("is encoded as 'interval-array'", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("records.h5ad::Mpo", "g1")]
    [InlineData("records.h5ad:X:Klf*,g0", "g2", "g0")]
    [InlineData("masked.h5ad:X:\"T\"", "ENSG1")]
    [InlineData("masked.h5ad::T", "ENSG1")]
    [InlineData("masked.h5ad::ENSG2", "ENSG2")]
    [InlineData("masked.h5ad::Gene Expression", "ENSG0", "ENSG1")]
    [InlineData("masked.h5ad::Antibody Capture", "ENSG2")]
    public void Genes_are_also_found_by_symbol_and_by_kind(string address, params string[] names) => Assert.Equal(names, Read(address).Samples.ColumnNames!);

    [Fact]
    public void A_symbol_of_two_genes_is_refused_with_both()
    {
        InputException e = Assert.Throws<InputException>(() => Read("masked.h5ad::Sox2"));
        Assert.EndsWith("2 columns are called 'Sox2', among them 'ENSG0' and 'ENSG2'; give one of those names, or numbers.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_listed_with_the_reason()
    {
        FileContents contents = FileInspector.Inspect(GoldenFiles.Path("masked.h5ad"), TestContext.Current.CancellationToken);
        Assert.Equal(["X", "obs", "obs/span", "obsm/ragged", "obst/tree", "var"], contents.Items.Select(item => item.Address[(contents.Path.Length + 1)..]));
        Assert.Equal([false, false, true, true, true, false], contents.Items.Select(item => item.Problem is not null));
    }

    private static SampleSource Read(string address) => SampleReader.Read(GoldenFiles.Path(address), TestContext.Current.CancellationToken);

    private static double[] Values(SampleSource source) => [.. Enumerable.Range(0, source.Samples.Count).Select(row => source.Samples[row, 0])];
}
