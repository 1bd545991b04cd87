using System.Globalization;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Progress;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.IO.Tables;
using LatentMI.Studies.Lineages;

namespace LatentMI.Cli.Commands.Lineages;

/// <summary>What a command line says of the cells: their file, and what tells clones, times and wells.</summary>
internal sealed class LineageRequest
{
    private const int MostNames = 20;

    /// <summary>The address of the profiles.</summary>
    public required string Address { get; init; }

    /// <summary>What tells clones, times and wells.</summary>
    public required LineageChoice Choice { get; init; }

    /// <summary>The condition that cells are kept by; null for all cells.</summary>
    public required RowExpression? Condition { get; init; }

    /// <summary>The address of the metadata; null for those in the file of the profiles.</summary>
    public required string? Metadata { get; init; }

    /// <summary>How the files are read.</summary>
    public required ReadingOptions Reading { get; init; }

    /// <summary>How the profiles are normalized.</summary>
    public required NormalizationSteps Normalization { get; init; }

    /// <summary>Reads the cells that have a clone and are early or late, and shows that as progress.</summary>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    /// <exception cref="InputException">The file cannot be read, or has no such column, value or cell.</exception>
    public LineageSource Read(CommandContext context, bool quiet) => ProgressDisplay.For(new ReadingText(), context, quiet).Run(progress =>
    {
        progress?.Report(Address);
        var files = new OpenFiles();
        try
        {
            return Read(files, context.CancellationToken);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    });

    /// <summary>Reads the column of numbers of an option.</summary>
    /// <param name="source">The cells.</param>
    /// <param name="option">The option.</param>
    /// <param name="name">The column.</param>
    /// <exception cref="InputException">There is no such column, or it holds text.</exception>
    public static IReadOnlyList<double> Numbers(LineageSource source, string option, string name) =>
        Find(source.Metadata, option, name, source.Source.Address).Numbers
            ?? throw new InputException($"{option}: the column '{name}' holds text; name a numeric column.");

    /// <summary>Reads a column as texts, numbers included.</summary>
    /// <param name="source">The cells.</param>
    /// <param name="option">The option.</param>
    /// <param name="name">The column.</param>
    /// <exception cref="InputException">There is no such column.</exception>
    public static IReadOnlyList<string?> Texts(LineageSource source, string option, string name) =>
        Find(source.Metadata, option, name, source.Source.Address).ToKeys();

    /// <summary>Reads the places of the cells in an embedding: an item of their file, or a file of its own.</summary>
    /// <param name="source">The cells.</param>
    /// <param name="item">What names it.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">It cannot be read, has other rows, or a single column.</exception>
    public Samples Places(LineageSource source, string item, CancellationToken cancellationToken)
    {
        const string Option = "--embedding";
        using Samples all = source.Files.Open(AddressOf(source.Source.Address, item), Reading).ReadSamples(cancellationToken).Samples;
        if (source.Rows[^1] >= all.Count)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{Option}: '{item}' has {OneLine.Count(all.Count, "row")}, fewer than there are cells; row i must belong to cell i."));
        }

        return all.Dimensions >= 2 ? all.SelectRows([.. source.Rows]) : throw new InputException($"{Option}: '{item}' has one column; a figure needs two.");
    }

    private LineageSource Read(OpenFiles files, CancellationToken cancellationToken)
    {
        string table = Metadata ?? Address;
        MetadataTable metadata = files.Open(table, Reading).ReadMetadata(cancellationToken);
        string?[] clones = Clones(files, metadata, table, cancellationToken);
        MetadataColumn time = Find(metadata, "--time", Choice.TimeColumn, table);
        bool[] early = AreOf(time, "--early", Choice.Early, table);
        bool[] late = AreOf(time, "--late", Choice.Late, table);
        string?[]? wells = Choice.WellColumn is { } well ? [.. Find(metadata, "--well", well, table).ToKeys()] : null;
        IEnumerable<int> chosen = Condition?.SelectRows(metadata) ?? Enumerable.Range(0, metadata.Count);
        int[] rows = [.. chosen.Where(row => clones[row] is not null && (early[row] || late[row]))];
        if (rows.Length == 0)
        {
            throw new InputException($"{Address}: no cell has a clone and one of the times {string.Join(", ", Choice.Early.Concat(Choice.Late))}"
                + $"{(Condition is null ? string.Empty : $" where \"{OneLine.Of(Condition.Text)}\"")}; look at the columns with 'lmi inspect'.");
        }

