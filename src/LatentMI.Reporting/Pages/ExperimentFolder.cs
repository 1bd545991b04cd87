using LatentMI.IO.Formats.Text;
using LatentMI.Reporting.Figures;
using LatentMI.Reporting.Reports;
using LatentMI.Reporting.Tables;
using LatentMI.Studies.Storing;

namespace LatentMI.Reporting.Pages;

/// <summary>What <c>lmi experiment</c> wrote, read again.</summary>
/// <param name="Path">The folder as it was given.</param>
/// <param name="Description">The experiment.</param>
/// <param name="Records">The records.</param>
/// <param name="Figures">The pictures, in the order of their names.</param>
/// <param name="Comparison">The comparison with the published values; empty where it was not made.</param>
public sealed record ExperimentFolder(
    string Path,
    ExperimentDescription Description,
    IReadOnlyList<ExperimentRecord> Records,
    IReadOnlyList<Picture> Figures,
    IReadOnlyList<ComparedTable> Comparison)
{
    /// <summary>Reads a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="InputException">A file in it is not what the tool writes.</exception>
    public static ExperimentFolder Read(string path)
    {
        string comparison = System.IO.Path.Combine(path, ExperimentFiles.ComparisonTable);
        ExperimentDescription description = ExperimentDescription.Of(path);
        return new ExperimentFolder(
            path,
            description,
            RecordStore.Read(path),
            [.. ReadFigures(System.IO.Path.Combine(path, ExperimentFiles.Figures), $"of the experiment: {description.Title}")],
            File.Exists(comparison) ? [.. ReadComparison(TableFile.Read(comparison))] : []);
    }

    /// <summary>The tables of a comparison, from the lines of a cell each.</summary>
    private static IEnumerable<ComparedTable> ReadComparison(TableFile file)
    {
        foreach (var table in file.Rows.GroupBy(line => line[0]))
        {
            string[] columns = [.. table.Where(line => line[1].Length > 0).Select(line => line[2]).Distinct()];
            yield return new ComparedTable(
                table.Key,
                columns,
                [.. table.Where(line => line[1].Length > 0).GroupBy(line => line[1]).Select(row => (IReadOnlyList<string>)[.. row.Select(line => line[3])])],
                [.. table.Where(line => line[1].Length == 0).Select(line => line[3])]);
        }
    }

    /// <summary>
    /// One picture for each name. PNG goes before SVG: it looks the same on every machine, with its own font, and does not grow with the points.
    /// </summary>
    /// <param name="folder">The folder of the figures; none where it is missing.</param>
    /// <param name="subject">What they are of, in words that follow their names.</param>
    internal static IEnumerable<Picture> ReadFigures(string folder, string subject)
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        var files = Directory.EnumerateFiles(folder)
            .Where(file => System.IO.Path.GetExtension(file) is ".png" or ".svg")
            .GroupBy(file => System.IO.Path.GetFileNameWithoutExtension(file))
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, string> versions in files)
        {
            string file = versions.Order(StringComparer.Ordinal).First();
            string name = versions.Key.Replace('-', ' ');
            string alternative = $"Figure {name} {subject}";
            yield return System.IO.Path.GetExtension(file) == ".svg"
                ? Picture.Svg(File.ReadAllBytes(file), alternative, name)
                : Picture.Png(File.ReadAllBytes(file), alternative, name)
                    ?? throw new InputException($"{file}: is not a PNG image; draw the figures again.");
        }
    }
}
