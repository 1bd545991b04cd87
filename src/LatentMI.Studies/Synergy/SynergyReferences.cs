namespace LatentMI.Studies.Synergy;

/// <summary>The works to cite for interaction information, redundancy and synergy by minimum mutual information, and O-information.</summary>
public static class SynergyReferences
{
    /// <summary>The works, as they would be printed.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "W. J. McGill (1954). Multivariate information transmission. Psychometrika 19, 97.",
        "A. B. Barrett (2015). Exploration of synergistic and redundant information sharing in static and dynamical Gaussian systems. Physical Review E 91, 052802.",
        "S. Watanabe (1960). Information theoretical analysis of multivariate correlation. IBM Journal of Research and Development 4, 66.",
        "F. E. Rosas, P. A. M. Mediano, M. Gastpar, H. J. Jensen (2019). Quantifying high-order interdependencies via multivariate extensions of the mutual information. Physical Review E 100, 032305.",
    ];
}
