using LatentMI.Numerics;

namespace LatentMI.Calibrating;

/// <summary>ln r(i, j) = f_i' g_j, embeddings of a separable critic; rows of different groups have embeddings of different critics.</summary>
internal static class EmbeddingRatio
{
    /// <summary>Makes the ratio: u_i holds f_i in the columns of its group and 0 in those of others, v_j holds g_j of all groups.</summary>
    /// <param name="kind">Its family.</param>
    /// <param name="embeddings">For each group the embeddings of all rows, n x E each.</param>
    /// <param name="width">E.</param>
    /// <param name="groups">The group of each row of X, whose critic did not see it.</param>
    public static IRowRatio Of(RatioKind kind, IReadOnlyList<(float[] X, float[] Y)> embeddings, int width, int[] groups)
    {
        int columns = width * embeddings.Count;
        var u = new MatrixView(new AlignedBuffer(checked(groups.Length * columns)), groups.Length, columns);
        var v = new MatrixView(new AlignedBuffer(checked(groups.Length * columns)), groups.Length, columns);
        for (int i = 0; i < groups.Length; i++)
        {
            embeddings[groups[i]].X.AsSpan(i * width, width).CopyTo(u.Row(i)[(groups[i] * width)..]);
            for (int group = 0; group < embeddings.Count; group++)
            {
                embeddings[group].Y.AsSpan(i * width, width).CopyTo(v.Row(i)[(group * width)..]);
            }
        }

        return new BilinearRatio(kind, u, v);
    }
}
