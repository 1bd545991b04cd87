using System.CommandLine;
using System.Globalization;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Cli.Progress;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.IO.Tables;
using LatentMI.Studies.Lineages;

namespace LatentMI.Cli.Commands.Lineages;

/// <summary>The file of cells on the command line, and which of their columns tell clones, times and wells.</summary>
internal sealed class LineageInput
{
    private const int MostNames = 20;

    private readonly Argument<string> _address = new("FILE")
    {
        Description = "The profiles, one cell per row, such as cells.h5ad or cells.h5ad:layers/counts.",
    };

    private readonly Option<string> _clone = Column(
        "--clone", "COLUMN|ITEM", "The clone column; or a cells-by-clones matrix that is nonzero where a cell belongs to a clone, such as obsm/X_clone.");

    private readonly Option<string> _time = Column("--time", "COLUMN", "The time column.");

    private readonly TextList _early = new("--early", "TIME,...", "The time values of early cells.");

    private readonly TextList _late = new("--late", "TIME,...", "The time values of late cells.");

    private readonly Option<string?> _well = new("--well")
    {
        Description = "The well column: sisters are late cells of a clone in different wells. [default: any two late cells of a clone]",
        HelpName = "COLUMN",
    };

    private readonly Option<string?> _where = new("--where")
    {
        Description = "Keeps only the cells, early and late, whose metadata meet this condition.",
        HelpName = "CONDITION",
    };

    private readonly Option<string?> _metadata = new("--metadata")
    {
        Description = "The metadata table, one row per cell. [default: the metadata in FILE]",
        HelpName = "FILE",
    };

    private readonly NormalizationOptions _normalization = new(side: null);

    private readonly bool _hasWells;

