namespace LatentMI.Experiments.Scoring;

/// <summary>
/// How well two sequences agree in their order: Kendall's tau-b (Kendall, "The treatment of ties in ranking problems", Biometrika 33,
/// 1945).
/// </summary>
public static class KendallTau
{
    /// <summary>
    /// (C - D) / sqrt((P - T_a) (P - T_b)): of the P = n (n - 1) / 2 pairs of positions, C are ordered the same way by both sequences, D
    /// the opposite way, and T_a and T_b are tied in the one and in the other. From -1 to 1.
    /// </summary>
    /// <param name="a">One sequence; no NaN.</param>
    /// <param name="b">The other, of the same length; no NaN.</param>
    /// <returns>NaN where a sequence is constant or shorter than two: there is no order to agree with.</returns>
    public static double Compute(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        if (a.Length != b.Length)
        {
            throw new ArgumentException($"{b.Length} values were given for {a.Length}.", nameof(b));
        }

        // Over all pairs is quadratic, and fast enough for the few hundred estimates that share a cell.
        long balance = 0;
        long orderedByA = 0;
        long orderedByB = 0;
        for (int i = 1; i < a.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                int signA = a[i].CompareTo(a[j]);
                int signB = b[i].CompareTo(b[j]);
                balance += signA * signB;
                orderedByA += signA * signA;
                orderedByB += signB * signB;
            }
        }

        return orderedByA == 0 || orderedByB == 0 ? double.NaN : balance / Math.Sqrt((double)orderedByA * orderedByB);
    }
}
