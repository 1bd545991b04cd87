namespace LatentMI.Settings;

/// <summary>Makes bindings of the usual kinds.</summary>
internal static class Bind
{
    /// <summary>A whole number.</summary>
    public static SettingBinding<T> Whole<T>(Setting setting, Func<T, int, T> set) => new(setting, (options, value) => set(options, SettingValue.Whole(value)));

    /// <summary>A number.</summary>
    public static SettingBinding<T> Number<T>(Setting setting, Func<T, double, T> set) => new(setting, (options, value) => set(options, (double)value));

    /// <summary>A flag that was raised.</summary>
    public static SettingBinding<T> Flag<T>(Setting setting, Func<T, T> set) => new(setting, (options, _) => set(options));

    /// <summary>A word that names a value.</summary>
    public static SettingBinding<T> Choice<T, TChoice>(Setting setting, Func<T, TChoice, T> set, params (string Word, TChoice Value)[] choices) =>
        new(setting, (options, value) => set(options, Find(choices, value)));

    /// <summary>A word that is the name of an enumeration's member.</summary>
    public static SettingBinding<T> Named<T, TChoice>(Setting setting, Func<T, TChoice, T> set)
        where TChoice : struct, Enum => new(setting, (options, value) => set(options, SettingValue.Named<TChoice>(value)));

    private static TChoice Find<TChoice>((string Word, TChoice Value)[] choices, object value)
    {
        // A plan may write the word of a number as one: ksg-algorithm: 2.
        string word = Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
        return Array.Find(choices, choice => string.Equals(choice.Word, word, StringComparison.OrdinalIgnoreCase)).Value;
    }
}
