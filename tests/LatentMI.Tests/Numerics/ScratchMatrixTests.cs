using LatentMI.Numerics;

namespace LatentMI.Tests.Numerics;

public sealed class ScratchMatrixTests
{
    [Theory]
    [InlineData(long.MaxValue, false)]
    [InlineData(300 * 7 * sizeof(float), false)]
    [InlineData((300 * 7 * sizeof(float)) - 1, true)]
    public void Holds_what_is_written_in_memory_or_in_a_file(long memoryBytes, bool isFile)
    {
        using var scratch = new ScratchMatrix(300, 7, memoryBytes);
        Assert.Equal(isFile, scratch.IsFile);
        for (int i = 0; i < 300; i++)
        {
            for (int c = 0; c < 7; c++)
            {
                scratch.View.Row(i)[c] = (10 * i) + c;
            }
        }

        Assert.Equal(2993, scratch.View.Row(299)[3]);
        Assert.Equal(Enumerable.Range(0, 7).Select(c => 1230f + c), scratch.View.Row(123).ToArray());
    }

    [Fact]
    public void A_file_is_gone_afterwards()
    {
        string[] before = Directory.GetFiles(Path.GetTempPath(), "lmi-*.scores");
        using (new ScratchMatrix(1000, 10, memoryBytes: 0))
        {
            Assert.NotEmpty(Directory.GetFiles(Path.GetTempPath(), "lmi-*.scores").Except(before));
        }

        Assert.Empty(Directory.GetFiles(Path.GetTempPath(), "lmi-*.scores").Except(before));
    }
}
