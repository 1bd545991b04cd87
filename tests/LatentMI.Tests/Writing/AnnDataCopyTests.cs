using System.Buffers.Binary;
using System.Text.Json.Nodes;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;
using LatentMI.IO.Writing;
using LatentMI.Tests.Reading;

namespace LatentMI.Tests.Writing;

/// <summary>Results that are added to a copy of an AnnData file: symbol tables, links in headers, tables of version 0.7, groups that are missing.</summary>
public sealed class AnnDataCopyTests : IDisposable
{
    // The superblock and, in old files, the entry of the root group.
    private const int LongestStart = 100;
    private static readonly double[] Bits = [.5, double.NaN, -1, 2];
    private static readonly float[] Latents = [1, 2, 3, 4, float.NaN, float.NaN, 7, 8];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("new.h5ad", "time", "state", "well", "count", "good", "batch", "note")]
    [InlineData("old.h5ad", "state")]
    [InlineData("masked.h5ad", "lab", "well", "batch", "count", "good")]
    [InlineData("compact.h5ad", "time", "größe")]
    public void A_copy_has_all_that_the_file_has_and_the_results(string name, params string[] columns)
    {
        string source = GoldenFiles.Path(name);
        byte[] before = File.ReadAllBytes(source);
        string copy = Write(source, "lmi");

        Assert.Equal(before, File.ReadAllBytes(source));
        Assert.Equal(before[LongestStart..], File.ReadAllBytes(copy)[LongestStart..before.Length]);
        Assert.Superset(Items(source), Items(copy));
        MetadataTable table = MetadataReader.Read(copy, TestContext.Current.CancellationToken);
        Assert.Equal([.. columns, "lmi_pmi"], table.Columns.Select(column => column.Name));
        Assert.Equal(Bits, table.Find("lmi_pmi")!.Numbers!);
        using Samples latents = Read($"{copy}:obsm/lmi_x").Samples;
        Assert.Equal((4, 2, SampleType.Float32), (latents.Count, latents.Dimensions, latents.Type));
        Assert.Equal(Latents.Select(value => (double)value), Enumerable.Range(0, 8).Select(i => latents[i / 2, i % 2]));
        GoldenFiles.AssertMatrix(Read($"{copy}:X").Samples);
    }

    [Fact]
    public void Results_are_added_to_a_copy_of_a_copy_under_another_name()
    {
        string first = Write(GoldenFiles.Path("new.h5ad"), "lmi");
        string second = Write(first, "ksg");
        Assert.Equal(
            ["lmi_pmi", "ksg_pmi"], MetadataReader.Read(second, TestContext.Current.CancellationToken).Columns.Select(column => column.Name).TakeLast(2));
        Assert.Superset(Items(first), Items(second));

        AnnDataCopy copy = AnnDataCopy.Prepare(second, TestContext.Current.CancellationToken);
        Assert.Equal("obs/lmi_pmi", copy.FindTaken("lmi", ["pmi"]));
        Assert.Equal("obsm/ksg_x", copy.FindTaken("ksg", ["x"]));
        Assert.Equal("uns/ksg", copy.FindTaken("ksg", []));
        Assert.Null(copy.FindTaken("other", ["pmi", "x"]));
        Assert.Throws<ArgumentException>(() => copy.Write(_folder.File("third.h5ad"), Results("lmi"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("oldest.h5ad", "(obs) is none of AnnData 0.7 or later")]
    [InlineData("records.h5ad", "(obs) is none of AnnData 0.7 or later")]
    [InlineData("two.h5mu", "is a MuData file of several modalities")]
    [InlineData("indexed.h5ad", "keeps the links of the root group in an index")]
    [InlineData("arrays.h5", "has no table of cells (obs)")]
    public void What_cannot_be_extended_is_refused(string name, string words) => RequireRefusal(GoldenFiles.Path(name), words);

    [Fact]
    public void Files_that_are_cut_off_or_open_for_writing_or_behind_something_else_are_refused()
    {
        byte[] old = File.ReadAllBytes(GoldenFiles.Path("new.h5ad"));
        byte[] recent = File.ReadAllBytes(GoldenFiles.Path("compact.h5ad"));
        RequireRefusal(_folder.Write("cut.h5ad", old[..^100]), "cut.h5ad");
        RequireRefusal(_folder.Write("behind.h5ad", [.. new byte[512], .. old]), "behind.h5ad");
        recent[11] = 1;
        RequireRefusal(_folder.Write("open.h5ad", recent), "is open for writing, or was not closed");
    }

    [Fact]
    public void Any_damage_is_an_input_exception()
    {
        foreach (string name in new[] { "new.h5ad", "compact.h5ad" })
        {
            byte[] original = File.ReadAllBytes(GoldenFiles.Path(name));
            var random = new Random(7);
            for (int trial = 0; trial < 150; trial++)
            {
                byte[] bytes = [.. original];
                for (int change = 0; change < 3; change++)
                {
                    bytes[random.Next(Math.Min(bytes.Length, 6000))] = (byte)random.Next(256);
                }

                string source = _folder.Write($"damaged-{trial}-{name}", bytes);
                try
                {
                    Write(source, "lmi");
                }
                catch (InputException e)
                {
                    Assert.DoesNotContain('\n', e.Message);
                }
                catch (OutputException e)
                {
                    Assert.Contains("cannot be read back", e.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void Addresses_after_the_end_and_the_checksum_follow()
    {
        byte[] bytes = File.ReadAllBytes(Write(GoldenFiles.Path("compact.h5ad"), "lmi"));
        Assert.Equal((ulong)bytes.Length, BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(28)));
        bytes = File.ReadAllBytes(Write(GoldenFiles.Path("new.h5ad"), "lmi"));
        Assert.Equal((ulong)bytes.Length, BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(40)));
    }

    [Fact]
    public void Nothing_is_left_where_the_copy_cannot_be_written()
    {
        AnnDataCopy copy = AnnDataCopy.Prepare(GoldenFiles.Path("new.h5ad"), TestContext.Current.CancellationToken);
        Assert.Throws<InputException>(() => copy.Write(_folder.File("missing/copy.h5ad"), Results("lmi"), TestContext.Current.CancellationToken));
        string earlier = _folder.Write("earlier.h5ad", "kept");
        Assert.ThrowsAny<OperationCanceledException>(() => copy.Write(earlier, Results("lmi"), new CancellationToken(canceled: true)));
        Assert.Equal("kept", File.ReadAllText(earlier));
        Assert.Equal(["earlier.h5ad"], _folder.FileNames);
    }

    [Fact]
    public void AnnData_itself_reads_the_copy_and_finds_all_of_the_original()
    {
        foreach (string name in new[] { "old.h5ad", "compact.h5ad" })
        {
            string source = GoldenFiles.Path(name);
            AnnDataProgram.RequireCopy(source, Write(source, "lmi"), "lmi");
        }
    }

    private static AnnDataResults Results(string key) => new(key)
    {
        Columns = [("pmi", Bits)],
        Matrices = [("x", Latents, 2)],
        Values = JsonNode.Parse(
            """{ "mi_bits": 1.5, "n_samples": 4, "ci95_bits": [1.25, 2.5], "at_least_bits": null, "warning_ids": ["ties", "größe"], "none": [], "text": "", "settings": { "k": 3, "good": true } }""")!.AsObject(),
    };

    private static SampleSource Read(string address) => SampleReader.Read(address, TestContext.Current.CancellationToken);

    private static HashSet<string> Items(string path) =>
    [
        .. FileInspector.Inspect(path, TestContext.Current.CancellationToken).Items
            .Select(item => $"{item.Address[path.Length..]} {item.Kind} {(item.Table is null ? $"{item.Rows} x {item.Columns}" : "table")} {item.Type}"),
    ];

    private string Write(string source, string key)
    {
        string path = _folder.File($"{key}-{Path.GetFileName(source)}");
        AnnDataCopy.Prepare(source, TestContext.Current.CancellationToken).Write(path, Results(key), TestContext.Current.CancellationToken);
        return path;
    }

    private static void RequireRefusal(string source, params string[] words)
    {
        InputException e = Assert.Throws<InputException>(() => AnnDataCopy.Prepare(source, TestContext.Current.CancellationToken));
        Assert.DoesNotContain('\n', e.Message);
        Assert.All(words, word => Assert.Contains(word, e.Message, StringComparison.Ordinal));
    }
}
