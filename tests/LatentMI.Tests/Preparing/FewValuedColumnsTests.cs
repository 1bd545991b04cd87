using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Tests.Preparing;

public sealed class FewValuedColumnsTests
{
    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void Most_of_the_columns_have_few_values(int rounded, bool expected)
    {
        const int Rows = 300, Columns = 4;
        var random = new RandomStream(1, RandomPurpose.Data);
        double[] values = [.. Enumerable.Range(0, Rows * Columns).Select(i => i % Columns < rounded ? Math.Round(3 * random.NextNormal()) : random.NextNormal())];
        Assert.Equal(expected, FewValuedColumns.AreMost(Samples.Create(values, Rows, Columns)));
    }
}
