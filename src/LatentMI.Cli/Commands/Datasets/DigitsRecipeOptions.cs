using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset digits</c>.</summary>
/// <param name="context">Where downloads come from and are told, and when they stop.</param>
internal sealed class DigitsRecipeOptions(CommandContext context) : IRecipeOptions
{
    private const int DefaultRows = 5000;

    private readonly ClassesOption _classes = new("Two or more digits, separated by commas. [default: 0,1]");
    private readonly NumberOption<double> _shuffled = SharedOptions.Shuffled(0);
    private readonly NumberOption<int> _rows = DatasetRows.Option(DefaultRows);
    private readonly MnistOptions _mnist = new(context);

    /// <inheritdoc/>
    public Command CreateCommand() => new("digits", "Pairs of images of the same digit (MNIST), a share of them shuffled.")
    {
        _classes, _shuffled, _rows, _mnist.Folder, _mnist.Download,
    };

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse) => new DigitsRecipe
    {
        Images = _mnist.Bind(parse),
        Classes = parse.GetValue(_classes) ?? ["0", "1"],
        ShuffledShare = parse.GetValue(_shuffled) ?? 0,
        Count = parse.GetValue(_rows) ?? DefaultRows,
    };
}
