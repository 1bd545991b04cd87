namespace LatentMI.Critics;

/// <summary>The bound that a critic gave on the test rows.</summary>
public readonly struct CriticTest(int step, double bits)
{
    /// <summary>The training step after which it was computed, from 1.</summary>
    public int Step { get; } = step;

    /// <summary>The bound in bits.</summary>
    public double Bits { get; } = bits;
}
