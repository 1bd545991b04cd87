namespace LatentMI.Studies.Interactions;

/// <summary>The settings of a study of interactions whose proteins are held out.</summary>
public sealed record HoldOutOptions
{
    /// <summary>The number of proteins that the published study holds out.</summary>
    public const int PublishedProteins = 170;

    // Fewer leave too few pairs to train on.
    private const int ShareDenominator = 3;

    /// <summary>How many proteins a trial holds out; null for <see cref="PublishedProteins"/>, but at most a third of them.</summary>
    public int? Proteins { get; init; }

    /// <summary>The number of trials, each with other proteins.</summary>
    public int Trials { get; init; } = 20;

    /// <summary>The seed of the choice of proteins; that of the estimator is its own.</summary>
    public ulong Seed { get; init; }

    /// <summary>How many proteins are held out of so many.</summary>
    /// <param name="proteins">The number of proteins.</param>
    /// <exception cref="InputException">More are asked for than half of them, or there are too few.</exception>
    public int CountOf(int proteins)
    {
        int largest = proteins / 2;
        int count = Proteins ?? Math.Min(PublishedProteins, proteins / ShareDenominator);
        if (count < 2 || count > largest)
        {
            throw new InputException(largest < 2
                ? $"{proteins} proteins are too few to hold some of them out; at least 4 must occur in the pairs."
                : $"{count} of {proteins} proteins cannot be held out; give a number from 2 to {largest}.");
        }

        return count;
    }

    internal void Validate() => ArgumentOutOfRangeException.ThrowIfLessThan(Trials, 1);
}
