using LatentMI.Numerics;
using LatentMI.Reading;

namespace LatentMI.Tests.Reading;

/// <summary>Damaged files: whatever their bytes, a reader gives samples or an <see cref="InputException"/> of one line.</summary>
public sealed class ReaderFuzzTests
{
    private const int MutationsPerFile = 1500;
    private const long MostBytesPerFile = 64 << 20;

    [Theory]
    [InlineData("f8.npy")]
    [InlineData("u1.npy")]
    [InlineData("i8.npy")]
    [InlineData("fortran_cube.npy")]
    [InlineData("version3.npy")]
    [InlineData("f8.npy.gz")]
    [InlineData("one.npz")]
    [InlineData("two.npz")]
    [InlineData("images-idx3-ubyte")]
    [InlineData("type0e.idx2")]
    [InlineData("savetxt.txt")]
    [InlineData("savetxt.csv")]
    public void A_damaged_golden_file_never_crashes_its_reader(string name)
    {
        using var folder = new TemporaryFolder();
        Fuzz(folder.File(name), File.ReadAllBytes(GoldenFiles.Path(name)), seed: 1);
    }

    [Theory]
    [InlineData("table.csv", ",a,\"b, c\"\nr1,1,2.5\n\"r \"\"2\",3,4\n# x\n\nr3,nan,-1e5\n")]
    [InlineData("table.dat", "\"a\" \"b\"\n\"r 1\" 1 2\nr2 3 inf\n")]
    public void A_damaged_table_never_crashes_its_reader(string name, string text)
    {
        using var folder = new TemporaryFolder();
        byte[] content = System.Text.Encoding.UTF8.GetBytes(text);
        Fuzz(folder.File(name), content, seed: 2);
        Fuzz(folder.File($"{name}.gz"), NpyReaderTests.Gzip(content), seed: 3);
    }

    private static void Fuzz(string path, byte[] valid, ulong seed)
    {
        int refused = 0;
        for (int i = 0; i < MutationsPerFile; i++)
        {
            byte[] content = Mutate(valid, new RandomStream(seed, RandomPurpose.Data, (ulong)i));
            File.WriteAllBytes(path, content);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                string address = path.EndsWith("two.npz", StringComparison.Ordinal) ? $"{path}:x" : path;
                using Samples samples = SampleReader.Read(address, TestContext.Current.CancellationToken).Samples;
                Assert.InRange(samples.Count, 1, int.MaxValue);
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

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytesPerFile);
        }

        // Most damage must be found; some (a changed digit) gives another valid file.
        Assert.InRange(refused, MutationsPerFile / 10, MutationsPerFile);
    }

    private static byte[] Mutate(byte[] valid, RandomStream random)
    {
        List<byte> content = [.. valid];
        int changes = 1 + random.NextInt(4);
        for (int i = 0; i < changes && content.Count > 0; i++)
        {
            int at = random.NextInt(content.Count);
            int length = Math.Min(content.Count - at, 1 + random.NextInt(8));
            switch (random.NextInt(7))
            {
                case 0:
                    content[at] ^= (byte)(1 << random.NextInt(8));
                    break;
                case 1:
                    content[at] = (byte)random.NextInt(256);
                    break;
                case 2:
                    content[at] = ","u8[0];
                    break;
                case 3:
                    content.RemoveRange(at, length);
                    break;
                case 4:
                    content.InsertRange(at, content.GetRange(at, length));
                    break;
                case 5:
                    content[at] = (byte)(random.NextInt(2) == 0 ? 0xFF : 0);
                    break;
                default:
                    content.RemoveRange(at, content.Count - at);
                    break;
            }
        }

        return [.. content];
    }
}
