using LatentMI.IO;
using LatentMI.IO.Formats;

namespace LatentMI.Tests.Reading;

public sealed class MatrixMarketReaderTests
{
    private const string Counts = "%%MatrixMarket matrix coordinate integer general\n3 2 2\n1 1 5\n3 2 7\n";

    [Theory]
    [InlineData("real.mtx", SampleType.Float64)]
    [InlineData("integer.mtx", SampleType.Float32)]
    [InlineData("array.mtx", SampleType.Float64)]
    public void A_matrix_is_read(string name, SampleType type)
    {
        SampleSource source = Read(name);
        Assert.Equal(type, source.Samples.Type);
        Assert.Equal("mtx", source.Format);
        GoldenFiles.AssertMatrix(source.Samples);
        SampleSource transposed = Read($"{name}:T:2,0");
        Assert.Equal((3, 2), (transposed.Samples.Count, transposed.Samples.Dimensions));
        Assert.Equal([21.0, 1], [transposed.Samples[1, 0], transposed.Samples[1, 1]]);
    }

    [Theory]
    [InlineData("symmetric.mtx", 1)]
    [InlineData("symmetric_array.mtx", 1)]
    [InlineData("skew.mtx", -1)]
    public void Symmetric_matrices_are_completed(string name, int sign)
    {
        Samples samples = Read(name).Samples;
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                Assert.Equal((10 * i) + j + (sign * ((10 * j) + i)), samples[i, j]);
            }
        }
    }

    [Fact]
    public void Unsigned_integers_are_counts()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("unsigned.mtx", "%%MatrixMarket matrix coordinate unsigned-integer general\n2 2 1\n1 2 3\n");
        Samples samples = SampleReader.Read(path, TestContext.Current.CancellationToken).Samples;
        Assert.Equal((3.0, ColumnKind.Count), (samples[0, 1], samples.KindOf(1)));
    }

    [Theory]
    [InlineData("%%MATRIXMARKET MATRIX COORDINATE REAL GENERAL\n2 2 1\n1 2 3\n")]
    [InlineData("%%MatrixMarket\tmatrix\tcoordinate real  general \r\n% note\r\n\r\n2\t2\t1\r\n1\t2\t3\r\n")]
    public void The_first_line_is_read_as_others_write_it(string text)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(3.0, SampleReader.Read(folder.Write("a.mtx", text), TestContext.Current.CancellationToken).Samples[0, 1]);
    }

    [Fact]
    public void A_pattern_is_of_ones()
    {
        Samples samples = Read("pattern.mtx").Samples;
        Assert.Equal([1f, 0, 1], samples.Row<float>(3).ToArray());
    }

    [Fact]
    public void Files_of_10x_name_cells_and_genes()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("matrix.mtx.gz", NpyReaderTests.Gzip("%%MatrixMarket matrix coordinate integer general\n%\n3 2 2\n1 1 5\n3 2 7\n"u8.ToArray()));
        folder.Write("barcodes.tsv", "AAC\nAAG\n");
        folder.Write("features.tsv.gz", NpyReaderTests.Gzip("E1\tGata1\tGene\nE2\tMpo\tGene\nE3\tElane\tGene\n"u8.ToArray()));
        SampleSource cells = SampleReader.Read($"{path}:T:Elane,Gata1", TestContext.Current.CancellationToken);
        Assert.Equal(["AAC", "AAG"], cells.RowNames!);
        Assert.Equal(["Elane", "Gata1"], cells.Samples.ColumnNames!);
        Assert.Equal([0f, 5], cells.Samples.Row<float>(0).ToArray());
        Assert.Equal([7f, 0], cells.Samples.Row<float>(1).ToArray());
        Assert.Equal("mtx, gzip", cells.Format);
        SampleSource genes = SampleReader.Read(path, TestContext.Current.CancellationToken);
        Assert.Equal(["Gata1", "Mpo", "Elane"], genes.RowNames!);
        Assert.Contains($"the rows are the 3 rows of the file; use {path}:T to make its 2 columns the rows", genes.Notes);
    }

    [Theory]
    [InlineData("matrix.mtx", "cells.txt", "genes.txt")]
    [InlineData("GSM1_matrix.mtx", "GSM1_barcodes.tsv", "GSM1_features.tsv")]
    [InlineData("GSM1_matrix.mtx", "barcodes.tsv", "genes.tsv")]
    public void Files_of_names_are_found_beside_a_matrix(string matrix, string cells, string genes)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write(matrix, Counts);
        folder.Write(cells, "AAC\nAAG\n\n");
        folder.Write(genes, "Gata1\nMpo\nElane");
        folder.Write("GSM2_barcodes.tsv", "other\nmatrix\n");
        SampleSource source = SampleReader.Read($"{path}:T", TestContext.Current.CancellationToken);
        Assert.Equal(["AAC", "AAG"], source.RowNames!);
        Assert.Equal(["Gata1", "Mpo", "Elane"], source.Samples.ColumnNames!);
        Assert.Single(source.Notes);
    }

    [Fact]
    public void Files_of_names_that_do_not_fit_are_told()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("matrix.mtx", Counts);
        folder.Write("barcodes.tsv", "AAC\n");
        folder.Write("genes.tsv", "id\tsymbol\nE1\tGata1\nE2\tMpo\nE3\tElane\n");
        string[] notes =
        [
            "barcodes.tsv beside the matrix has 1 line, and the matrix has 3 rows and 2 columns: it was not used for names",
            "genes.tsv beside the matrix has 4 lines, and the matrix has 3 rows and 2 columns: it was not used for names",
        ];
        SampleSource source = SampleReader.Read(path, TestContext.Current.CancellationToken);
        Assert.Equal(notes, source.Notes.Skip(1));
        Assert.Null(source.RowNames);
        Assert.Equal(notes, FileInspector.Inspect(path, TestContext.Current.CancellationToken).Notes);
        folder.Write("barcodes.tsv", "AAC\nAAG\nAAT\n");
        folder.Write("genes.tsv", "Gata1\nMpo\nElane\n");
        Assert.Equal(
            ["barcodes.tsv and genes.tsv beside the matrix both have 3 lines, and the matrix has 3 rows and 2 columns: they were not used, as it is not clear which names what"],
            SampleReader.Read(path, TestContext.Current.CancellationToken).Notes.Skip(1));
    }

    [Theory]
    [InlineData("%%MatrixMarket matrix coordinate complex general\n1 1 1\n1 1 1 1\n", "line 1 is '%%matrixmarket matrix coordinate complex", "supported are")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2\n", "line 2: '2 2' is not the size of a matrix: rows, columns, entries.")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 1\n", "is truncated: 2 entries are expected, but there are only 1.")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 1\n3 1 1\n", "line 3: '3 1 1' is not an entry of a matrix of 2 x 2")]
    [InlineData("%%MatrixMarket matrix coordinate integer general\n2 2 1\n1 1 9007199254740993\n", "and a value, which is an integer beyond 2^53 that a float64 cannot hold exactly")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 0,5\n", "and a value; write decimals with a point")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 1\n0 1 1\n", "line 3: '0 1 1' is not an entry")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 x\n", "line 3: '1 1 x' is not an entry")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 1\n2 2 2\n", "line 4: more entries follow")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2 2 999999999\n1 1 1\n", "is truncated: it contains fewer than 999999999 entries.")]
    [InlineData("%%MatrixMarket matrix coordinate real general\n2147483647 2147483647 1\n1 1 1\n", "2147483647 columns of a sparse matrix are too many")]
    [InlineData("%%MatrixMarket matrix coordinate real symmetric\n2 3 1\n1 1 1\n", "a symmetric matrix must be square, and this is 2 x 3.")]
    [InlineData("%%MatrixMarket matrix array real general\n2 2\n1\n2\n3\n", "is truncated: values are missing.")]
    [InlineData("%%MatrixMarket matrix coordinate real symmetric\n2 2 3\n1 1 1\n2 1 2\n1 2 2\n", "line 5: entries on both sides of the diagonal")]
    [InlineData("%%MatrixMarket matrix coordinate integer general\n2 2 1\n1 1 1.5\n", "line 3: 1.5 is no integer, as line 1 says of all values; write real there.")]
    [InlineData("%%MatrixMarket matrix array real general\n0 2\n", "holds no values; its shape is (0, 2).")]
    public void A_damaged_matrix_is_refused(string text, params string[] parts)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("bad.mtx", text);
        InputException e = Assert.Throws<InputException>(() => SampleReader.Read(path, TestContext.Current.CancellationToken));
        Assert.All(parts, part => Assert.Contains(part, e.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_real_matrix_has_the_cells_of_its_readme()
    {
        string path = SharedFiles.Path("data/real/citeseq-pbmc/rna_genes_by_cells.mtx.gz");
        Samples cells = SampleReader.Read($"{path}:T", TestContext.Current.CancellationToken).Samples;
        Assert.Equal((500, 19521), (cells.Count, cells.Dimensions));
        Assert.Equal((19521, 2), Pair(SampleReader.Read($"{path}:3,499", TestContext.Current.CancellationToken).Samples));
        Assert.Equal(1, cells[0, 18]);

        static (int Rows, int Columns) Pair(Samples samples) => (samples.Count, samples.Dimensions);
    }

    private static SampleSource Read(string address) => SampleReader.Read(GoldenFiles.Path(address), TestContext.Current.CancellationToken);
}
