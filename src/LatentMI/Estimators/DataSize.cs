namespace LatentMI.Estimators;

/// <summary>How much data an estimate is made from.</summary>
public readonly struct DataSize(long rows, long columnsX, long columnsY)
{
    /// <summary>n.</summary>
    public long Rows { get; } = rows;

    /// <summary>The number of columns of X.</summary>
    public long ColumnsX { get; } = columnsX;

    /// <summary>The number of columns of Y.</summary>
    public long ColumnsY { get; } = columnsY;

    /// <summary>The columns of both sides.</summary>
    public long Columns => ColumnsX + ColumnsY;
}
