using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Estimators.Latent;
using LatentMI.Preparing;

namespace LatentMI.Cli.Commands;

/// <summary>The command-line options of <see cref="LatentMiMethod.CrossFitted"/>, which a single split has no use for.</summary>
internal sealed class CrossFittingOptions
{
    private readonly ChoiceOption<RepresentationChoice> _representation = new(
        "--representation",
        "How columns become latents: columns (a few columns, unchanged), linear, folded (also uses each value's distance from its column's median) or network; "
        + "auto picks the simplest one that no other beats by two standard errors on held-out rows. [default: auto]",
        ("auto", RepresentationChoice.Auto),
        ("linear", RepresentationChoice.Linear),
        ("folded", RepresentationChoice.Folded),
        ("network", RepresentationChoice.Network),
        ("columns", RepresentationChoice.Columns));

    private readonly ChoiceOption<ColumnScores> _columnScores = new(
        "--column-scores",
        "How columns are scaled first: to normal scores of their ranks, or to mean 0 and standard deviation 1. [default: normal]",
        ("normal", ColumnScores.Normal),
        ("standard", ColumnScores.Standard));

    private readonly NumberOption<int> _folds = new(
        "--folds",
        "F",
        $"The number of folds; each fold is encoded by maps fitted on the others. [default: {LatentMiOptions.Default.Folds}]",
        folds => folds >= 2,
        "a whole number of at least 2");

    private readonly NumberOption<int> _surrogates = new(
        "--surrogates",
        "S",
        $"The number of re-paired surrogates for calibration; 0 disables calibration. [default: {LatentMiOptions.Default.Surrogates}]",
        surrogates => surrogates is 0 or >= 2,
        "0 or a whole number of at least 2");

    private readonly Option<bool> _noLinearRecovery = new("--no-linear-recovery")
    {
        Description = "Disables the finite-sample correction of the linear maps.",
    };

    /// <summary>The options, in the order of the help.</summary>
    public IReadOnlyList<Option> All => [_representation, _columnScores, _folds, _surrogates, _noLinearRecovery];

    /// <summary>Whether networks are trained, if only to be compared with other maps.</summary>
    /// <param name="parse">The parsed command line.</param>
    public bool TrainsNetworks(ParseResult parse) =>
        parse.GetValue(_representation) is null or RepresentationChoice.Auto or RepresentationChoice.Network;

    /// <summary>The option of the maps as it was given.</summary>
    /// <param name="parse">The parsed command line.</param>
    public string GivenRepresentation(ParseResult parse) => $"{_representation.Name} {parse.GetValue(_representation).ToString()?.ToLowerInvariant()}";

    /// <summary>A preset, changed by what was given.</summary>
    /// <param name="preset">The preset.</param>
    /// <param name="parse">The parsed command line.</param>
    public LatentMiOptions Apply(LatentMiOptions preset, ParseResult parse) => preset with
    {
        Representation = parse.GetValue(_representation) ?? preset.Representation,
        ColumnScores = parse.GetValue(_columnScores) ?? preset.ColumnScores,
        Folds = parse.GetValue(_folds) ?? preset.Folds,
        Surrogates = parse.GetValue(_surrogates) ?? preset.Surrogates,
        LinearRecovery = !parse.GetValue(_noLinearRecovery) && preset.LinearRecovery,
    };
}
