using LatentMI.Calibrating;
using LatentMI.Estimators;
using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Inference;
using LatentMI.Networks;
using LatentMI.Pairing;
using LatentMI.Representation;
using LatentMI.Tests.Estimation;

namespace LatentMI.Tests.Inferring;

public class DiagnosisTests
{
    private static LatentMiEstimate Sound => MadeUpEstimate.Sound;

    private static LatentMiOptions Given => LatentMiOptions.Default with { LatentDimensions = 21 };

    [Fact]
    public void There_is_nothing_to_say_about_an_estimate_whose_parts_agree()
    {
        PermutationTestResult test = PermutationTestResult.Create(2, new double[99], PermutationKind.Pipeline);
        SampleSizeCurve curve = Curve(1.98);

        Assert.Empty(Diagnosis.Find(Sound, test, curve));
    }

    [Fact]
    public void Few_rows_for_the_latents()
    {
        LatentMiEstimate many = Sound with { LatentDimensions = 21 };
        Only("few-rows-for-latents", many, "1000 rows", "21 latent dimensions", "1050 or more", "Measure more samples.");
        Only("few-rows-for-latents", many with { Options = Given }, "or use at most 20 latent dimensions");
        Only("few-rows-for-latents", Sound with { SampleCount = 299 }, "299 rows are few; 300 or more");
        None(Sound with { LatentDimensions = 20 });
    }

    [Fact]
    public void Calibration_that_moved_the_value_far()
    {
        Only("raw-and-calibrated-apart", Sound with { Calibration = Sound.Calibration! with { RawBits = 0.65 } }, "from 0.65 to 2.00 bits");
        None(Sound with { Calibration = Sound.Calibration! with { RawBits = 0.7 } });
        Only("near-ceiling", Sound with { AtLeastBits = 2, Calibration = Sound.Calibration! with { RawBits = 0.65 } });
        None(Sound with { Calibration = Sound.Calibration! with { RawBits = 0, SurrogateCount = 0 } });
    }

    [Fact]
    public void A_ratio_that_finds_more_than_the_neighbors()
    {
        LatentMiEstimate more = Sound with { Calibration = Sound.Calibration! with { RatioBits = 2.7 } };
        Only("ratio-above-calibrated", more, "finds 2.70 bits", "only 2.00", "measure more samples");
        Only("ratio-above-calibrated", more with { LatentDimensionsCurve = [new(2, 2, 1.9, chosen: true), new(4, 2, 1.9, chosen: false)] }, "use more latent dimensions");
        Only("ratio-above-calibrated", more with { Options = LatentMiOptions.Default with { Representation = RepresentationChoice.Linear } }, "try another representation");
        None(Sound with { Calibration = Sound.Calibration! with { RatioBits = 2.55 } });

        // What linear recovery added is part of the estimate.
        None(more with { Bits = 2.5, Calibration = more.Calibration! with { RecoveredBits = 0.5 } });
    }

    [Fact]
    public void A_representation_that_was_not_chosen_and_finds_more_is_named() =>
        Only(
            "ratio-above-calibrated",
            Sound with { Representations = [new(RepresentationKind.Linear, 2, Chosen: true), new(RepresentationKind.Network, 2.65, Chosen: false)] },
            "finds 2.65 bits",
            "try the representation network");

