using System.CommandLine;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary>Data sets that have no options but those of their informative columns: <c>lmi dataset dense</c> and <c>heavy-tails</c>.</summary>
internal sealed class ColumnsRecipeOptions : IRecipeOptions
{
    private readonly InformativeOptions _columns = InformativeOptions.OfEqualSides();
    private readonly string _name;
    private readonly string _description;
    private readonly Func<InformativeColumns, IDatasetRecipe> _create;

    private ColumnsRecipeOptions(string name, string description, Func<InformativeColumns, IDatasetRecipe> create) =>
        (_name, _description, _create) = (name, description, create);

    /// <summary><c>lmi dataset dense</c>.</summary>
    public static ColumnsRecipeOptions Dense() => new(
        "dense",
        "K pairs of columns that share I bits, plus noise, mixed by a random matrix on each side.",
        columns => new DenseRecipe
        {
            Dimensions = columns.DimensionsX,
            IntrinsicDimensions = columns.Pairs,
            Bits = columns.Bits,
            Count = columns.Count,
        });

    /// <summary><c>lmi dataset heavy-tails</c>.</summary>
    public static ColumnsRecipeOptions HeavyTails() => new(
        "heavy-tails",
        "Gaussian columns of which K pairs share I bits, plus noise with infinite variance.",
        columns => new HeavyTailsRecipe
        {
            Dimensions = columns.DimensionsX,
            IntrinsicDimensions = columns.Pairs,
            Bits = columns.Bits,
            Count = columns.Count,
        });

    /// <inheritdoc/>
    public Command CreateCommand() => _columns.AddTo(new Command(_name, _description));

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse) => _create(_columns.Bind(parse));
}
