using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Experiments.Tests.Measuring;

public sealed class LinearClassifierTests
{
    private const int Count = 2000;
    private const int Columns = 5;

    [Fact]
    public void It_reaches_the_best_accuracy_of_two_normal_classes()
    {
        // Means at -1 and +1 of the first column: the best rule is right with probability Phi(1) = 0.8413.
        Assert.Equal(0.8413, Accuracy(distance: 1), 4 * Math.Sqrt(0.8413 * 0.1587 / (Count / 2)));
    }

    [Fact]
    public void It_tells_nothing_apart_where_there_is_nothing_to_tell()
    {
        Assert.Equal(0.5, Accuracy(distance: 0), 4 * Math.Sqrt(0.25 / (Count / 2)));
    }

    private static double Accuracy(double distance)
    {
        var random = new RandomStream(5, RandomPurpose.Data);
        var values = new float[Count * Columns];
        int[] labels = [.. Enumerable.Range(0, Count).Select(_ => random.NextInt(2))];
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                double mean = j == 0 ? distance * ((2 * labels[i]) - 1) : 0;
                values[(i * Columns) + j] = (float)(mean + random.NextNormal());
            }
        }

        int[] rows = [.. Enumerable.Range(0, Count)];
        return LinearClassifier.Accuracy(
            Samples.Create(values, Count, Columns),
            labels,
            rows.AsMemory(0, Count / 2),
            rows.AsMemory(Count / 2),
            threads: 1,
            TestContext.Current.CancellationToken);
    }
}
