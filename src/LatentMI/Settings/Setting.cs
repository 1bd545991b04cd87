using System.Globalization;

namespace LatentMI.Settings;

/// <summary>A setting as data: what it is called, which values it has, and what it does. Command line, plans, records and tables are made from it.</summary>
public sealed class Setting
{
    /// <summary>The word of <see cref="SettingKind.WholeOrAuto"/> that is no number.</summary>
    public const string Auto = "auto";

    /// <summary>The name, with dashes between its words: <c>latent-dims</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What values it has.</summary>
    public required SettingKind Kind { get; init; }

    /// <summary>What its number or text is called in help: <c>L</c>; empty for choices and flags.</summary>
    public string Symbol { get; init; } = string.Empty;

    /// <summary>What it does, one or two sentences.</summary>
    public required string Help { get; init; }

    /// <summary>What applies where it is not given, as help words it; empty for a flag that says it all.</summary>
    public string Default { get; init; } = string.Empty;

    /// <summary>What it does, with the default in brackets at the end.</summary>
    public string Description => Default.Length == 0 ? Help : $"{Help} [default: {Default}]";

    /// <summary>Where help shows it.</summary>
    public required SettingGroup Group { get; init; }

    /// <summary>The words of a choice, in the order of help.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The smallest number.</summary>
    public double Minimum { get; init; } = double.NegativeInfinity;

    /// <summary>The largest number.</summary>
    public double Maximum { get; init; } = double.PositiveInfinity;

    /// <summary>Whether the smallest number itself is not allowed.</summary>
    public bool ExcludesMinimum { get; init; }

    /// <summary>Whether 0 is allowed though it is below the smallest number.</summary>
    public bool AllowsZero { get; init; }

    /// <summary>The name in records and plans' values: <c>latent_dims</c>.</summary>
    public string RecordName => Name.Replace('-', '_');

    /// <summary>Which values may be given, to end the sentence "give ...".</summary>
    public string Range => Kind switch
    {
        SettingKind.Flag => "true or false",
        SettingKind.Choice => $"one of {string.Join(", ", Choices)}",
        SettingKind.WholeOrAuto => $"{Auto} or {NumberRange("a whole number")}",
        SettingKind.Whole => NumberRange("a whole number"),
        SettingKind.NumberOrFlag => $"true or {NumberRange("a number")}",
        SettingKind.Text => "a string",
        _ => NumberRange("a number"),
    };

    /// <summary>Whether a number may be given.</summary>
    /// <param name="value">The number.</param>
    public bool Accepts(double value) =>
        double.IsFinite(value)
        && (Kind is SettingKind.Number or SettingKind.NumberOrFlag || (value == Math.Floor(value) && value <= int.MaxValue))
        && ((AllowsZero && value == 0) || (value >= Minimum && value <= Maximum && !(ExcludesMinimum && value == Minimum)));

    /// <summary>Whether a word may be given, in whatever case.</summary>
    /// <param name="word">The word.</param>
    public bool Accepts(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return Kind switch
        {
            SettingKind.WholeOrAuto => word == Auto,
            SettingKind.Text => word.Length > 0,
            _ => Choices.Contains(word, StringComparer.OrdinalIgnoreCase),
        };
    }

    /// <summary>Whether a value may be given: it must be of the setting's type, not only of its letters.</summary>
    /// <param name="value">A <see cref="double"/>, a <see cref="string"/> or a <see cref="bool"/>, as a <see cref="ParameterSet"/> holds them.</param>
    public bool Allows(object value) => (Kind, value) switch
    {
        (SettingKind.Flag or SettingKind.NumberOrFlag, bool) => true,
        (SettingKind.Flag, _) or (_, bool) => false,
        (SettingKind.Choice or SettingKind.Text, double number) => Accepts(number.ToString(CultureInfo.InvariantCulture)),
        (SettingKind.Choice or SettingKind.WholeOrAuto, string text) =>
            !text.Any(char.IsUpper) && !double.TryParse(text, CultureInfo.InvariantCulture, out _) && Accepts(text),
        (SettingKind.Text, string text) => Accepts(text),
        (_, double number) => Accepts(number),
        _ => false,
    };

    /// <inheritdoc/>
    public override string ToString() => Name;

    private string NumberRange(string noun)
    {
        string zero = AllowsZero ? "0 or " : string.Empty;
        return zero + (double.IsFinite(Maximum)
            ? string.Create(CultureInfo.InvariantCulture, $"{noun} from {Minimum} to {Maximum}")
            : string.Create(CultureInfo.InvariantCulture, $"{noun} {(ExcludesMinimum ? "above" : "of at least")} {Minimum}"));
    }
}
