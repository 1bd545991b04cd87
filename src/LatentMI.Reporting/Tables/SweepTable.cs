using System.Globalization;
using LatentMI.IO.Writing;
using LatentMI.Studies.Measuring;
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
        new Whole("seed", result => (long)result.Record.Seed),
        new Whole("n", result => result.Count),
        new Whole("dims_x", result => result.ColumnsX),
        new Whole("dims_y", result => result.ColumnsY),
        new Text("estimator", result => result.Record.Estimator),
        new Text("settings", result => result.Record.EstimatorParameters.ToString()),
        new Number("mi_bits", result => result.Record.EstimateBits),
        new Number("ci95_lower_bits", result => Detail(result, EstimateDetails.Lower)),
        new Number("ci95_upper_bits", result => Detail(result, EstimateDetails.Upper)),
        new Number("standard_error_bits", result => Detail(result, EstimateDetails.StandardError)),
        new Number("latent_dims", result => Detail(result, EstimateDetails.LatentDimensions)),
        new Number("p_value", result => result.PValue),
        new Number("q_value", result => result.QValue),
        new Number("seconds", result => result.Record.Seconds),
        new Text("warnings", result => string.Join(' ', result.Record.Warnings)),
        new Text("error", result => result.Record.Error ?? string.Empty),
        new Number("at_least_bits", result => result.AtLeastBits),
        new Number("shuffle_control_bits", result => result.ShuffleControlBits),
    ];

    /// <summary>Writes comma-separated text; a value that is not there is an empty field.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="results">The results.</param>
    public static void WriteCsv(Stream stream, IReadOnlyList<SweepResult> results)
    {
        using var table = new TableWriter(stream, [.. Columns.Select(column => column.Name)]);
        foreach (SweepResult result in results)
        {
            table.WriteRow([.. Columns.Select(column => column.Written(result))]);
        }
    }

    /// <summary>Writes Parquet with the same columns; a value that is not there is null.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="results">The results.</param>
    public static void WriteParquet(Stream stream, IReadOnlyList<SweepResult> results)
    {
        // The writer closes what it writes to.
        using var content = new MemoryStream();
        WriteParquetAsync(content, results).GetAwaiter().GetResult();
        stream.Write(content.ToArray());
    }

    private static async Task WriteParquetAsync(Stream stream, IReadOnlyList<SweepResult> results)
    {
        var schema = new ParquetSchema([.. Columns.Select(column => column.Field)]);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream).ConfigureAwait(false);
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        foreach (Column column in Columns)
        {
            await column.WriteAsync(group, results).ConfigureAwait(false);
        }
    }

    private static double? Detail(SweepResult result, string name) => result.Record.Details.TryGetNumber(name);

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
