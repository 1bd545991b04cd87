namespace LatentMI.Studies.Sweeps;

/// <summary>Two groups of which the information is estimated.</summary>
/// <param name="X">The name of the group that is X.</param>
/// <param name="Y">The name of the group that is Y.</param>
/// <param name="Lag">Row t of X belongs to row t + lag of Y.</param>
public readonly record struct SweepPair(string X, string Y, int Lag)
{
    /// <summary>The pair that has the same rows beside each other, with the sides exchanged.</summary>
    public SweepPair Exchanged => new(Y, X, -Lag);
}
