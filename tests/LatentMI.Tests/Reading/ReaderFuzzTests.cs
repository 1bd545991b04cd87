using LatentMI.IO;
using LatentMI.IO.Selecting;
using LatentMI.IO.Tables;
using LatentMI.Numerics;

namespace LatentMI.Tests.Reading;

/// <summary>Damaged files: whatever their bytes, a reader gives samples or an <see cref="InputException"/> of one line.</summary>
/// <remarks>The command <c>fuzz</c> of the benchmarks does the same with as many inputs as one likes, and limits the time of each.</remarks>
public sealed class ReaderFuzzTests
{
    private const int MutationsPerFile = 500;

    // Within the HDF5 library a damaged length reserves one array of bytes, which is refused before it is touched.
    private const long MostBytesPerFile = (2L << 30) + (256L << 20);
    private const long MostBytesKept = 64L << 20;

    public static TheoryData<string> Names { get; } = [.. FuzzCase.All.Select(fuzzed => fuzzed.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_damaged_golden_file_never_crashes_its_reader(string name)
    {
        using var folder = new TemporaryFolder();
        Fuzz(folder.File(name), File.ReadAllBytes(GoldenFiles.Path(name)), FuzzCase.All.Single(fuzzed => fuzzed.Name == name).Selections, seed: 1);
    }

    [Theory]
    [InlineData("table.csv", ",a,\"b, c\"\nr1,1,2.5\n\"r \"\"2\",3,4\n# x\n\nr3,nan,-1e5\n")]
    [InlineData("table.dat", "\"a\" \"b\"\n\"r 1\" 1 2\nr2 3 inf\n")]
    public void A_damaged_table_never_crashes_its_reader(string name, string text)
    {
        using var folder = new TemporaryFolder();
        byte[] content = System.Text.Encoding.UTF8.GetBytes(text);
        Fuzz(folder.File(name), content, ["", FuzzCase.Metadata], seed: 2);
        Fuzz(folder.File($"{name}.gz"), NpyReaderTests.Gzip(content), [""], seed: 3);
    }

    [Fact]
    public void A_damaged_expression_never_crashes_the_parser()
    {
        const string valid = "time == 6.5 & not (well in (1, 2) | `is it` != 'it''s') and state is not missing";
        var table = new MetadataTable(1, [new MetadataColumn("time", [1.0])]);
        for (int i = 0; i < 20 * MutationsPerFile; i++)
        {
            string text = System.Text.Encoding.Latin1.GetString(
                Mutation.Damage(System.Text.Encoding.Latin1.GetBytes(valid), new RandomStream(4, RandomPurpose.Data, (ulong)i)));
            try
            {
                Assert.InRange(RowExpression.Parse(text).SelectRows(table).Count, 0, 1);
            }
            catch (InputException e)
            {
                Assert.DoesNotContain('\n', e.Message);
            }
        }
    }

    private static void Fuzz(string path, byte[] valid, string[] selections, ulong seed)
    {
        int refused = 0;
        for (int i = 0; i < MutationsPerFile; i++)
        {
            byte[] content = Mutation.Damage(valid, new RandomStream(seed, RandomPurpose.Data, (ulong)i));
            File.WriteAllBytes(path, content);
            string selection = selections[i % selections.Length];
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                if (selection == FuzzCase.Metadata)
                {
                    Assert.InRange(MetadataReader.Read(path, TestContext.Current.CancellationToken).Count, 0, int.MaxValue);
                }
                else
                {
                    string address = selection.Length == 0 ? path : $"{path}:{selection}";
                    using Samples samples = LabelReader.Read(address, TestContext.Current.CancellationToken).Samples;
                    Assert.InRange(samples.Count, 1, int.MaxValue);
                }
            }
            catch (InputException e)
            {
                refused++;
                Assert.DoesNotContain('\n', e.Message);
            }
            catch (Exception e)
            {
                Assert.Fail($"Mutation {i} with seed {seed}, {Convert.ToBase64String(content)}, raised {e}");
            }

            long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.InRange(bytes, 0, MostBytesPerFile);
            if (bytes > MostBytesKept)
            {
                // Given back at once, it stays untouched for the next file, too.
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            }
        }

        // Much damage must be found; some (a changed digit, a byte in a gap) gives another valid file.
        Assert.InRange(refused, MutationsPerFile / 20, MutationsPerFile);
    }
}
