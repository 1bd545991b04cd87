using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset disjoint-rows</c>.</summary>
internal sealed class DisjointRowsRecipeOptions : IRecipeOptions
{
    private readonly Argument<string> _file = new("FILE") { Description = "The matrix." };

    private readonly NumberOption<int> _dimensions = WholeNumber.Option(
        "--d", "D", least: 1, "The number of columns of each side, the same random ones on both. [default: all]");

    private readonly NumberOption<int> _rows = DatasetRows.Option("half of the rows of FILE");
    private readonly Option<bool> _logarithm = new("--log1p") { Description = "Values v become log(1 + v)." };

    private readonly FileReadingOptions _reading = new();

    /// <inheritdoc/>
    public Command CreateCommand()
    {
        var command = new Command("disjoint-rows", "Rows of a matrix, each paired with a different row.") { _file, _dimensions, _rows, _logarithm };
        command.AddOptions(_reading.All);
        return command;
    }

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        var source = new SampleMatrix(parse.GetRequiredValue(_file), _reading.Bind(parse));
        return new DisjointRowsRecipe
        {
            Source = source,
            Dimensions = parse.GetValue(_dimensions) ?? source.Samples.Dimensions,
            Count = parse.GetValue(_rows) ?? source.Samples.Count / 2,
            Logarithm = parse.GetValue(_logarithm),
        };
    }
}
