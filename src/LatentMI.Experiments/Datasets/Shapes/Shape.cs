namespace LatentMI.Experiments.Datasets.Shapes;

/// <summary>A dependence of one column of Y on one or two columns of X whose mutual information is known.</summary>
/// <param name="id">The identifier.</param>
/// <param name="columnsX">The number of columns of X that carry the information.</param>
internal abstract class Shape(string id, int columnsX)
{
    /// <summary>The identifier.</summary>
    public string Id { get; } = id;

    /// <summary>The number of columns of X that carry the information.</summary>
    public int ColumnsX { get; } = columnsX;

    /// <summary>I(X;Y) in bits.</summary>
    public abstract double Bits { get; }

    /// <summary>Draws the columns that carry the information.</summary>
    /// <param name="count">n, the number of rows.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>n rows of the columns of X, and n values of Y.</returns>
    public abstract (float[] X, float[] Y) Draw(int count, ulong seed);
}