        var query = new SampleQuery
        {
            Address = Address,
            Metadata = table,
            Rows = rows,
            Reading = Reading,
            Normalization = Normalization,
        };
        SampleSource source = query.ReadFrom(files, cancellationToken) with { Condition = Condition?.Text };
        var lineages = new CellLineages(Of(clones, rows), Of(early, rows), Of(late, rows), wells is null ? null : Of(wells, rows));
        return new LineageSource(files, source, lineages, metadata.SelectRows(rows), rows, Choice);
    }

    private string?[] Clones(OpenFiles files, MetadataTable metadata, string table, CancellationToken cancellationToken)
    {
        string name = Choice.CloneColumn;
        if (metadata.Find(name) is { } column)
        {
            return [.. column.ToKeys()];
        }

        if (!name.Contains('/', StringComparison.Ordinal) && !File.Exists(FileAddress.Parse(name).Path))
        {
            throw NoColumn(metadata, "--clone", name, table);
        }

        using Samples members = files.Open(AddressOf(Address, name), Reading).ReadSamples(cancellationToken).Samples;
        if (members.Count != metadata.Count)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"--clone: '{name}' has {OneLine.Count(members.Count, "row")} for {OneLine.Count(metadata.Count, "cell")}; row i must belong to cell i."));
        }

        // A cell of several clones is of none that is known.
        var values = new double[members.Dimensions];
        return [.. Enumerable.Range(0, members.Count).Select(row =>
        {
            members.CopyRow(row, values);
            int first = Array.FindIndex(values, value => value != 0);
            bool isOne = first >= 0 && Array.FindIndex(values, first + 1, value => value != 0) < 0;
            return isOne ? first.ToString(CultureInfo.InvariantCulture) : null;
        })];
    }

    private static string AddressOf(string address, string item) =>
        File.Exists(FileAddress.Parse(item).Path) ? item : $"{FileAddress.Parse(address).Path}:{item}";

    private static MetadataColumn Find(MetadataTable metadata, string option, string name, string table) =>
        metadata.Find(name) ?? throw NoColumn(metadata, option, name, table);

    private static InputException NoColumn(MetadataTable metadata, string option, string name, string table) =>
        new($"{option}: {table}: {metadata.DescribeMissing(name)}");

    private static bool[] AreOf(MetadataColumn column, string option, IReadOnlyList<string> values, string table)
    {
        string?[] texts = [.. column.ToKeys()];
        string[] found = [.. texts.OfType<string>().Distinct()];
        if (values.FirstOrDefault(value => !Array.Exists(found, text => IsSame(text, value))) is { } unknown)
        {
            string shown = OneLine.List(found.Select(text => OneLine.Of(text)), MostNames);
            throw new InputException(
                $"{option}: the column '{column.Name}' of {table} never has the value {OneLine.Quote(unknown)}; its values are {shown}.");
        }

        HashSet<string> chosen = [.. found.Where(text => values.Any(value => IsSame(text, value)))];
        return [.. texts.Select(text => text is not null && chosen.Contains(text))];
    }

    // 2, 2.0 and '2' are the same time.
    private static bool IsSame(string text, string value) => text == value
        || (double.TryParse(text, CultureInfo.InvariantCulture, out double first)
            && double.TryParse(value, CultureInfo.InvariantCulture, out double second)
            && first == second);

    private static T[] Of<T>(T[] values, int[] rows) => Array.ConvertAll(rows, row => values[row]);
}
