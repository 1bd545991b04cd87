namespace LatentMI.Experiments.Catalog;

/// <summary>All experiments.</summary>
public static class ExperimentList
{
    /// <summary>The experiments, in the order of the paper, then those that it has not.</summary>
    public static IReadOnlyList<Experiment> All { get; } =
    [
        GaussianGrid.Create(),
        SampleComplexity.Create(),
        MixedDigits.Create(),
        MixedClasses.Create(),
        Symmetry.Create(),
        Transforms.Create(),
        LatentEstimators.Create(),
        LatentDimensions.Create(),
        RegularizerWeights.Create(),
        Critics.Create(),
        BigCritic.Create(),
        DecoderInspection.Create(),
        DigitsToLabel.Create(),
        ClusterCheck.Create(),
        SlicedGrid.Create(),
        Stress.Create(),
        Coverage.Create(),
        Significance.Create(),
        Nulls.Create(),
        Strong.Create(),
        StandardBenchmark.Create(),
        HiddenShapes.Create(),
        ImagePairs.Create(),
        Teachers.Create(),
        Texts.Create(),
        DigitClasses.Create(),
        DenseMixtures.Create(),
        ColumnPairings.Create(),
        SharedScales.Create(),
        Outcomes.Create(),
        FewRows.Create(),
        Sums.Create(),
    ];

    /// <summary>The experiment of an identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <exception cref="InputException">There is none.</exception>
    public static Experiment Find(string id) =>
        All.FirstOrDefault(experiment => experiment.Id == id)
        ?? throw new InputException($"There is no experiment '{id}'; see 'lmi experiment list'.");
}
