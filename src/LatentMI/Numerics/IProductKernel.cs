namespace LatentMI.Numerics;

/// <summary>
/// The innermost part of the matrix product: a tile of C that stays in registers while the shared dimension is summed over.
/// </summary>
internal unsafe interface IProductKernel
{
    /// <summary>The rows of the tile.</summary>
    static abstract int TileRows { get; }

    /// <summary>The columns of the tile.</summary>
    static abstract int TileColumns { get; }

    /// <summary>c[i,j] (+)= sum over p of a[p, i] b[p, j], for one tile.</summary>
    /// <param name="a">depth x <see cref="TileRows"/> values, packed.</param>
    /// <param name="b">depth x <see cref="TileColumns"/> values, packed.</param>
    /// <param name="depth">The length of the sum.</param>
    /// <param name="c">The tile's first element.</param>
    /// <param name="stride">The distance between the tile's rows, in elements.</param>
    /// <param name="accumulate">Whether the sum is added to c or replaces it.</param>
    static abstract void Multiply(float* a, float* b, nint depth, float* c, nint stride, bool accumulate);
}
