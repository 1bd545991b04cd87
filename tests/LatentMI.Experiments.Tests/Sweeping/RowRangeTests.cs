using LatentMI.Studies.Sweeps;

namespace LatentMI.Experiments.Tests.Sweeping;

public sealed class RowRangeTests
{
    [Theory]
    [InlineData("0:1000", 0, 1000)]
    [InlineData("500:", 500, null)]
    [InlineData(":200", null, 200)]
    public void Ranges_are_read_and_written_alike(string text, int? start, int? end)
    {
        RowRange range = Assert.NotNull(RowRange.TryParse(text));
        Assert.Equal((start, end), (range.Start, range.End));
        Assert.Equal(text, range.ToString());
    }

    [Theory]
    [InlineData(":")]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("5:5")]
    [InlineData("5:4")]
    [InlineData(":0")]
    [InlineData("-1:4")]
    [InlineData("0:99999999999")]
    public void Anything_else_is_refused(string text) => Assert.Null(RowRange.TryParse(text));
}