    /// <summary>Defines the options.</summary>
    /// <param name="hasWells">Whether wells matter.</param>
    public LineageInput(bool hasWells)
    {
        _hasWells = hasWells;
        _address.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 }])
            {
                result.AddError("FILE is empty; give the name of a file");
            }
        });
    }

    /// <summary>Adds the argument and the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command)
    {
        command.Add(_address);
        Option[] options = [_clone, _time, _early, _late, .. _hasWells ? [_well] : Array.Empty<Option>(), _where, _metadata, .. _normalization.All];
        foreach (Option option in options)
        {
            command.Add(option);
        }
    }

    /// <summary>Reads the cells that have a clone and are early or late, and shows that as progress.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="context">Where to show progress, and when to stop.</param>
    /// <param name="quiet">Whether to show nothing.</param>
    /// <exception cref="InputException">The file cannot be read, or has no such column, value or cell.</exception>
    public LineageSource Read(ParseResult parse, CommandContext context, bool quiet)
    {
        string address = parse.GetRequiredValue(_address);
        var choice = new LineageChoice(
            parse.GetRequiredValue(_clone),
            parse.GetRequiredValue(_time),
            parse.GetRequiredValue(_early)!,
            parse.GetRequiredValue(_late)!,
            _hasWells ? parse.GetValue(_well) : null);
        if (choice.Early.Intersect(choice.Late).FirstOrDefault() is { } both)
        {
            throw new InputException($"--early and --late: '{both}' is in both; a cell is either early or late.");
        }

        RowExpression? condition = SharedOptions.Condition(parse, _where);
        return ProgressDisplay.For(new ReadingText(), context, quiet).Run(progress =>
        {
            progress?.Report(address);
            var files = new OpenFiles();
            try
            {
                return Read(parse, files, address, choice, condition, context.CancellationToken);
            }
            catch
            {
                files.Dispose();
                throw;
            }
        });
    }

    /// <summary>Reads the column of numbers of an option.</summary>
    /// <param name="source">The cells.</param>
    /// <param name="option">The option.</param>
    /// <param name="name">The column.</param>
    /// <exception cref="InputException">There is no such column, or it holds text.</exception>
    public static IReadOnlyList<double> Numbers(LineageSource source, Option option, string name) =>
        Find(source.Metadata, option, name, source.Source.Address).Numbers
            ?? throw new InputException($"{option.Name}: the column '{name}' holds text; name one of numbers.");

    /// <summary>Reads a matrix on the cells: an item of their file, or a file of its own.</summary>
    /// <param name="source">The cells.</param>
    /// <param name="option">The option that names it.</param>
    /// <param name="item">What it names.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">It cannot be read, or has other rows.</exception>
    public static Samples Matrix(LineageSource source, Option option, string item, CancellationToken cancellationToken)
    {
        using Samples all = source.Files.Open(AddressOf(source.Source.Address, item)).ReadSamples(cancellationToken).Samples;
        int last = source.Rows[^1];
        return last < all.Count
            ? all.SelectRows([.. source.Rows])
            : throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{option.Name}: '{item}' has {all.Count} rows and the cells are more; row i must belong to row i."));
    }

    private LineageSource Read(
        ParseResult parse, OpenFiles files, string address, LineageChoice choice, RowExpression? condition, CancellationToken cancellationToken)
    {
        string table = parse.GetValue(_metadata) ?? address;
        MetadataTable metadata = files.Open(table).ReadMetadata(cancellationToken);
        string?[] clones = Clones(files, metadata, choice.CloneColumn, address, table, cancellationToken);
        bool[] early = AreOf(Find(metadata, _time, choice.TimeColumn, table), _early, choice.Early, table);
        bool[] late = AreOf(Find(metadata, _time, choice.TimeColumn, table), _late, choice.Late, table);
        string?[]? wells = choice.WellColumn is { } well ? [.. Find(metadata, _well, well, table).ToKeys()] : null;
        IEnumerable<int> chosen = condition?.SelectRows(metadata) ?? Enumerable.Range(0, metadata.Count);
        int[] rows = [.. chosen.Where(row => clones[row] is not null && (early[row] || late[row]))];
        if (rows.Length == 0)
        {
            throw new InputException($"{address}: no cell has a clone and one of the times {string.Join(", ", choice.Early.Concat(choice.Late))}"
                + $"{(condition is null ? string.Empty : $" where \"{OneLine.Of(condition.Text)}\"")}; look at the columns with 'lmi inspect'.");
        }

        var query = new SampleQuery
        {
            Address = address,
            Metadata = table,
            Rows = rows,
            Normalization = _normalization.Read(parse, new NormalizationSteps()),
        };
        SampleSource source = query.ReadFrom(files, cancellationToken) with { Condition = condition?.Text };
        var lineages = new CellLineages(Of(clones, rows), Of(early, rows), Of(late, rows), wells is null ? null : Of(wells, rows));
        return new LineageSource(files, source, lineages, metadata.SelectRows(rows), rows, choice);
    }

    private static string?[] Clones(
        OpenFiles files, MetadataTable metadata, string name, string address, string table, CancellationToken cancellationToken)
    {
        if (metadata.Find(name) is { } column)
        {
            return [.. column.ToKeys()];
        }

        if (!name.Contains('/', StringComparison.Ordinal) && !File.Exists(FileAddress.Parse(name).Path))
        {
            throw NoColumn(metadata, "--clone", name, table);
        }

        using Samples members = files.Open(AddressOf(address, name)).ReadSamples(cancellationToken).Samples;
        if (members.Count != metadata.Count)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"--clone: '{name}' has {members.Count} rows for {metadata.Count} cells; row i must belong to row i."));
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

    private static MetadataColumn Find(MetadataTable metadata, Option option, string name, string table) =>
        metadata.Find(name) ?? throw NoColumn(metadata, option.Name, name, table);

    private static InputException NoColumn(MetadataTable metadata, string option, string name, string table) =>
        new($"{option}: {table}: {metadata.DescribeMissing(name)}");

    private static bool[] AreOf(MetadataColumn column, Option option, IReadOnlyList<string> values, string table)
    {
        string?[] texts = [.. column.ToKeys()];
        string[] found = [.. texts.OfType<string>().Distinct()];
        if (values.FirstOrDefault(value => !Array.Exists(found, text => IsSame(text, value))) is { } unknown)
        {
            string shown = string.Join(", ", found.Take(MostNames).Select(text => OneLine.Of(text)));
            throw new InputException(
                $"{option.Name}: the column '{column.Name}' of {table} is nowhere {OneLine.Quote(unknown)}; it is {shown}{(found.Length > MostNames ? ", ..." : string.Empty)}.");
        }

        HashSet<string> chosen = [.. found.Where(text => values.Any(value => IsSame(text, value)))];
        return [.. texts.Select(text => text is not null && chosen.Contains(text))];
    }

    // 2, 2.0 and '2' are the same time.
    private static bool IsSame(string text, string value) => text == value
        || (double.TryParse(text, CultureInfo.InvariantCulture, out double first) && double.TryParse(value, CultureInfo.InvariantCulture, out double second) && first == second);

    private static T[] Of<T>(T[] values, int[] rows) => Array.ConvertAll(rows, row => values[row]);

    private static Option<string> Column(string name, string symbol, string description) =>
        new(name) { Description = description, HelpName = symbol, Required = true };
}
