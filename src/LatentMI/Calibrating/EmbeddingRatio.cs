namespace LatentMI.Calibrating;

/// <summary>ln r(i, j) = f_i' g_j, embeddings of a separable critic; rows of different groups have embeddings of different critics.</summary>
/// <param name="name">What it is called.</param>
/// <param name="embeddings">For each group the embeddings of all rows, n x E each.</param>
/// <param name="width">E.</param>
/// <param name="groups">The group of each row of X, whose critic did not see it.</param>
internal sealed class EmbeddingRatio(string name, IReadOnlyList<(float[] X, float[] Y)> embeddings, int width, int[] groups) : IDensityRatio
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public double LogRatio(int i, int j)
    {
        (float[] x, float[] y) = embeddings[groups[i]];
        float sum = 0;
        for (int e = 0; e < width; e++)
        {
            sum += x[(i * width) + e] * y[(j * width) + e];
        }

        return sum;
    }
}
