namespace LatentMI.Preparing;

/// <summary>What a column is called in a sentence.</summary>
internal static class ColumnLabel
{
    /// <summary>Its number in what was read, from 1, its name where it has one, and its side: "column 3 (age) of X".</summary>
    /// <param name="samples">The side.</param>
    /// <param name="column">The column, from 0.</param>
    /// <param name="side">X, Y or Z.</param>
    public static string Of(Samples samples, int column, string side) => $"{samples.DescribeColumn(column)} of {side}";
}
