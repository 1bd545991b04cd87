using System.Numerics;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// The product of a row and a matrix, each sum over the same terms in the same order whatever the width of a vector, which the library's own product does
/// not promise: the bytes of data must not depend on the machine.
/// </summary>
internal static class RowProduct
{
    /// <summary>Adds the row times the matrix to the target.</summary>
    /// <param name="row">r numbers.</param>
    /// <param name="matrix">r rows of c columns.</param>
    /// <param name="target">c sums.</param>
    public static void Add(ReadOnlySpan<float> row, ReadOnlySpan<float> matrix, Span<float> target)
    {
        for (int j = 0; j < row.Length; j++)
        {
            ReadOnlySpan<float> entries = matrix.Slice(j * target.Length, target.Length);
            var factor = new Vector<float>(row[j]);
            int c = 0;
            for (; c <= target.Length - Vector<float>.Count; c += Vector<float>.Count)
            {
                (new Vector<float>(target[c..]) + (factor * new Vector<float>(entries[c..]))).CopyTo(target[c..]);
            }

            for (; c < target.Length; c++)
            {
                target[c] += row[j] * entries[c];
            }
        }
    }
}
