using System.Text.Json;
using LatentMI.Benchmarks.Measuring;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>The figures of a run against those of a stored one.</summary>
/// <param name="path">The stored run.</param>
/// <param name="stored">Its figures.</param>
internal sealed class FigureComparison(string path, IReadOnlyList<Figure> stored)
{
    /// <summary>A figure this much slower than the stored one is worth a look.</summary>
    public const double Tolerance = 1.15;

    /// <summary>Reads a stored run.</summary>
    /// <param name="path">What <c>compare --out</c> wrote.</param>
    /// <param name="machine">This machine.</param>
    /// <exception cref="InputException">It is no such file, or of another machine.</exception>
    public static FigureComparison Read(string path, MachineDescription machine)
    {
        try
        {
            ComparisonReport report = ReportFile.Read<ComparisonReport>(path);
            if (report.Machine.Processor != machine.Processor || report.Machine.Processors != machine.Processors || report.Machine.VectorWidth != machine.VectorWidth)
            {
                throw new InputException(
                    $"{path}: was measured on {report.Machine.Processor}, {report.Machine.Processors} processors, {report.Machine.VectorWidth}; "
                    + $"this is {machine.Processor}, {machine.Processors}, {machine.VectorWidth}. Compare runs of the same machine.");
            }

            return new FigureComparison(path, report.Figures);
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read as a stored comparison: {e.Message}", e);
        }
    }

    /// <summary>Writes a row for each figure, and which are slower.</summary>
    /// <param name="figures">The figures of this run.</param>
    /// <param name="output">Where to.</param>
    /// <returns>How many are slower by more than <see cref="Tolerance"/>, in their best round and in their median.</returns>
    public int Write(IReadOnlyList<Figure> figures, TextWriter output)
    {
        var table = new MarkdownTable($"Against {Path.GetFileName(path)}", "median, now / stored", "best, now / stored", "");
        int slower = 0;
        foreach (Figure figure in figures)
        {
            if (stored.FirstOrDefault(other => other.Name == figure.Name) is not { } before)
            {
                table.AddRow(figure.Name, "", "", "new");
                continue;
            }

            double median = figure.Seconds.Median / before.Seconds.Median;
            double best = figure.Seconds.Best / before.Seconds.Best;
            bool isSlower = median > Tolerance && best > Tolerance;
            slower += isSlower ? 1 : 0;
            table.AddRow(figure.Name, Number.Of(median, "0.00"), Number.Of(best, "0.00"), isSlower ? "**slower**" : "");
        }

        table.Write(output);
        output.WriteLine($"{slower} of {figures.Count} figures are more than {Number.Of(100 * (Tolerance - 1))} % slower, in the median and in the best round.");
        return slower;
    }
}
