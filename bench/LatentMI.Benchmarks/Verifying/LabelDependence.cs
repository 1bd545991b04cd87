namespace LatentMI.Benchmarks.Verifying;

/// <summary>How the labels of a table depend on each other.</summary>
internal enum LabelDependence
{
    /// <summary>Not at all.</summary>
    Independent,

    /// <summary>A fifth of the rows has the label of Y that goes with that of X.</summary>
    Weak,

    /// <summary>Seven tenths of the rows have.</summary>
    Strong,

    /// <summary>All rows have.</summary>
    Deterministic,

    /// <summary>Both sides share whether their label is even, and nothing else.</summary>
    Parity,

    /// <summary>Every pair of labels is more or less frequent by a factor of its own, between 0 and 4.</summary>
    Scattered,

    /// <summary>Labels of X go with those of Y near the diagonal.</summary>
    Band,
}