    [Fact]
    public void Fewer_and_more_latent_dimensions_are_not_both_advised()
    {
        LatentMiEstimate moved = Sound with { Options = Given, Calibration = Sound.Calibration! with { RawBits = 0.65 } };
        Assert.DoesNotContain("fewer latent dimensions", Assert.Single(Diagnosis.Find(moved with { Options = LatentMiOptions.Default })).Message, StringComparison.Ordinal);
        Assert.Contains("fewer latent dimensions", Assert.Single(Diagnosis.Find(moved)).Message, StringComparison.Ordinal);
        IReadOnlyList<EstimateWarning> both = Diagnosis.Find(moved with { Calibration = moved.Calibration! with { RatioBits = 2.7 } });
        Assert.Equal(["raw-and-calibrated-apart", "ratio-above-calibrated"], both.Select(found => found.Id));
        Assert.DoesNotContain("fewer latent dimensions", both[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_near_the_most_that_the_rows_can_show()
    {
        // log2 1000 = 9.97.
        Only("near-ceiling", Sound with { Bits = 7 }, "7.00 bits", "9.97", "1000 rows");
        None(Sound with { Bits = 6.9 });
    }

    [Fact]
    public void Values_that_change_with_the_last_rows()
    {
        EstimateWarning rising = Assert.Single(Diagnosis.Find(Sound, permutations: null, Curve(1.7)));
        Assert.Equal("drifts-with-n", rising.Id);
        Assert.Contains("From 750 to 1000 rows the value went from 1.70 to 2.00 bits", rising.Message, StringComparison.Ordinal);
        Assert.Contains("probably keep rising", rising.Message, StringComparison.Ordinal);
        Assert.Contains("keep falling", Assert.Single(Diagnosis.Find(Sound, permutations: null, Curve(2.3))).Message, StringComparison.Ordinal);
        Assert.Empty(Diagnosis.Find(Sound, permutations: null, Curve(1.7, deviation: 0.4)));
    }

    [Fact]
    public void Dependence_that_folded_scores_alone_show()
    {
        Only("symmetric-only", Sound with { Representations = [new(RepresentationKind.Linear, 0.01, Chosen: false), new(RepresentationKind.Folded, 1.8, Chosen: true)] });
        None(Sound with { Representations = [new(RepresentationKind.Linear, 0.4, Chosen: false), new(RepresentationKind.Folded, 1.8, Chosen: true)] });
        None(Sound with { Representations = [new(RepresentationKind.Linear, 0.015, Chosen: false), new(RepresentationKind.Folded, 0.03, Chosen: true)] });
    }

    [Fact]
    public void Most_of_the_variance_of_many_columns_is_not_seen()
    {
        Only("unseen-variance", Sound with { DimensionsY = 2000, VarianceShares = (1, 0.2) }, "20 % of the variance of the 2000 columns of Y", "8000 rows");
        None(Sound with { DimensionsY = 2000, VarianceShares = (1, 0.6) });
        None(Sound with { DimensionsY = 2000, VarianceShares = null });

        // Maps of all columns were tried.
        None(Sound with { DimensionsX = 250, VarianceShares = (0.2, 1) });
    }

    [Fact]
    public void No_dependence()
    {
        LatentMiEstimate nothing = Sound with { Bits = 0, Interval = null, Calibration = new(RatioKind.None, 0, 0.01, 0, 0, 16), Representations = [] };
        Only("no-dependence-found", nothing);
        RepresentationScore[] useless = [new(RepresentationKind.Linear, -0.1, Chosen: true), new(RepresentationKind.Folded, 0, Chosen: false)];
        Only("no-dependence-found", Sound with { Bits = 0.1, Interval = new ConfidenceInterval(-0.1, 0.3, 0.1), Calibration = null, Representations = useless });

        PermutationTestResult test = PermutationTestResult.Create(2, [.. Enumerable.Repeat(1.0, 9), .. Enumerable.Repeat(3.0, 10)], PermutationKind.Latents);
        EstimateWarning found = Assert.Single(Diagnosis.Find(Sound, test));
        Assert.Equal("no-dependence-found", found.Id);
        Assert.Contains("probability 0.55", found.Message, StringComparison.Ordinal);
        Assert.Contains("the interval does not include what maps find by chance", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_dependence_found_tells_what_was_not_looked_for()
    {
        LatentMiEstimate nothing = Sound with { Bits = 0, Interval = null, Calibration = new(RatioKind.None, 0, 0.01, 0, 0, 16), Representations = [] };
        LatentMiEstimate ofMany = nothing with { DimensionsX = 300, DimensionsY = 300 };
        Only("no-dependence-found", ofMany, "something only together", "not looked for among so many");
        Assert.DoesNotContain("only together", Assert.Single(Diagnosis.Find(nothing with { DimensionsX = 60, DimensionsY = 60 })).Message, StringComparison.Ordinal);
        Only("no-dependence-found", nothing with { DimensionsX = 20_001, DimensionsY = 20_000 }, "400020000 pairs of them", "select columns");
        LatentMiEstimate suggested = nothing with { Calibration = nothing.Calibration! with { FurtherLossBits = 0.8 } };
        Only("no-dependence-found", suggested, "correlations exceed what chance explains");
    }

    [Fact]
    public void A_value_that_no_model_confirms_is_not_called_independence()
    {
        LatentMiEstimate unconfirmed = Sound with { Calibration = new(RatioKind.None, 0, 2, 2, 0, 16), Representations = [] };
        Only("unconfirmed-value", unconfirmed, "2.00 bits", "permutation test");

        // A test that could tell has the last word, whatever it says.
        Assert.Empty(Diagnosis.Find(unconfirmed, PermutationTestResult.Create(2, new double[19], PermutationKind.Latents)));
        PermutationTestResult nothing = PermutationTestResult.Create(2, [.. Enumerable.Repeat(3.0, 19)], PermutationKind.Latents);
        Assert.Equal("no-dependence-found", Assert.Single(Diagnosis.Find(unconfirmed, nothing)).Id);
    }

    [Fact]
    public void Too_few_permutations_to_be_significant()
    {
        EstimateWarning found = Assert.Single(Diagnosis.Find(Sound, PermutationTestResult.Create(2, new double[9], PermutationKind.Latents)));
        Assert.Equal("few-permutations", found.Id);
        Assert.Contains("With 9 permutations no p-value can be below 0.1;", found.Message, StringComparison.Ordinal);
        Assert.Empty(Diagnosis.Find(Sound, PermutationTestResult.Create(2, new double[19], PermutationKind.Latents)));
    }

    [Fact]
    public void A_wide_interval()
    {
        Only("wide-interval", Sound with { Interval = new ConfidenceInterval(0.9, 3.1, 0.5) }, "from 0.90 to 3.10 bits");
        None(Sound with { Interval = new ConfidenceInterval(1.1, 2.9, 0.5) });
    }

    [Fact]
    public void Networks_that_overfitted()
    {
        TrainingHistory Reduced(double training, double validation) =>
            History([new(1, 2, 2), new(2, 1, 1)], best: 2, new LossReduction(training, validation), stoppedEarly: true);
        Only("overfitted", Sound with { History = Reduced(1, 0.2) }, "by 1 and that of other rows by 0.2", "lowers the estimate");
        Only("overfitted", Sound with { History = Reduced(0.3, -0.1) });
        None(Sound with { History = Reduced(1, 0.5) });
        None(Sound with { History = Reduced(0.05, -0.1) });
        None(Sound with { History = Reduced(-0.1, -0.2) });
    }

    [Fact]
    public void Training_that_ended_while_the_loss_fell()
    {
        EpochLoss[] epochs = [.. Enumerable.Range(1, 20).Select(epoch => new EpochLoss(epoch, 3 - (0.1 * epoch), 3.1 - (0.1 * epoch)))];
        Only("not-converged", Sound with { History = Of(epochs) }, "after 20 epochs", "allow more epochs");
        None(Sound with { History = Of(epochs, stoppedEarly: true) });

        // The last tenth that adds next to nothing is no reason to go on.
        None(Sound with { History = Of([.. epochs.SkipLast(2), new(19, 1.1, 1.299), new(20, 1, 1.298)]) });
        None(Sound with { History = Of([.. epochs.SkipLast(2), new(19, 1.1, 1.4), new(20, 1, 1.4)], best: 18) });

        static TrainingHistory Of(EpochLoss[] epochs, bool stoppedEarly = false, int best = 20) => History(epochs, best, new LossReduction(2, 2), stoppedEarly);
    }

    [Fact]
    public void Latents_and_networks_are_not_spoken_of_where_labels_were_counted_or_their_neighbors_asked()
    {
        EpochLoss[] epochs = [.. Enumerable.Range(1, 20).Select(epoch => new EpochLoss(epoch, 3 - (0.1 * epoch), 3.1 - (0.1 * epoch)))];
        LatentMiEstimate doubtful = Sound with
        {
            SampleCount = 100,
            LatentDimensions = 30,
            Calibration = null,
            History = History(epochs, best: 20, new LossReduction(2, 0.1)),
            Representations = [new(RepresentationKind.Linear, 2, Chosen: false), new(RepresentationKind.Counts, 2, Chosen: true)],
        };
        Assert.Equal(["few-rows-for-latents", "overfitted", "not-converged"], Diagnosis.Find(doubtful).Select(remark => remark.Id));
        (Samples x, Samples y) = LabelPairs.Repeated(100, 3, 0.9, seed: 1);
        None(doubtful with { OfLabels = new DiscreteEstimator().Estimate(x, y, TestContext.Current.CancellationToken) });
        MixedEstimate mixed = new MixedEstimator().Estimate(MadeUpEstimate.X, LabelPairs.Independent(200, 1, 3, seed: 1), TestContext.Current.CancellationToken);
        None(doubtful with { OfLabels = mixed });

        // The votes that neighbors were chosen by say that they lose.
        Only("ratio-above-calibrated", doubtful with { OfLabels = mixed, Representations = [new(RepresentationKind.Neighbors, 2.7, Chosen: true)] }, "2.70 bits", "only 2.00");
    }

    private static TrainingHistory History(EpochLoss[] epochs, int best, LossReduction reduction, bool stoppedEarly = false) => new()
    {
        Epochs = epochs,
        BestEpoch = best,
        StoppedEarly = stoppedEarly,
        KeptEpoch = best,
        Reduction = reduction,
    };

    private static SampleSizeCurve Curve(double before, double deviation = 0.1) => new(
    [
        new(250, before - 0.2, deviation, 3), new(500, before - 0.1, deviation, 2), new(750, before, null, 1), new(1000, 2, null, 1),
    ]);

    private static void Only(string id, LatentMiEstimate estimate, params string[] words)
    {
        EstimateWarning found = Assert.Single(Diagnosis.Find(estimate));
        Assert.Equal(id, found.Id);
        Assert.All(words, word => Assert.Contains(word, found.Message, StringComparison.Ordinal));
    }

    private static void None(LatentMiEstimate estimate) => Assert.Empty(Diagnosis.Find(estimate));
}
