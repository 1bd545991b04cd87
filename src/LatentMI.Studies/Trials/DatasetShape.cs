namespace LatentMI.Studies.Trials;

/// <summary>How large a data set is.</summary>
/// <param name="Rows">n, the number of rows.</param>
/// <param name="DimensionsX">The columns of X.</param>
/// <param name="DimensionsY">The columns of Y.</param>
public readonly record struct DatasetShape(int Rows, int DimensionsX, int DimensionsY);
