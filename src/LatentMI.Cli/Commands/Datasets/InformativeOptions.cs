using System.CommandLine;
using System.Globalization;
using LatentMI.Cli.Options;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary>The options of data sets in which pairs of columns carry the information and the others are something else.</summary>
internal sealed class InformativeOptions
{
    private const int DefaultRows = 2000;

    private readonly NumberOption<int> _dimensionsX;
    private readonly NumberOption<int> _dimensionsY;
    private readonly NumberOption<int> _pairs = DatasetColumns.Option("--k", "K", "Pairs of columns that carry the information.");
    private readonly NumberOption<double> _bits = DatasetBits.Option();
    private readonly NumberOption<int> _rows = DatasetRows.Option(DefaultRows);

    private InformativeOptions(NumberOption<int> dimensionsX, NumberOption<int> dimensionsY) =>
        (_dimensionsX, _dimensionsY) = (dimensionsX, dimensionsY);

    /// <summary>Both sides have the same number of columns, which is one option.</summary>
    public static InformativeOptions OfEqualSides()
    {
        NumberOption<int> dimensions = DatasetColumns.OfEachSide();
        return new(dimensions, dimensions);
    }

    /// <summary>Each side has its own number of columns.</summary>
    public static InformativeOptions OfUnequalSides() => new(DatasetColumns.OfX(), DatasetColumns.Option("--dy", "D", "Columns of Y."));

    /// <summary>Gives a command the options.</summary>
    /// <param name="command">The command.</param>
    /// <param name="own">The options that its data set alone has, which come last.</param>
    /// <returns>The command.</returns>
    public Command AddTo(Command command, params ReadOnlySpan<Option> own)
    {
        Option[] sides = _dimensionsX == _dimensionsY ? [_dimensionsX] : [_dimensionsX, _dimensionsY];
        command.AddOptions([.. sides, _pairs, _bits, _rows, .. own]);
        return command;
    }

    /// <summary>What a command line says.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <exception cref="InputException">
    /// There are more pairs than columns, more bits than float32 can hold, or more values than an array can.
    /// </exception>
    public InformativeColumns Bind(ParseResult parse)
    {
        var columns = new InformativeColumns(
            parse.GetValue(_dimensionsX)!.Value,
            parse.GetValue(_dimensionsY)!.Value,
            parse.GetValue(_pairs)!.Value,
            parse.GetValue(_bits)!.Value,
            parse.GetValue(_rows) ?? DefaultRows);
        int fewest = Math.Min(columns.DimensionsX, columns.DimensionsY);
        if (columns.Pairs > fewest)
        {
            string side = (columns.DimensionsX < columns.DimensionsY ? _dimensionsX : _dimensionsY).Name;
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{_pairs.Name}: {columns.Pairs} pairs are more than the {fewest} columns of {side}; give at most as many."));
        }

        DatasetBits.RequireTellable(_pairs.Name, columns.Pairs, columns.Bits);
        DatasetRows.RequireRoom(_rows.Name, columns.Count, Math.Max(columns.DimensionsX, columns.DimensionsY));
        return columns;
    }
}
