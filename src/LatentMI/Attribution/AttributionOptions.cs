namespace LatentMI.Attribution;

/// <summary>The settings of <see cref="ColumnAttribution"/>; seed, threads and the block of a time series are those of the estimate.</summary>
public sealed record AttributionOptions
{
    /// <summary>The number of re-pairings, B; at least 1 / <see cref="Level"/> - 1. No p-value can be below 1 / (1 + B). Default: 99.</summary>
    public int Permutations { get; init; } = 99;

    /// <summary>The chance, for each side, that any column is above the threshold where none is informed; above 0 and below 1. Default: 0.05.</summary>
    public double Level { get; init; } = 0.05;

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range; the message names it.</exception>
    internal void Validate()
    {
        if (!(Level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Level), Level, "The level must lie between 0 and 1.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Permutations, 1);
        if (PlaceOfThreshold() > Permutations)
        {
            throw new ArgumentOutOfRangeException(nameof(Permutations), Permutations, "So few permutations have no threshold at this level.");
        }
    }

    /// <summary>
    /// Which of the sorted largest gains, from 1, is the threshold: a gain above the ceil((1 - level) (B + 1))-th of B has the chance of the level or
    /// less.
    /// </summary>
    internal int PlaceOfThreshold() => (int)Math.Ceiling(((1 - Level) * (Permutations + 1)) - 1e-9);
}
