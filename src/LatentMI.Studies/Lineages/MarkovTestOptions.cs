namespace LatentMI.Studies.Lineages;

/// <summary>The settings of <see cref="MarkovTest"/>.</summary>
public sealed record MarkovTestOptions
{
    /// <summary>The number of random pairings of each comparison, at least 1.</summary>
    public int Pairings { get; init; } = 50;

    /// <summary>The number of shuffled controls of each pairing.</summary>
    public int Controls { get; init; } = 1;

    /// <summary>
    /// Whether both comparisons use as many clones, those of the larger drawn at random for each pairing: estimates of fewer rows find less, so that
    /// different numbers would look like a difference.
    /// </summary>
    public bool EqualClones { get; init; } = true;

    /// <summary>The number of clones below which no conclusion is drawn.</summary>
    public int FewestClones { get; init; } = 300;

    /// <summary>The seed of the pairings and of the shuffling.</summary>
    public ulong Seed { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Pairings, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Controls);
        ArgumentOutOfRangeException.ThrowIfNegative(FewestClones);
    }
}
