namespace LatentMI.Estimators;

/// <summary>How much data an estimate is made from.</summary>
/// <param name="Rows">n.</param>
/// <param name="ColumnsX">The number of columns of X.</param>
/// <param name="ColumnsY">The number of columns of Y.</param>
public readonly record struct DataSize(long Rows, long ColumnsX, long ColumnsY)
{
    /// <summary>The columns of both sides.</summary>
    public long Columns => ColumnsX + ColumnsY;
}
