using LatentMI.Studies.Pairing;

namespace LatentMI.Studies.Trials;

/// <summary>Paired samples, mostly of known mutual information.</summary>
/// <param name="X">n rows of dx columns.</param>
/// <param name="Y">n rows of dy columns; row i belongs to row i of <paramref name="X"/>.</param>
/// <param name="TrueBits">I(X;Y) in bits; <see cref="IDatasetRecipe.Truth"/> says what kind of truth it is; NaN where it is not known.</param>
public sealed record Dataset(Samples X, Samples Y, double TrueBits) : IDisposable
{
    /// <summary>What the samples are borrowed from, which disposal gives back; null where nothing is.</summary>
    internal IDisposable? Loan { get; init; }

    /// <summary>Where the samples come from, for whoever pairs their rows; null where row i belongs to row i and nothing else is known.</summary>
    internal PairSides? Sides { get; init; }

    /// <summary>The class of each row of X, where the recipe has classes.</summary>
    public IReadOnlyList<string>? LabelsX { get; init; }

    /// <summary>The class of each row of Y, where the recipe has classes.</summary>
    public IReadOnlyList<string>? LabelsY { get; init; }

    /// <summary>What else is known to be true of the data, such as a part of the information; empty where there is nothing.</summary>
    public ParameterSet Details { get; init; } = [];

    /// <summary>Other files that the data consist of, for which the samples are a view.</summary>
    public IReadOnlyList<DatasetFile> Files { get; init; } = [];

    /// <summary>Gives back what the samples were borrowed from. Samples that own their values need no disposal.</summary>
    public void Dispose() => Loan?.Dispose();
}
