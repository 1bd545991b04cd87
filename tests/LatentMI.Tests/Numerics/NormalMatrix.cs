using LatentMI.Numerics;

namespace LatentMI.Tests.Numerics;

/// <summary>Matrices of standard normal numbers.</summary>
internal static class NormalMatrix
{
    /// <summary>Makes a matrix; another stream gives other numbers.</summary>
    public static MatrixView Create(int rows, int columns, ulong stream) => new(RandomBuffers.Create(rows * columns, stream), rows, columns);
}
