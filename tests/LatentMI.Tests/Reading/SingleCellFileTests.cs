using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;

namespace LatentMI.Tests.Reading;

/// <summary>HDF5 files of single cells that are not AnnData: Cell Ranger's matrices and Loom.</summary>
public sealed class SingleCellFileTests
{
    [Theory]
    [InlineData("tenx3.h5")]
    [InlineData("tenx3.h5:matrix")]
    [InlineData("tenx3.h5:matrix:ENSG0,g1,ENSG2")]
    [InlineData("tenx3.h5::Gene Expression,Antibody Capture")]
    [InlineData("tenx2.h5")]
    [InlineData("tenx2.h5:GRCh38")]
    [InlineData("tenx2.h5::ENSG0,g1,ENSG2")]
    [InlineData("genes.loom:T")]
    [InlineData("genes.loom:matrix:T")]
    [InlineData("genes.loom:layers/spliced:T")]
    [InlineData("genes.loom:T:ENSG0,g1,ENSG2")]
    public void Cells_are_rows_and_genes_are_columns(string address)
    {
        SampleSource source = Read(address);
        Assert.Equal(["c0", "c1", "c2", "c3"], source.RowNames!);
        Assert.Equal(["g0", "g1", "g2"], source.Samples.ColumnNames!);
        GoldenFiles.AssertMatrix(source.Samples);
    }

    [Fact]
    public void Features_are_chosen_by_their_kind()
    {
        Assert.Equal(["g0", "g1"], Read("tenx3.h5:matrix:Gene Expression").Samples.ColumnNames!);
        Assert.Equal(["g2"], Read("tenx3.h5:matrix:Antibody Capture").Samples.ColumnNames!);
        Assert.Equal(["g2", "g0"], Read("tenx3.h5::Antibody Capture,g0").Samples.ColumnNames!);
    }

    [Fact]
    public void A_loom_file_has_genes_as_rows_and_says_how_to_turn_it()
    {
        SampleSource source = Read("genes.loom");
        Assert.Equal((3, 4), (source.Samples.Count, source.Samples.Dimensions));
        Assert.Equal(["g0", "g1", "g2"], source.RowNames!);
        string path = GoldenFiles.Path("genes.loom");
        Assert.Contains($"the rows are the 3 rows of the file; use {path}:matrix:T to make its 4 columns the rows", source.Notes);
        Assert.Contains($"{path}:matrix:T", FileInspector.Inspect(path, TestContext.Current.CancellationToken).Items.Select(item => item.Address));
    }

    [Fact]
    public void Metadata_of_a_turned_matrix_are_those_of_its_rows()
    {
        MetadataTable cells = MetadataReader.Read(GoldenFiles.Path("genes.loom:matrix:T"), TestContext.Current.CancellationToken);
        Assert.Equal([2.0, 4, 6, 6], cells.Find("Age")!.Numbers!);
        MetadataTable genes = MetadataReader.Read(GoldenFiles.Path("genes.loom"), TestContext.Current.CancellationToken);
        Assert.Equal(["ENSG0", "ENSG1", "ENSG2"], genes.Find("Accession")!.Texts!);
        Assert.Equal([2.0, 4, 6, 6], Enumerable.Range(0, 4).Select(row => Read("genes.loom:col_attrs:Age").Samples[row, 0]));
    }

    [Fact]
    public void Matrices_among_the_attributes_of_cells_have_their_names()
    {
        SampleSource source = Read("genes.loom:col_attrs/PCA");
        Assert.Equal(["c0", "c1", "c2", "c3"], source.RowNames!);
        Assert.Equal((4, 2, 31.0), (source.Samples.Count, source.Samples.Dimensions, source.Samples[3, 1]));
    }

    [Theory]
    [InlineData("tenx3.h5:matrix/data", "'matrix/data' is a part of 'matrix'")]
    [InlineData("tenx2.h5:GRCh38/shape", "'GRCh38/shape' is a part of 'GRCh38'")]
    [InlineData("tenx3.h5:matrix:g7", "no column is 'g7': there are 3 columns, 'g0', 'g1', 'g2', or the numbers 0 to 2.")]
    public void Parts_and_unknown_names_are_refused(string address, string problem) =>
        Assert.Contains(problem, Assert.Throws<InputException>(() => Read(address)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_parts_of_a_matrix_are_not_listed()
    {
        FileContents contents = FileInspector.Inspect(GoldenFiles.Path("tenx3.h5"), TestContext.Current.CancellationToken);
        Assert.Equal(["matrix", "matrix/features"], contents.Items.Select(item => item.Address[(contents.Path.Length + 1)..]));
        Assert.All(contents.Items, item => Assert.Null(item.Problem));
        Assert.Equal("sparse, csr", contents.Items[0].Kind);
        Assert.Equal((4, 3), (contents.Items[0].Rows, contents.Items[0].Columns));
    }

    private static SampleSource Read(string address) => SampleReader.Read(GoldenFiles.Path(address), TestContext.Current.CancellationToken);
}
