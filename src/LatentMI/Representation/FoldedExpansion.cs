using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Representation;

/// <summary>Components, their folded scores, which tell how far a value is from its median, and the indicators of labels, side by side.</summary>
/// <param name="folding">Folded scores of the components.</param>
/// <param name="scales">
/// What the folded scores are multiplied by, the deviations of the components: so that those of strong components come first among the features, as the
/// components do.
/// </param>
/// <param name="levels">Indicators of labels among the components.</param>
internal sealed class FoldedExpansion(RankScoring folding, float[] scales, LevelIndicators levels) : IExpansion
{
    private const int RowsPerPart = 256;

    /// <summary>Folded scores of the components.</summary>
    public RankScoring Folding { get; } = folding;

    /// <summary>What the folded scores are multiplied by.</summary>
    public float[] Scales { get; } = scales;

    /// <summary>Indicators of labels among the components.</summary>
    public LevelIndicators Levels { get; } = levels;

    /// <inheritdoc/>
    public int Columns => (2 * Scales.Length) + Levels.Levels.Count;

    /// <inheritdoc/>
    public void Expand(MatrixView components, MatrixView expanded, Compute compute)
    {
        int count = components.Columns;
        compute.Team.Run((components.Rows + RowsPerPart - 1) / RowsPerPart, part =>
        {
            for (int i = part * RowsPerPart; i < Math.Min(components.Rows, (part + 1) * RowsPerPart); i++)
            {
                Span<float> row = expanded.Row(i);
                components.Row(i).CopyTo(row);
                Span<float> folded = row.Slice(count, count);
                Folding.Transform(components.Row(i), folded);
                for (int c = 0; c < count; c++)
                {
                    folded[c] *= Scales[c];
                }

                Levels.Transform(components.Row(i), row[(2 * count)..]);
            }
        });
    }
}
