using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary>Points of a plane, plus columns of noise: <c>lmi dataset circle</c> and <c>cross</c>.</summary>
internal sealed class PlaneRecipeOptions : IRecipeOptions
{
    private const int DefaultRows = 1000;

    private readonly NumberOption<int> _exclusive = DatasetColumns.OfNoise();
    private readonly NumberOption<int> _rows = DatasetRows.Option(DefaultRows);
    private readonly string _name;
    private readonly string _description;
    private readonly Func<int, int, IDatasetRecipe> _create;

    private PlaneRecipeOptions(string name, string description, Func<int, int, IDatasetRecipe> create) =>
        (_name, _description, _create) = (name, description, create);

    /// <summary><c>lmi dataset circle</c>.</summary>
    public static PlaneRecipeOptions Circle() => new(
        "circle", "A noisy circle, plus columns of noise.", (exclusive, count) => new CircleRecipe { Exclusive = exclusive, Count = count });

    /// <summary><c>lmi dataset cross</c>.</summary>
    public static PlaneRecipeOptions Cross() => new(
        "cross", "A Gaussian cross, plus columns of noise.", (exclusive, count) => new CrossRecipe { Exclusive = exclusive, Count = count });

    /// <inheritdoc/>
    public Command CreateCommand() => new(_name, _description) { _exclusive, _rows };

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        int exclusive = parse.GetValue(_exclusive) ?? 0;
        int count = parse.GetValue(_rows) ?? DefaultRows;
        DatasetRows.RequireRoom(_rows.Name, count, exclusive + 1L);
        return _create(exclusive, count);
    }
}
