using LatentMI.Numerics;

namespace LatentMI.Preparing;

/// <summary>
/// A column for each value of columns that have few: 1 where the value is met, less its share of the rows, over its standard deviation. Labels need
/// them, since the order of their numbers means nothing.
/// </summary>
/// <param name="Levels">The column, the score that stands for the value, and the value's share of the rows.</param>
internal sealed record LevelIndicators(IReadOnlyList<(int Column, float Score, double Share)> Levels)
{
    /// <summary>A column with more distinct values is not taken for labels.</summary>
    public const int MostLevels = 32;

    // The same where a side is a single column, which may be labels more readily.
    private const int MostLevelsOfOneColumn = 128;

    // Rows for each of more than <see cref="MostLevels"/> values: with fewer, any column has so many values.
    private const int RowsPerLevel = 5;

    /// <summary>The most values that a column has which is taken for labels.</summary>
    /// <param name="columns">The number of columns of the side.</param>
    /// <param name="rows">n.</param>
    public static int Most(int columns, int rows) => columns == 1 ? Math.Clamp(rows / RowsPerLevel, MostLevels, MostLevelsOfOneColumn) : MostLevels;

    /// <summary>Finds the columns with three values or more, and not too many; of two values the column itself tells all.</summary>
    /// <param name="columns">Scores of columns.</param>
    public static LevelIndicators Find(MatrixView columns)
    {
        int most = Most(columns.Columns, columns.Rows);
        var levels = new List<(int, float, double)>();
        for (int c = 0; c < columns.Columns; c++)
        {
            var counts = new SortedDictionary<float, int>();
            for (int i = 0; i < columns.Rows && counts.Count <= most; i++)
            {
                float score = columns.Row(i)[c];
                counts[score] = counts.GetValueOrDefault(score) + 1;
            }

            if (counts.Count > 2 && counts.Count <= most)
            {
                foreach ((float score, int count) in counts)
                {
                    levels.Add((c, score, (double)count / columns.Rows));
                }
            }
        }

        return new LevelIndicators(levels);
    }

    /// <summary>The indicators of a row.</summary>
    /// <param name="scores">The row's scores.</param>
    /// <param name="indicators">Receives a number for each level.</param>
    public void Transform(ReadOnlySpan<float> scores, Span<float> indicators)
    {
        for (int l = 0; l < Levels.Count; l++)
        {
            (int column, float score, double share) = Levels[l];
            indicators[l] = (float)(((scores[column] == score ? 1 : 0) - share) / Math.Sqrt(share * (1 - share)));
        }
    }
}
