using LatentMI.Estimators;
using LatentMI.Estimators.Discrete;
using LatentMI.Preparing;

namespace LatentMI.Tests.Estimation;

public sealed class CountedInformationTests
{
    private const double Bound = 1.959964;

    [Fact]
    public void What_chance_shows_is_the_mean_over_all_pairings()
    {
        int[] x = [0, 0, 0, 1, 1, 2, 2];
        int[] y = [0, 0, 1, 1, 1, 1, 2];
        var informations = new List<double>();
        var repeats = new List<int>();
        foreach (int[] order in Permutations([0, 1, 2, 3, 4, 5, 6], 0))
        {
            RowLabels paired = RowLabels.Find(Array.ConvertAll(order, row => y[row]));
            var counted = CountedInformation.Of(RowLabels.Find(x), paired);
            informations.Add(counted.PlugInBits);
            repeats.Add(x.Length - counted.Pairs.Counts.Length);
        }

        Assert.Equal(5040, informations.Count);
        Assert.Equal(informations.Average(), RepairedCounts.MeanPlugInBits(RowLabels.Find(x), RowLabels.Find(y)), 1e-12);
        Assert.Equal(repeats.Average(), RepairedCounts.MeanRepeats(RowLabels.Find(x), RowLabels.Find(y)), 1e-12);
    }

    [Theory]
    [InlineData(5000, 3333)]
    [InlineData(100_000, 66_000)]
    [InlineData(100_000, 99_000)]
    public void Chance_of_two_frequent_labels_is_that_of_chi_squared(int rows, int first)
    {
        // With one degree of freedom 2 n ln 2 E is 1, but for terms that fall as 1 / n.
        RowLabels labels = RowLabels.Find([.. Enumerable.Range(0, rows).Select(row => row < first ? 0 : 1)]);
        Assert.Equal(1, RepairedCounts.MeanPlugInBits(labels, labels) * 2 * rows * Math.Log(2), 0.05);
    }

    [Theory]
    [InlineData(50, 5)]
    [InlineData(200, 5)]
    [InlineData(200, 12)]
    [InlineData(1000, 22)]
    public void Independent_labels_share_nothing_in_the_mean(int rows, int labels)
    {
        // 200 data sets, seeds 1000 to 1199; the mean is tested to 4 of its standard errors, at most .04 bits.
        const int DataSets = 200;
        double[] bits = [.. Enumerable.Range(0, DataSets).Select(i => Count(rows, labels, repeated: 0, seed: 1000 + (ulong)i).Bits)];
        double mean = bits.Average();
        double error = Math.Sqrt(bits.Average(value => (value - mean) * (value - mean)) / DataSets);
        Assert.InRange(error, 1e-5, 0.01);
        Assert.InRange(mean, -4 * error, 4 * error);
    }

    [Theory]
    [InlineData(2, 200, 0.3)]
    [InlineData(6, 300, 0)]
    [InlineData(6, 1000, 0.6)]
    [InlineData(20, 5000, 0.3)]
    [InlineData(20, 5000, 0.9)]
    public void Intervals_cover_the_information(int labels, int rows, double repeated)
    {
        // 200 data sets, seeds 2000 to 2199: of intervals that cover 90 %, fewer than 170 do so in one of 70 runs, of intervals that cover 80 % in nearly all.
        double truth = LabelPairs.RepeatedBits(labels, repeated);
        int covered = Enumerable.Range(0, 200).Count(i =>
        {
            CountedInformation counted = Count(rows, labels, repeated, seed: 2000 + (ulong)i);
            return Math.Abs(counted.Bits - truth) <= Bound * counted.StandardErrorBits;
        });
        Assert.InRange(covered, 170, 200);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(1000)]
    public void No_value_is_above_the_entropy_of_either_side(int rows)
    {
        for (ulong seed = 1; seed <= 60; seed++)
        {
            CountedInformation counted = Count(rows, labels: 2 + (int)(seed % 30), repeated: seed % 4 / 3.0, seed);
            Assert.InRange(counted.Bits, double.NegativeInfinity, Math.Min(counted.X.EntropyBits, counted.Y.EntropyBits) + 1e-9);
            Assert.Equal(counted.Bits, counted.PointwiseBits.Average(), 1e-9);
        }
    }

    [Fact]
    public void A_label_that_follows_from_the_other_shares_all_of_its_entropy()
    {
        int[] x = [.. Enumerable.Range(0, 900).Select(i => i % 9)];
        var counted = CountedInformation.Of(RowLabels.Find(x), RowLabels.Find(Array.ConvertAll(x, label => label / 3)));
        Assert.Equal(Math.Log2(3), counted.Bits, 1e-9);
    }

    [Fact]
    public void Counts_that_cannot_know_are_sparse_and_show_nothing_of_chance()
    {
        // Six ternary columns a side, 729 labels each, of 2,000 rows: the plug-in value is 7.5 bits.
        var counted = CountedInformation.Find(
            LabelPairs.Independent(2000, 6, 3, seed: 1), LabelPairs.Independent(2000, 6, 3, seed: 2), TestContext.Current.CancellationToken);
        Assert.True(counted.IsSparse);
        Assert.InRange(counted.PlugInBits, 7, 8);
        Assert.InRange(counted.Bits, -0.3, 0.3);
        Assert.True(Math.Abs(counted.Bits) < Bound * counted.StandardErrorBits);
        Assert.False(Count(2000, 6, 0.5, seed: 3).IsSparse);
    }

    [Fact]
    public void Other_names_of_labels_change_no_digit()
    {
        (Samples x, Samples y) = LabelPairs.Repeated(500, 7, 0.5, seed: 4);
        var counted = CountedInformation.Find(x, y, TestContext.Current.CancellationToken);
        var renamed = CountedInformation.Find(
            KsgWays.Map(x, label => ((label * 3) + 2) % 7), KsgWays.Map(y, label => -10.5 * label), TestContext.Current.CancellationToken);
        Assert.Equal(counted.Bits, renamed.Bits);
        Assert.Equal(counted.StandardErrorBits, renamed.StandardErrorBits);
        Assert.Equal(counted.PointwiseBits, renamed.PointwiseBits);
        Assert.Equal(counted.Score(), renamed.Score());
    }

    [Fact]
    public void Held_out_counts_find_dependence_and_none_where_there_is_none()
    {
        RepresentationScore none = Count(2000, 6, 0, seed: 5).Score().Score;
        RepresentationScore strong = Count(2000, 6, 0.6, seed: 6).Score().Score;
        Assert.InRange(none.HeldOutBits, -0.01, 0.01);
        Assert.Equal(LabelPairs.RepeatedBits(6, 0.6), strong.HeldOutBits, 0.12);
    }

    private static CountedInformation Count(int rows, int labels, double repeated, ulong seed)
    {
        (Samples x, Samples y) = LabelPairs.Repeated(rows, labels, repeated, seed);
        return CountedInformation.Find(x, y, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<int[]> Permutations(int[] items, int first)
    {
        if (first == items.Length)
        {
            yield return items;
        }

        for (int i = first; i < items.Length; i++)
        {
            (items[first], items[i]) = (items[i], items[first]);
            foreach (int[] permuted in Permutations(items, first + 1))
            {
                yield return permuted;
            }

            (items[first], items[i]) = (items[i], items[first]);
        }
    }
}
