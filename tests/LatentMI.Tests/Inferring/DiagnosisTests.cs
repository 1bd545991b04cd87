namespace LatentMI.Tests.Inferring;

public class DiagnosisTests
{
    private static LatentMiEstimate Sound => MadeUpEstimate.Sound;

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
        Only("few-rows-for-latents", Sound with { LatentDimensions = 21 }, "1000 rows", "21 latent dimensions", "1050 or more");
        Only("few-rows-for-latents", Sound with { SampleCount = 299 }, "300 or more");
        None(Sound with { LatentDimensions = 20 });
    }

    [Fact]
    public void Calibration_that_moved_the_value_far()
    {
        Only("raw-and-calibrated-apart", Sound with { Calibration = Sound.Calibration! with { RawBits = 0.65 } }, "from 0.65 to 2.00 bits");
        None(Sound with { Calibration = Sound.Calibration! with { RawBits = 0.7 } });
        None(Sound with { Calibration = Sound.Calibration! with { RawBits = 0, SurrogateCount = 0 } });
    }

    [Fact]
    public void A_ratio_that_finds_more_than_the_neighbors()
    {
        Only("ratio-above-calibrated", Sound with { Calibration = Sound.Calibration! with { RatioBits = 2.7 } }, "finds 2.70 bits", "only 2.00");
        Only("ratio-above-calibrated", Sound with { Representations = [new("network", 2.65, Chosen: true)] }, "finds 2.65 bits");
        None(Sound with { Calibration = Sound.Calibration! with { RatioBits = 2.55 } });
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
        Assert.Contains("probably go on rising", rising.Message, StringComparison.Ordinal);
        Assert.Contains("go on falling", Assert.Single(Diagnosis.Find(Sound, permutations: null, Curve(2.3))).Message, StringComparison.Ordinal);
        Assert.Empty(Diagnosis.Find(Sound, permutations: null, Curve(1.7, deviation: 0.4)));
    }

    [Fact]
    public void Dependence_that_folded_scores_alone_show()
    {
        Only("symmetric-only", Sound with { Representations = [new("linear", 0.01, Chosen: false), new("folded", 1.8, Chosen: true)] });
        None(Sound with { Representations = [new("linear", 0.4, Chosen: false), new("folded", 1.8, Chosen: true)] });
    }

    [Fact]
    public void No_dependence()
    {
        LatentMiEstimate nothing = Sound with { Bits = 0, Interval = null, Calibration = new("none", 0, 0.01, 0, 0, 16), Representations = [] };
        Only("no-dependence-found", nothing);
        Only("no-dependence-found", Sound with { Representations = [new("linear", -0.1, Chosen: true), new("folded", 0, Chosen: false)] });

        PermutationTestResult test = PermutationTestResult.Create(2, [.. Enumerable.Repeat(1.0, 9), .. Enumerable.Repeat(3.0, 10)], PermutationKind.Latents);
        EstimateWarning found = Assert.Single(Diagnosis.Find(Sound, test));
        Assert.Equal("no-dependence-found", found.Id);
        Assert.Contains("probability 0.55", found.Message, StringComparison.Ordinal);
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
    public void Networks_that_learned_by_heart()
    {
        var history = new TrainingHistory([new(1, 2, 2), new(2, 1, 1.8), new(3, 0.5, 2.2)], BestEpoch: 2, StoppedEarly: true, KeptEpoch: 2);
        Only("overfitted", Sound with { History = history }, "by 1 and that of the others by 0.2 only");
        Only("overfitted", Sound with { History = history with { BestEpoch = 1, KeptEpoch = 1 } });
        None(Sound with { History = new([new(1, 2, 2), new(2, 1, 1.2)], BestEpoch: 2, StoppedEarly: true, KeptEpoch: 2) });
    }

    [Fact]
    public void Training_that_ended_while_the_loss_fell()
    {
        EpochLoss[] epochs = [.. Enumerable.Range(1, 20).Select(epoch => new EpochLoss(epoch, 3 - (0.1 * epoch), 3.1 - (0.1 * epoch)))];
        Only("not-converged", Sound with { History = new(epochs, BestEpoch: 20, StoppedEarly: false, KeptEpoch: 20) }, "epoch 20 of 20");
        None(Sound with { History = new(epochs, BestEpoch: 18, StoppedEarly: false, KeptEpoch: 18) });
        None(Sound with { History = new(epochs, BestEpoch: 20, StoppedEarly: true, KeptEpoch: 20) });
    }

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
