using System.Globalization;
using LatentMI.IO.Writing;
using LatentMI.Studies.Sweeps;
using Parquet;
using Parquet.Schema;

namespace LatentMI.Reporting.Tables;

/// <summary>The results of a sweep as a table: a row for every estimate, failed ones too.</summary>
internal static class SweepTable
{
    private static readonly Column[] Columns =
    [
        new Text("x", result => result.X),
        new Text("y", result => result.Y),
        new Whole("lag", result => result.Lag),
        new Whole("seed", result => (long)result.Seed),
        new Whole("n", result => result.Count),
        new Whole("dims_x", result => result.ColumnsX),
        new Whole("dims_y", result => result.ColumnsY),
        new Text("estimator", result => result.Estimator),
        new Text("settings", result => result.Setting.ParametersText),
        new Number("mi_bits", result => result.EstimateBits),
        new Number("ci95_lower_bits", result => result.LowerBits),
        new Number("ci95_upper_bits", result => result.UpperBits),
        new Number("standard_error_bits", result => result.StandardErrorBits),
        new Number("latent_dims", result => result.LatentDimensions),
        new Number("p_value", result => result.PValue),
        new Number("q_value", result => result.QValue),
        new Number("seconds", result => result.Seconds),
        new Text("warnings", result => string.Join(' ', result.Warnings)),
        new Text("error", result => result.Error ?? string.Empty),
        new Number("at_least_bits", result => result.AtLeastBits),
        new Number("shuffle_control_bits", result => result.ShuffleControlBits),
    ];

    /// <summary>Writes comma-separated text; a value that is not there is an empty field.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="results">The results.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static void WriteCsv(Stream stream, IReadOnlyList<SweepResult> results, CancellationToken cancellationToken)
    {
        using var table = new TableWriter(stream, [.. Columns.Select(column => column.Name)]);
        foreach (SweepResult result in results)
        {
            cancellationToken.ThrowIfCancellationRequested();
            table.WriteRow([.. Columns.Select(column => column.Written(result))]);
        }
    }

    /// <summary>Writes Parquet with the same columns; a value that is not there is null.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="results">The results.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static void WriteParquet(Stream stream, IReadOnlyList<SweepResult> results, CancellationToken cancellationToken)
    {
        // The writer closes what it writes to.
        using var content = new MemoryStream();
        WriteParquetAsync(content, results, cancellationToken).GetAwaiter().GetResult();
        stream.Write(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    private static async Task WriteParquetAsync(Stream stream, IReadOnlyList<SweepResult> results, CancellationToken cancellationToken)
    {
        var schema = new ParquetSchema([.. Columns.Select(column => column.Field)]);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream, cancellationToken: cancellationToken).ConfigureAwait(false);
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        foreach (Column column in Columns)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await column.WriteAsync(group, results).ConfigureAwait(false);
        }
    }

    /// <summary>A column: its name and what it holds.</summary>
    private abstract record Column(string Name, DataField Field)
    {
        public abstract string Written(SweepResult result);

        public abstract Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<SweepResult> results);
    }

    private sealed record Text(string Name, Func<SweepResult, string> Value) : Column(Name, new DataField<string>(Name))
    {
        public override string Written(SweepResult result) => Value(result);

        public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<SweepResult> results) =>
            group.WriteAsync(Field, (string[])[.. results.Select(Value)]);
    }

    private sealed record Whole(string Name, Func<SweepResult, long> Value) : Column(Name, new DataField<long>(Name))
    {
        public override string Written(SweepResult result) => Value(result).ToString(CultureInfo.InvariantCulture);

        public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<SweepResult> results) =>
            group.WriteAsync<long>(Field, (long[])[.. results.Select(Value)]);
    }

    private sealed record Number(string Name, Func<SweepResult, double?> Value) : Column(Name, new DataField<double?>(Name))
    {
        public override string Written(SweepResult result) => Value(result)?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty;

        public override Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<SweepResult> results) =>
            group.WriteAsync<double>(Field, (double?[])[.. results.Select(Value)]);
    }
}
