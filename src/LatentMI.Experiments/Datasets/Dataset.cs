namespace LatentMI.Experiments.Datasets;

/// <summary>Paired samples whose mutual information is known.</summary>
/// <param name="X">n rows of dx columns.</param>
/// <param name="Y">n rows of dy columns; row i belongs to row i of <paramref name="X"/>.</param>
/// <param name="TrueBits">I(X;Y) in bits; <see cref="IDatasetRecipe.Truth"/> says what kind of truth it is.</param>
public sealed record Dataset(Samples X, Samples Y, double TrueBits)
{
    /// <summary>The class of each row of X, where the recipe has classes.</summary>
    public IReadOnlyList<string>? LabelsX { get; init; }

    /// <summary>The class of each row of Y, where the recipe has classes.</summary>
    public IReadOnlyList<string>? LabelsY { get; init; }
}
