namespace LatentMI.Studies.Transfer;

/// <summary>Rows of the past of a series beside each other, as columns: its delay embedding.</summary>
internal static class DelayEmbedding
{
    /// <summary>Puts rows beside each other.</summary>
    /// <param name="series">The series.</param>
    /// <param name="rows">For each lag the rows that it takes, as many for all.</param>
    /// <param name="lags">The lags, which the names of the columns tell.</param>
    /// <returns>The columns of the first lag, then those of the second, and so on; float32 where the series is.</returns>
    /// <exception cref="InputException">They are more values than one array can hold.</exception>
    public static Samples Of(Samples series, IReadOnlyList<int[]> rows, IReadOnlyList<int> lags)
    {
        (int count, int columns) = (rows[0].Length, series.Dimensions);
        long width = (long)columns * rows.Count;
        RequireRoom(count, width);
        Samples embedded = series.Type == SampleType.Float32
            ? Samples.Create(Gather<float>(series, rows, (int)width), count, (int)width, Names(series, lags))
            : Samples.Create(Gather<double>(series, rows, (int)width), count, (int)width, Names(series, lags));
        return embedded.WithKinds([.. Enumerable.Range(0, (int)width).Select(column => series.KindOf(column % columns))]);
    }

    private static void RequireRoom(int count, long width)
    {
        if (count * width > Array.MaxLength)
        {
            throw new InputException(FormattableString.Invariant(
                $"{OneLine.Count(count, "row")} with histories of {OneLine.Count((int)width, "column")} are more values than one array can hold; use shorter histories, or fewer rows or columns."));
        }
    }

    private static T[] Gather<T>(Samples series, IReadOnlyList<int[]> rows, int width)
        where T : unmanaged
    {
        var values = new T[rows[0].Length * width];
        for (int place = 0; place < rows.Count; place++)
        {
            for (int i = 0; i < rows[place].Length; i++)
            {
                series.Row<T>(rows[place][i]).CopyTo(values.AsSpan((i * width) + (place * series.Dimensions)));
            }
        }

        return values;
    }

    private static string[] Names(Samples series, IReadOnlyList<int> lags) =>
    [
        .. lags.SelectMany(lag => Enumerable.Range(0, series.Dimensions).Select(column =>
            FormattableString.Invariant($"{(series.ColumnNames is { } names ? names[column] : $"column {column + 1}")} at t{(lag == 0 ? string.Empty : $" - {-lag}")}"))),
    ];
}
