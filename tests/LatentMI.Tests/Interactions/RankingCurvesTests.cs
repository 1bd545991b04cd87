using CsCheck;
using LatentMI.Studies.Interactions;

namespace LatentMI.Tests.Interactions;

public sealed class RankingCurvesTests
{
    // Few different scores, so that ties are common.
    private static readonly Gen<(double[] Scores, bool[] Positives)> Rankings =
        Gen.Select(Gen.Int[0, 6].Select(score => (double)score).Array[2, 40], Gen.Bool.Array[40])
            .Select((scores, positives) => (scores, positives[..scores.Length]))
            .Where(ranking => ranking.Item2.Contains(true) && ranking.Item2.Contains(false));

    [Fact]
    public void The_area_is_the_share_of_pairs_in_order_ties_counted_half() => Rankings.Sample(ranking =>
    {
        double[] positives = [.. ranking.Scores.Where((_, i) => ranking.Positives[i])];
        double[] negatives = [.. ranking.Scores.Where((_, i) => !ranking.Positives[i])];
        double expected = positives.Average(p => negatives.Average(n => p > n ? 1 : p == n ? 0.5 : 0));
        Assert.Equal(expected, RocCurve.Of(ranking.Scores, ranking.Positives).Auc, 1e-12);
    });

    [Fact]
    public void Average_precision_sums_precision_over_the_rise_of_recall_at_each_threshold() => Rankings.Sample(ranking =>
    {
        double all = ranking.Positives.Count(positive => positive);
        double expected = 0, before = 0;
        foreach (double threshold in ranking.Scores.Distinct().OrderDescending())
        {
            int above = ranking.Scores.Count(score => score >= threshold);
            int found = ranking.Scores.Where((score, i) => score >= threshold && ranking.Positives[i]).Count();
            expected += ((found / all) - before) * found / above;
            before = found / all;
        }

        var curve = PrecisionRecallCurve.Of(ranking.Scores, ranking.Positives);
        Assert.Equal(expected, curve.AveragePrecision, 1e-12);
        Assert.Equal(all / ranking.Scores.Length, curve.Prevalence, 1e-12);
    });

    [Fact]
    public void The_order_of_the_pairs_does_not_matter() => Rankings.Sample(ranking =>
        Assert.Equal(
            RocCurve.Of(ranking.Scores, ranking.Positives).Auc,
            RocCurve.Of([.. ranking.Scores.Reverse()], [.. ranking.Positives.Reverse()]).Auc,
            1e-12));

    [Fact]
    public void Scores_that_are_all_equal_know_nothing()
    {
        var roc = RocCurve.Of([1, 1, 1, 1], [true, false, false, false]);
        Assert.Equal(0.5, roc.Auc);
        Assert.Equal(0.3, roc.TruePositiveRateAt(0.3), 1e-12);
        Assert.Equal(0.25, PrecisionRecallCurve.Of([1, 1, 1, 1], [true, false, false, false]).AveragePrecision);
    }

    [Fact]
    public void A_perfect_ranking_has_everything()
    {
        double[] scores = [4, 3, 2, 1];
        bool[] positives = [true, true, false, false];
        var roc = RocCurve.Of(scores, positives);
        Assert.Equal((1, 1), (roc.Auc, PrecisionRecallCurve.Of(scores, positives).AveragePrecision));
        Assert.Equal([0, 0, 0, 0.5, 1], roc.FalsePositiveRates);
        Assert.Equal([0, 0.5, 1, 1, 1], roc.TruePositiveRates);
        Assert.Equal(1, roc.TruePositiveRateAt(0));
    }

    [Fact]
    public void What_cannot_be_ranked_is_refused()
    {
        Assert.Throws<ArgumentException>(() => RocCurve.Of([1, 2], [true, true]));
        Assert.Throws<ArgumentException>(() => PrecisionRecallCurve.Of([1, 2], [false, false]));
        Assert.Throws<ArgumentException>(() => RocCurve.Of([1, double.NaN], [true, false]));
        Assert.Throws<ArgumentException>(() => RocCurve.Of([1], [true, false]));
    }
}
