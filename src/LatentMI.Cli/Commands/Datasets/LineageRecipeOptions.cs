using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands.Datasets;

/// <summary><c>lmi dataset lineage</c>.</summary>
internal sealed class LineageRecipeOptions : IRecipeOptions
{
    private static readonly LineageRecipe Preset = new() { Fate = LineageFate.Visible };

    private readonly ChoiceOption<LineageFate> _fate = new(
        "--fate",
        "visible: the early cell shows everything that the late cells of its clone inherit; hidden: only a part.",
        ("visible", LineageFate.Visible),
        ("hidden", LineageFate.Hidden))
    {
        Required = true,
    };

    private readonly NumberOption<int> _shown = new(
        "--shown",
        "V",
        $"With hidden: how many of the 4 axes of the inherited program the early cell shows. [default: {Preset.Shown}]",
        value => value is >= 0 and <= 3,
        "a whole number from 0 to 3");

    private readonly NumberOption<int> _clones = WholeNumber.Option(
        "--clones", "N", least: 1, $"Clones, each with one early cell. [default: {Preset.Clones}]");

    private readonly NumberOption<int> _genes = WholeNumber.Option("--genes", "G", least: 1, $"Genes. [default: {Preset.Genes}]");

    private readonly NumberOption<int> _late = WholeNumber.Option(
        "--late-cells", "C", least: 1, $"Late cells per clone in each of two wells. [default: {Preset.LateCells}]");

    private readonly NumberOption<double> _counts = new(
        "--counts",
        "T",
        FormattableString.Invariant($"The mean total of a cell's counts. [default: {Preset.MeanCounts}]"),
        value => double.IsFinite(value) && value > 0,
        "a number above 0");

    private readonly NumberOption<double> _dropout = new(
        "--dropout",
        "P",
        FormattableString.Invariant($"The probability that a gene of a cell is not detected. [default: {Preset.Dropout}]"),
        value => value is >= 0 and < 1,
        "a number from 0 to below 1");

    /// <inheritdoc/>
    public Command CreateCommand() =>
        new("lineage", "Simulated clones with early and late cells (cells.h5ad); X is the early cell of each clone and Y a late one.")
        {
            _fate, _shown, _clones, _genes, _late, _counts, _dropout,
        };

    /// <inheritdoc/>
    public IDatasetRecipe Bind(ParseResult parse)
    {
        LineageFate fate = parse.GetValue(_fate)!.Value;
        int? shown = parse.GetValue(_shown);
        if (shown is not null && fate == LineageFate.Visible)
        {
            throw new InputException("--shown applies to --fate hidden only; with --fate visible the early cell shows everything.");
        }

        LineageRecipe recipe = Preset with
        {
            Fate = fate,
            Shown = shown ?? Preset.Shown,
            Clones = parse.GetValue(_clones) ?? Preset.Clones,
            Genes = parse.GetValue(_genes) ?? Preset.Genes,
            LateCells = parse.GetValue(_late) ?? Preset.LateCells,
            MeanCounts = parse.GetValue(_counts) ?? Preset.MeanCounts,
            Dropout = parse.GetValue(_dropout) ?? Preset.Dropout,
        };

        // All cells are in one file.
        DatasetRows.RequireRoom(_clones.Name, recipe.Clones, recipe.Genes * (1 + (2L * recipe.LateCells)));
        return recipe;
    }
}
