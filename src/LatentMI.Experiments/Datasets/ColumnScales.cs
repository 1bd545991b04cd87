namespace LatentMI.Experiments.Datasets;

/// <summary>The formulas and names of <see cref="ColumnScale"/>.</summary>
public static class ColumnScales
{
    /// <summary>The name as it is written in files and on the command line.</summary>
    /// <param name="scale">The scale.</param>
    public static string Name(ColumnScale scale) => scale switch
    {
        ColumnScale.Linear => "linear",
        ColumnScale.Exponential => "exponential",
        ColumnScale.Cubic => "cubic",
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "There is no such scale."),
    };

    /// <summary>A value on a scale.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="value">The value.</param>
    public static double Measure(ColumnScale scale, double value) => scale switch
    {
        ColumnScale.Linear => value,
        ColumnScale.Exponential => Math.Exp(value),
        ColumnScale.Cubic => value * value * value,
        _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, "There is no such scale."),
    };
}
