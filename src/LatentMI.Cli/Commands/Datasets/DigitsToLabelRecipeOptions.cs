using System.CommandLine;
using LatentMI.Cli.Hosting;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset digits-to-label</c>.</summary>
/// <param name="context">Where downloads come from and are told, and when they stop.</param>
internal sealed class DigitsToLabelRecipeOptions(CommandContext context) : IRecipeOptions
{
    private const int DefaultRows = 60_000;

    private readonly NumberOption<int> _rows = DatasetRows.Option($"{DefaultRows}, all images");
    private readonly MnistOptions _mnist = new(context);

    /// <inheritdoc/>
    public Command CreateCommand() =>
        new("digits-to-label", "Images of digits (MNIST) as X, the digit as Y.") { _rows, _mnist.Folder, _mnist.Download };

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse) => new DigitsToLabelRecipe
    {
        Images = _mnist.Bind(parse),
        Count = parse.GetValue(_rows) ?? DefaultRows,
    };
}
