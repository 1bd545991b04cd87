using LatentMI;
using LatentMI.Critics;
using LatentMI.Estimators;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Estimators.Published;
using LatentMI.Estimators.Sliced;
using LatentMI.Estimators.Variational;
using LatentMI.Inference;
using LatentMI.Pairing;

namespace PublicTests;

/// <summary>The first use of each estimator.</summary>
public sealed class EstimatorTests
{
    private const int Count = 400;

    public static TheoryData<string> Names => [.. All().Select(estimator => estimator.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Dependence_is_measured(string name)
    {
        (_, IMutualInformationEstimator estimator) = All().Single(other => other.Name == name);
        (Samples x, Samples y) = name switch
        {
            "discrete" => Pairs.Labels(Count, seed: 3),
            "mixed" => Pairs.LabeledNumbers(Count, seed: 3),
            _ => Pairs.Create(Count, 2, seed: 3),
        };
        MutualInformationEstimate estimate = estimator.Estimate(x, y, TestContext.Current.CancellationToken);

        Assert.True(estimate.Bits > 0.1, $"{estimate.Bits} bits");
        Assert.Equal((Count, x.Dimensions, y.Dimensions), (estimate.SampleCount, estimate.DimensionsX, estimate.DimensionsY));
        Assert.Equal(estimate.EstimatedCount, estimate.PointwiseBits.Count(bits => !double.IsNaN(bits)));
    }

    [Fact]
    public void Every_estimator_has_default_settings_and_shows_its_own()
    {
        Assert.Equal(LatentMiOptions.Default.Neighbors, new LatentMiEstimator().Options.Neighbors);
        Assert.Equal(new KsgOptions(), new KsgEstimator().Options);
        Assert.Equal(new GaussianOptions(), new GaussianEstimator().Options);
        Assert.Equal(new MixedOptions(), new MixedEstimator().Options);
        Assert.Equal(new SlicedOptions(), new SlicedEstimator().Options);
        Assert.Equal(new CriticOptions().MaxSteps, new MineEstimator().Options.MaxSteps);
        Assert.Equal(new CriticOptions().MaxSteps, new InfoNceEstimator().Options.MaxSteps);
        Assert.Equal(new KsgOptions(), new ConditionalKsgEstimator().Options);
        Assert.Equal(new KsgOptions(), new KozachenkoLeonenkoEntropy().Options);
        Assert.Equal(LatentMiOptions.Default.Neighbors, new ConditionalLatentMiEstimator().Options.Neighbors);
        Assert.Equal(5, new KsgEstimator(new KsgOptions { Neighbors = 5 }).Options.Neighbors);
        Assert.Throws<ArgumentOutOfRangeException>(() => new KsgEstimator(new KsgOptions { Neighbors = 0 }));
    }

    [Fact]
    public void Information_beyond_z_and_entropy()
    {
        (Samples x, Samples y) = Pairs.Create(300, 1, seed: 4);
        CancellationToken stop = TestContext.Current.CancellationToken;

        // Beyond X itself, X tells nothing.
        ConditionalMiEstimate conditional = new ConditionalKsgEstimator().Estimate(x, y, x, stop);
        EntropyEstimate entropy = new KozachenkoLeonenkoEntropy(new KsgOptions { Standardize = false }).Estimate(x, stop);

        Assert.InRange(conditional.Bits, -0.3, 0.3);
        Assert.Equal(1, conditional.DimensionsZ);
        Assert.Equal(0.5 * Math.Log2(2 * Math.PI * Math.E), entropy.Bits, 0.3);
    }

    [Fact]
    public void Significance_rows_and_warnings()
    {
        (Samples x, Samples y) = Pairs.Create(300, 2, seed: 5);
        CancellationToken stop = TestContext.Current.CancellationToken;
        LatentMiEstimate estimate = new LatentMiEstimator(Quick).Estimate(x, y, cancellationToken: stop);

        PermutationTestResult test = PermutationTest.Run(estimate, x, y, new PermutationTestOptions { Permutations = 4 }, cancellationToken: stop);
        SampleSizeCurve curve = SampleSizeCurve.Run(estimate, x, y, cancellationToken: stop);

        Assert.Equal(1.0 / 5, test.PValue, 1e-12);
        Assert.Equal(300, curve.Points[^1].Rows);
        Assert.Equal(estimate.Bits, curve.Points[^1].MeanBits);
        Assert.Contains(Diagnosis.Find(estimate, test, curve), remark => remark.Id == "few-permutations");
        Assert.Contains(EstimateChecks.Find(estimate, x, x), warning => warning.Id == "shared-columns");
        Assert.Empty(EstimateChecks.FindAutocorrelation(x, y, seed: 0));
    }

    [Fact]
    public void Any_estimator_is_tested_by_permutations()
    {
        (Samples x, Samples y) = Pairs.Create(200, 1, seed: 6);
        var estimator = new KsgEstimator();
        double bits = estimator.Estimate(x, y, TestContext.Current.CancellationToken).Bits;

        PermutationTestResult test = PermutationTest.RunPipeline(
            estimator, bits, x, y, new PermutationTestOptions { Permutations = 9 }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(0.1, test.PValue, 1e-12);
    }

    [Fact]
    public void Data_that_cannot_be_used_are_refused_in_one_line()
    {
        Samples x = Samples.Create(new double[,] { { 1 }, { double.NaN } });

        InputException refused = Assert.Throws<InputException>(() => new KsgEstimator().Estimate(x, x));

        Assert.DoesNotContain('\n', refused.Message);
    }

    private static LatentMiOptions Quick => LatentMiOptions.Default with { Representation = RepresentationChoice.Linear };

    private static IEnumerable<(string Name, IMutualInformationEstimator Estimator)> All()
    {
        yield return ("lmi", new LatentMiEstimator(Quick));
        yield return ("published", new PublishedLmiEstimator(new PublishedLmiOptions { HiddenWidth = 16, MaxEpochs = 30, LatentDimensions = 2 }));
        yield return ("ksg", new KsgEstimator());
        yield return ("gaussian", new GaussianEstimator());
        yield return ("discrete", new DiscreteEstimator());
        yield return ("mixed", new MixedEstimator());
        yield return ("sliced", new SlicedEstimator(new SlicedOptions { Slices = 20 }));
        yield return ("mine", new MineEstimator(new CriticOptions { MaxSteps = 500 }));
        yield return ("infonce", new InfoNceEstimator(new CriticOptions { MaxSteps = 500, BatchSize = 64, LearningRate = 0.01 }));
        yield return ("batched", new BatchedEstimator(new KsgEstimator(), batchRows: 150, seed: 0));
    }
}
