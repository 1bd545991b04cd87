using LatentMI.Numerics;

namespace LatentMI.Representation;

/// <summary>Turns the components of rows into more columns, each a function of a row's components, of which principal components become features.</summary>
internal interface IExpansion
{
    /// <summary>The number of columns.</summary>
    int Columns { get; }

    /// <summary>Computes them.</summary>
    /// <param name="components">Rows of components.</param>
    /// <param name="expanded">Receives the columns of as many rows.</param>
    /// <param name="compute">What it runs on.</param>
    void Expand(MatrixView components, MatrixView expanded, Compute compute);
}
