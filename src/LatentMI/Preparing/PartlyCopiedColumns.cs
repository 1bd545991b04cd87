using LatentMI.Numerics;

namespace LatentMI.Preparing;

/// <summary>
/// Columns of both sides that are equal in some rows, as where gaps of one were filled from the other. The information of continuous values that are equal with any probability is infinite, and
/// estimates of it depend on the number of rows alone.
/// </summary>
internal static class PartlyCopiedColumns
{
    private const int MostRows = 200;

    // Numbers that repeat, such as counts and labels, are equal by chance.
    private const double LeastDistinct = 0.9;
    private const double LeastShare = 0.05;
    private const int LeastRows = 10;
    private const int TimesChance = 5;

    /// <summary>Finds them in evenly spaced rows, in time proportional to the number of columns.</summary>
    /// <param name="x">Finite values.</param>
    /// <param name="y">As many rows of finite values.</param>
    /// <returns>For each column of X that is equal to a column of Y in some rows but not in all the first such column, and in which share of the rows.</returns>
    public static IReadOnlyList<(SharedColumn Columns, double Share)> Find(Samples x, Samples y)
    {
        int[] rows = EvenlySpaced.Places(x.Count, MostRows);
        (int[] ofX, int[] ofY) = (Varied(x, rows), Varied(y, rows));
        var equal = new Dictionary<SharedColumn, (int InRow, int ByChance)>();
        for (int i = 0; i < rows.Length && ofX.Length > 0 && ofY.Length > 0; i++)
        {
            var columns = new Dictionary<double, int>(ofX.Length);
            foreach (int column in ofX)
            {
                columns.TryAdd(x[rows[i], column], column);
            }

            foreach (int column in ofY)
            {
                Count(columns, column, rows[i], inRow: 1, byChance: 0);
                Count(columns, column, rows[(i + 1) % rows.Length], inRow: 0, byChance: 1);
            }
        }

        double least = Math.Max(LeastRows, LeastShare * rows.Length);
        return
        [
            .. equal.Where(pair => pair.Value.InRow >= least && pair.Value.InRow < rows.Length && pair.Value.InRow > TimesChance * pair.Value.ByChance)
                .OrderBy(pair => pair.Key.X).ThenBy(pair => pair.Key.Y).DistinctBy(pair => pair.Key.X)
                .Select(pair => (pair.Key, (double)pair.Value.InRow / rows.Length)),
        ];

        void Count(Dictionary<double, int> columns, int columnY, int row, int inRow, int byChance)
        {
            if (columns.TryGetValue(y[row, columnY], out int columnX))
            {
                var pair = new SharedColumn(columnX, columnY);
                (int before, int chanceBefore) = equal.GetValueOrDefault(pair);
                equal[pair] = (before + inRow, chanceBefore + byChance);
            }
        }
    }

    private static int[] Varied(Samples samples, int[] rows) =>
    [
        .. Enumerable.Range(0, samples.Dimensions).Where(column => rows.Select(row => samples[row, column]).Distinct().Count() >= LeastDistinct * rows.Length),
    ];
}
