using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets.Images;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset images</c>.</summary>
internal sealed class ImagesRecipeOptions : IRecipeOptions
{
    private const int DefaultSide = 16;
    private const int DefaultRows = 10_000;

    private readonly ShapeOption _figure = new("The figure", ImagesRecipe.FigureIds);

    private readonly NumberOption<int> _side = WholeNumber.Option(
        "--side",
        "S",
        ImagesRecipe.LeastSide,
        FormattableString.Invariant($"Height and width in pixels, at least {ImagesRecipe.LeastSide}. [default: {DefaultSide}]"));

    private readonly NumberOption<double> _bits = DatasetBits.Option();
    private readonly NumberOption<int> _rows = DatasetRows.Option(DefaultRows);

    /// <inheritdoc/>
    public Command CreateCommand() =>
        new("images", "Pairs of images of a figure each, whose places share I bits.") { _figure, _side, _bits, _rows };

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        var recipe = new ImagesRecipe
        {
            Figure = parse.GetRequiredValue(_figure),
            Side = parse.GetValue(_side) ?? DefaultSide,
            Bits = parse.GetValue(_bits)!.Value,
            Count = parse.GetValue(_rows) ?? DefaultRows,
        };
        DatasetBits.RequireTellable("the figure's latents", recipe.Latents, recipe.Bits);
        DatasetRows.RequireRoom(_rows.Name, recipe.Count, (long)recipe.Side * recipe.Side);
        return recipe;
    }
}
