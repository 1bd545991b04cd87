using System.CommandLine;
using System.Globalization;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset interactome</c>.</summary>
internal sealed class InteractomeRecipeOptions : IRecipeOptions
{
    private const int FewestProteins = 6;

    private static readonly InteractomeRecipe Preset = new();

    private readonly NumberOption<int> _proteins = new(
        "--proteins",
        "N",
        $"The proteins. [default: {Preset.Proteins}]",
        value => value is >= FewestProteins and <= InteractomeRecipe.MostProteins,
        $"a whole number from {FewestProteins} to {InteractomeRecipe.MostProteins}");

    private readonly NumberOption<int> _families = WholeNumber.Option("--families", "F", least: 2, $"The families. [default: {Preset.Families}]");

    private readonly NumberOption<int> _dimensions = WholeNumber.Option(
        "--d", "D", least: 1, $"The columns of an embedding. [default: {Preset.Dimensions}]");

    private readonly NumberOption<int> _pairs = WholeNumber.Option("--pairs", "N", least: 1, $"The pairs. [default: {Preset.Count}]");

    private readonly NumberOption<double> _noise = new(
        "--noise",
        "SHARE",
        FormattableString.Invariant($"The share of random pairs. [default: {Preset.Noise}]"),
        value => value is >= 0 and <= 1,
        "a number from 0 to 1");

    private readonly Option<bool> _fine = new("--fine")
    {
        Description = "Makes binding also depend on the individual proteins within families.",
    };

    /// <summary>Names the options; the pairs are the rows of this data set, and go by that name too.</summary>
    public InteractomeRecipeOptions()
    {
        _pairs.Aliases.Add("--rows");
        _pairs.Aliases.Add("--n");
    }

    /// <inheritdoc/>
    public Command CreateCommand() => new("interactome", "Protein embeddings, and pairs of proteins from matching families.")
    {
        _proteins, _families, _dimensions, _pairs, _noise, _fine,
    };

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        InteractomeRecipe recipe = Preset with
        {
            Proteins = parse.GetValue(_proteins) ?? Preset.Proteins,
            Families = parse.GetValue(_families) ?? Preset.Families,
            Dimensions = parse.GetValue(_dimensions) ?? Preset.Dimensions,
            Count = parse.GetValue(_pairs) ?? Preset.Count,
            Noise = parse.GetValue(_noise) ?? Preset.Noise,
            Fine = parse.GetValue(_fine),
        };
        if (recipe.Families > recipe.Proteins / 3)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"--families: {recipe.Families} families need {3L * recipe.Families} proteins, and there are {recipe.Proteins}; give fewer families."));
        }

        DatasetRows.RequireRoom(_pairs.Name, recipe.Count, recipe.Dimensions);
        DatasetRows.RequireRoom(_proteins.Name, recipe.Proteins, recipe.Dimensions);
        return recipe;
    }
}
