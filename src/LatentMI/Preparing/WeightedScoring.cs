using LatentMI.Numerics;

namespace LatentMI.Preparing;

/// <summary>Scores of columns, each multiplied by a weight.</summary>
/// <param name="scoring">The scores.</param>
/// <param name="weights">A weight for each column.</param>
internal sealed class WeightedScoring(ISampleScoring scoring, float[] weights) : ISampleScoring
{
    /// <inheritdoc/>
    public int Dimensions => scoring.Dimensions;

    /// <inheritdoc/>
    public int ConstantColumns => scoring.ConstantColumns;

    /// <summary>Weights that give sides that were joined the same total variance, however many columns each has, and all columns 1 in the mean square.</summary>
    /// <param name="columns">The number of columns of each side.</param>
    public static float[] EqualSides(IReadOnlyList<int> columns)
    {
        int all = columns.Sum();
        return [.. columns.SelectMany(ofSide => Enumerable.Repeat(MathF.Sqrt(all / ((float)columns.Count * ofSide)), ofSide))];
    }

    /// <summary>Multiplies scores by weights.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="scores">The scores of a row.</param>
    public static void Apply(float[] weights, Span<float> scores)
    {
        for (int c = 0; c < scores.Length; c++)
        {
            scores[c] *= weights[c];
        }
    }

    /// <inheritdoc/>
    public void TransformRow(Samples samples, int row, Span<float> scores)
    {
        scoring.TransformRow(samples, row, scores);
        Apply(weights, scores);
    }

    /// <inheritdoc/>
    public float Score(Samples samples, int row, int column) => scoring.Score(samples, row, column) * weights[column];

    /// <inheritdoc/>
    public void TransformRows(Samples samples, int first, MatrixView scores)
    {
        scoring.TransformRows(samples, first, scores);
        for (int i = 0; i < scores.Rows; i++)
        {
            Apply(weights, scores.Row(i));
        }
    }
}
