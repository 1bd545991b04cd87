using System.CommandLine;
using LatentMI.Cli.Help;
using LatentMI.Settings;

namespace LatentMI.Cli.Options;

/// <summary>A setting as an option of a command.</summary>
internal sealed class SettingOption
{
    private readonly Func<ParseResult, object?> _read;

    private SettingOption(Setting setting, Option option, Func<ParseResult, object?> read) => (Setting, Option, _read) = (setting, option.InGroup(Group(setting)), read);

    /// <summary>The setting.</summary>
    public Setting Setting { get; }

    /// <summary>The option.</summary>
    public Option Option { get; }

    /// <summary>Makes the option of a setting.</summary>
    /// <param name="setting">The setting.</param>
    public static SettingOption Of(Setting setting)
    {
        string name = $"--{setting.Name}";
        switch (setting.Kind)
        {
            case SettingKind.Flag:
                var flag = new Option<bool>(name) { Description = setting.Description };
                return new(setting, flag, parse => parse.GetValue(flag) ? true : null);
            case SettingKind.Choice:
                var choice = new WordOption(name, setting.Description, setting.Choices);
                return new(setting, choice, parse => parse.GetValue(choice));
            case SettingKind.WholeOrAuto:
                var auto = new NumberOrAutoOption(name, setting.Symbol, (int)setting.Minimum, setting.Description);
                return new(setting, auto, parse => Value(parse.GetValue(auto)));
            case SettingKind.Whole:
                var whole = new NumberOption<int>(name, setting.Symbol, setting.Description, value => setting.Accepts(value), setting.Range);
                return new(setting, whole, parse => parse.GetValue(whole) is { } value ? (double)value : null);
            case SettingKind.Text:
                var text = new Option<string?>(name) { Description = setting.Description, HelpName = setting.Symbol };
                return new(setting, text, parse => parse.GetValue(text));
            case SettingKind.NumberOrFlag:
                throw new ArgumentException($"{setting.Name} is an option with or without a value, which its command defines.", nameof(setting));
            default:
                var number = new NumberOption<double>(name, setting.Symbol, setting.Description, setting.Accepts, setting.Range);
                return new(setting, number, parse => parse.GetValue(number));
        }
    }

    /// <summary>Adds the value to settings, where it was given.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="given">The settings.</param>
    public void AddTo(ParseResult parse, ParameterSet given)
    {
        if (parse.IsGiven(Option) && _read(parse) is { } value)
        {
            given.Add(Setting.RecordName, value);
        }
    }

    private static HelpGroup Group(Setting setting) => setting.Group switch
    {
        SettingGroup.CrossFitting => HelpGroup.CrossFitting,
        SettingGroup.Neighbors => HelpGroup.Neighbors,
        SettingGroup.Training => HelpGroup.Training,
        SettingGroup.Rows => HelpGroup.Rows,
        SettingGroup.Normalization => HelpGroup.Normalization,
        _ => HelpGroup.Common,
    };

    private static object? Value(AutoNumber? given) => given switch
    {
        null => null,
        { Number: { } number } => (double)number,
        _ => Setting.Auto,
    };
}
