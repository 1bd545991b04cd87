namespace LatentMI.Studies.Scaling;

/// <summary>Samples with other values in the same places.</summary>
internal static class ChangedSamples
{
    /// <summary>Changes every value.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="change">The new value, of the column and the value; rows one after the other.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>Samples of the same type, with the names, kinds and origins of the columns.</returns>
    public static Samples Of(Samples samples, Func<int, double, double> change, CancellationToken cancellationToken)
    {
        (int rows, int columns) = (samples.Count, samples.Dimensions);
        var values = new double[checked(rows * columns)];
        for (int row = 0; row < rows; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Span<double> of = values.AsSpan(row * columns, columns);
            samples.CopyRow(row, of);
            for (int column = 0; column < columns; column++)
            {
                of[column] = change(column, of[column]);
            }
        }

        Samples changed = samples.Type == SampleType.Float32
            ? Samples.Create(Array.ConvertAll(values, value => (float)value), rows, columns, samples.ColumnNames)
            : Samples.Create(values, rows, columns, samples.ColumnNames);
        return changed.WithOrigins(samples.Origins).WithKinds([.. Enumerable.Range(0, columns).Select(samples.KindOf)]);
    }
}
