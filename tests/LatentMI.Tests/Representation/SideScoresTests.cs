using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Tests.Representation;

public sealed class SideScoresTests
{
    private const int Rows = 600;
    private const int Columns = 90;

    [Theory]
    [InlineData(ColumnScores.Normal, false)]
    [InlineData(ColumnScores.Normal, true)]
    [InlineData(ColumnScores.Standard, false)]
    public void Columns_of_all_rows_have_the_same_scores_whichever_rows_are_compared(ColumnScores kind, bool areWeighted)
    {
        var random = new RandomStream(9, RandomPurpose.Data);
        Samples samples = Samples.Create([.. Enumerable.Range(0, Rows * Columns).Select(_ => Math.Round(5 * random.NextNormal()))], Rows, Columns);
        FoldOrder order = ScreeningData.Deal(Rows);
        using Compute compute = ScreeningData.NewCompute();
        float[]? weights = areWeighted ? [.. Enumerable.Range(0, Columns).Select(column => 1 + (column / 10f))] : null;
        var side = PreparedSide.Prepare(samples, order, kind, seed: 1, RandomPurpose.ComponentsX, compute, weights);
        var all = new SideScores(side, samples, order.Rows, [.. Enumerable.Range(0, Rows)], compute);
        var some = new SideScores(side, samples, order.Rows, EvenlySpaced.Places(Rows, 50), compute);

        int[] columns = [80, 3, 44];
        Assert.Equal(50, some.Compared.Rows);
        Assert.Equal(all.Compared.Row(12).ToArray(), some.Compared.Row(1).ToArray());
        Assert.Equal(all.Of(columns).Span.ToArray(), some.Of(columns).Span.ToArray());
        Assert.Equal(all.Linear(columns).Values.Span.ToArray(), some.Linear(columns).Values.Span.ToArray());
    }
}
