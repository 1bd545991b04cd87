using System.CommandLine;
using System.Globalization;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets.Teachers;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset teachers</c>.</summary>
internal sealed class TeachersRecipeOptions : IRecipeOptions
{
    private readonly InformativeOptions _columns = InformativeOptions.OfEqualSides();

    private readonly NumberOption<int> _exclusive = WholeNumber.Option(
        "--exclusive", "Q", least: 0, "Latents that each side has to itself. [default: 0]");

    private readonly ChoiceOption<TeacherActivation> _activation = new(
        "--activation",
        "What the units of the networks do. [default: tanh]",
        [.. Enum.GetValues<TeacherActivation>().Select(value => (TeacherActivations.Name(value), value))]);

    /// <inheritdoc/>
    public Command CreateCommand() => _columns.AddTo(
        new Command("teachers", "K pairs of latents that share I bits, through a random network on each side."), _exclusive, _activation);

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        InformativeColumns columns = _columns.Bind(parse);
        var recipe = new TeachersRecipe
        {
            Activation = parse.GetValue(_activation) ?? TeacherActivation.Tanh,
            Dimensions = columns.DimensionsX,
            IntrinsicDimensions = columns.Pairs,
            Exclusive = parse.GetValue(_exclusive) ?? 0,
            Bits = columns.Bits,
            Count = columns.Count,
        };
        long least = TeachersRecipe.LeastDimensions(recipe.IntrinsicDimensions, recipe.Exclusive);
        return recipe.Dimensions >= least ? recipe : throw new InputException(string.Create(
            CultureInfo.InvariantCulture, $"--d: {recipe.Dimensions} columns do not determine {least / 2} latents; give at least {least}."));
    }
}
