using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets.BenchmarkMi;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset bmi</c>.</summary>
internal sealed class BenchmarkMiRecipeOptions : IRecipeOptions
{
    private const int DefaultRows = 10_000;

    private readonly Option<string> _task = new("--task")
    {
        Description = "The task's identifier, such as 1v1-normal-0.75.",
        HelpName = "ID",
        Required = true,
    };

    private readonly NumberOption<int> _rows = DatasetRows.Option(DefaultRows);

    /// <inheritdoc/>
    public Command CreateCommand() => new("bmi", "A task of benchmark-mi (Czyz et al. 2023).") { _task, _rows };

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        var recipe = new BenchmarkMiRecipe { Task = parse.GetRequiredValue(_task), Count = parse.GetValue(_rows) ?? DefaultRows };
        DatasetShape shape = recipe.Shape!.Value;
        DatasetRows.RequireRoom(_rows.Name, recipe.Count, Math.Max(shape.DimensionsX, shape.DimensionsY));
        return recipe;
    }
}
