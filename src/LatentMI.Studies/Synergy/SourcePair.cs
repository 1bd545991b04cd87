namespace LatentMI.Studies.Synergy;

/// <summary>
/// What two sources, A and B, tell of the target Y together, beyond and beside what each tells alone. Redundancy is that of minimum mutual information (A. B. Barrett, Physical Review E 91, 052802,
/// 2015), of which synergy and the unique parts follow.
/// </summary>
/// <param name="First">A, the number of a source from 0.</param>
/// <param name="Second">B.</param>
/// <param name="Together">I(A,B;Y).</param>
/// <param name="Interaction">I(A,B;Y) - I(A;Y) - I(B;Y), which is positive where synergy is more than redundancy (W. J. McGill, Psychometrika 19, 97, 1954).</param>
/// <param name="Redundancy">min(I(A;Y), I(B;Y)).</param>
/// <param name="Synergy">I(A,B;Y) - max(I(A;Y), I(B;Y)).</param>
/// <param name="UniqueFirst">I(A;Y) less the redundancy.</param>
/// <param name="UniqueSecond">I(B;Y) less the redundancy.</param>
public sealed record SourcePair(
    int First, int Second, SynergyValue Together, SynergyValue Interaction, SynergyValue Redundancy, SynergyValue Synergy, SynergyValue UniqueFirst, SynergyValue UniqueSecond);
