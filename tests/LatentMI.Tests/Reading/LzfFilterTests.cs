using LatentMI.IO;
using LatentMI.IO.Formats.Hdf5;
using LatentMI.Numerics;

namespace LatentMI.Tests.Reading;

/// <summary>Chunks that h5py compressed by LZF.</summary>
public sealed class LzfFilterTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("shuffled")]
    public void Compressed_chunks_are_read(string name)
    {
        Samples samples = Read(name);
        Assert.Equal((4, 120), (samples.Count, samples.Dimensions));
        for (int i = 0; i < samples.Count; i++)
        {
            for (int j = 0; j < samples.Dimensions; j++)
            {
                Assert.Equal((10 * i) + (j % 3), samples[i, j]);
            }
        }
    }

    [Theory]
    [InlineData("lzf_noise")]
    [InlineData("shuffled_noise")]
    [InlineData("checked_noise")]
    public void Chunks_that_LZF_left_as_they_were_are_read(string name)
    {
        Samples expected = Read("noise");
        Samples samples = Read(name);
        for (int i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected.Row<double>(i).ToArray(), samples.Row<double>(i).ToArray());
        }
    }

    [Fact]
    public void Runs_and_references_are_expanded()
    {
        // "ab", then 9 bytes from 2 before, which overlap with what is written; then "c".
        var target = new byte[32];
        Assert.Equal(12, LzfFilter.Decompress([1, (byte)'a', (byte)'b', 0xE0, 0, 1, 0, (byte)'c'], target));
        Assert.Equal("ababababababc"[..11] + "c", System.Text.Encoding.ASCII.GetString(target, 0, 12));
    }

    [Theory]
    [InlineData(new byte[] { 5, 1 })]
    [InlineData(new byte[] { 0x20 })]
    [InlineData(new byte[] { 0xE0 })]
    [InlineData(new byte[] { 0xE0, 4 })]
    [InlineData(new byte[] { 0, 1, 0x20, 1 })]
    [InlineData(new byte[] { 0, 1, 0xE0, 255, 0 })]
    public void Damaged_bytes_are_refused(byte[] source) => Assert.Throws<InvalidDataException>(() => LzfFilter.Decompress(source, new byte[16]));

    [Fact]
    public void Random_bytes_never_lead_outside()
    {
        var random = new RandomStream(5, RandomPurpose.Data, 0);
        var source = new byte[64];
        for (int i = 0; i < 20_000; i++)
        {
            for (int j = 0; j < source.Length; j++)
            {
                source[j] = (byte)random.NextInt(256);
            }

            try
            {
                Assert.InRange(LzfFilter.Decompress(source, new byte[128]), 0, 128);
            }
            catch (InvalidDataException)
            {
                // Most are damaged.
            }
        }
    }

    private static Samples Read(string name) => SampleReader.Read(GoldenFiles.Path($"lzf.h5:{name}"), TestContext.Current.CancellationToken).Samples;
}
