using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets.Outcomes;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset outcomes</c>.</summary>
internal sealed class OutcomeRecipeOptions : IRecipeOptions
{
    private const int DefaultRows = 1000;
    private const int DefaultInformative = 5;

    private readonly Option<string> _outcome = new("--outcome")
    {
        Description = $"The kind of the outcome: {string.Join(", ", OutcomeRecipe.OutcomeIds)}.",
        HelpName = "NAME",
        Required = true,
    };

    private readonly NumberOption<int> _dimensions = DatasetColumns.OfX();

    private readonly Option<string> _predictors = new("--predictors")
    {
        Description = $"The kind of the columns of X: {string.Join(", ", OutcomeRecipe.PredictorIds)}. [default: {OutcomeRecipe.PredictorIds[0]}]",
        HelpName = "NAME",
    };

    private readonly NumberOption<int> _informative = WholeNumber.Option(
        "--k", "K", least: 1, FormattableString.Invariant($"Columns of X that the outcome depends on, at most all. [default: {DefaultInformative}]"));

    private readonly NumberOption<int> _rows = DatasetRows.Option(DefaultRows);

    /// <inheritdoc/>
    public Command CreateCommand() =>
        new("outcomes", "One outcome, a number, a label or a count, that depends on K of the columns of X by the same amount.")
        {
            _outcome, _dimensions, _predictors, _informative, _rows,
        };

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        var recipe = new OutcomeRecipe
        {
            Predictors = parse.GetValue(_predictors) ?? OutcomeRecipe.PredictorIds[0],
            Outcome = parse.GetRequiredValue(_outcome),
            Informative = parse.GetValue(_informative) ?? DefaultInformative,
            Dimensions = parse.GetValue(_dimensions)!.Value,
            Count = parse.GetValue(_rows) ?? DefaultRows,
        };
        if (recipe.Informative > recipe.Dimensions)
        {
            throw new InputException(FormattableString.Invariant(
                $"{_informative.Name}: {recipe.Informative} columns are more than the {recipe.Dimensions} of X; give at most {recipe.Dimensions}."));
        }

        DatasetRows.RequireRoom(_rows.Name, recipe.Count, recipe.Dimensions);
        return recipe;
    }
}
