namespace LatentMI.Critics;

/// <summary>The bound that a critic gave on the test rows.</summary>
/// <param name="Step">The training step after which it was computed, from 1.</param>
/// <param name="Bits">The bound in bits.</param>
public readonly record struct CriticTest(int Step, double Bits);
