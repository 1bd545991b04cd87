using LatentMI.Cli.Hosting;
using LatentMI.Cli.Output;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.IO.Tables;
using LatentMI.Reporting.Folders;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Scaling;

namespace LatentMI.Cli.Commands.Scalings;

/// <summary>What a command line asks of a law fitted to a table.</summary>
internal sealed class FitRequest
{
    /// <summary>The table.</summary>
    public required string Address { get; init; }

    /// <summary>The column of the levels.</summary>
    public required string Level { get; init; }

    /// <summary>The column of the values.</summary>
    public required string Value { get; init; }

    /// <summary>The law.</summary>
    public required ScalingLaw Law { get; init; }

    /// <summary>The column of the standard errors; null for none.</summary>
    public required string? StandardError { get; init; }

    /// <summary>The condition that rows are chosen by; null for all.</summary>
    public required RowExpression? Where { get; init; }

    /// <summary>The seed of the drawn errors.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How the table is read.</summary>
    public required ReadingOptions Reading { get; init; }

    /// <summary>Where the result goes.</summary>
    public required OutputRequest Output { get; init; }

    /// <summary>Reads the table, fits, writes and prints.</summary>
    /// <param name="context">Where to write, and when to stop.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="InputException">The table cannot be read, or has no such columns, rows or numbers.</exception>
    public int Run(CommandContext context)
    {
        TabledScaling values = Read(context.CancellationToken);
        using ResultFolder? results = Output.PrepareFolder();
        ScalingFit fit;
        try
        {
            fit = values.Fit(Law, Seed, context.CancellationToken);
        }
        catch (InputException e)
        {
            throw new InputException($"{Address}: {e.Message}", e);
        }

        var table = new ScalingTableReport(Address, Level, Value, StandardError, Where?.Text);
        ScalingRequest.Write(context, Output, results, ScalingReport.Describe(values, fit, Seed, table));
        return ExitCode.Success;
    }

    private TabledScaling Read(CancellationToken cancellationToken)
    {
        using var file = OpenFile.Open(Address, Reading);
        MetadataTable table = file.ReadMetadata(cancellationToken);
        if (Where is { } condition)
        {
            int[] rows = [.. condition.SelectRows(table)];
            table = rows.Length > 0 ? table.SelectRows(rows) : throw new InputException($"{Address}: no row meets --where \"{OneLine.Of(condition.Text)}\".");
        }

        return new TabledScaling
        {
            Qualities = Numbers(table, "--level", Level),
            Bits = Numbers(table, "--value", Value),
            StandardErrors = StandardError is { } column ? Numbers(table, "--standard-error", column) : null,
        };
    }

    private IReadOnlyList<double> Numbers(MetadataTable table, string option, string column) => table.Require(column, Address).Numbers
        ?? throw new InputException($"{Address}: the column {OneLine.Quote(column)} of {option} holds text; name a column of numbers.");
}
