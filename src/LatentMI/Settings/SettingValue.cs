namespace LatentMI.Settings;

/// <summary>Values of records, which are numbers, texts, and yes or no, as values of options.</summary>
internal static class SettingValue
{
    /// <summary>A whole number.</summary>
    public static int Whole(object value) => (int)(double)value;

    /// <summary>The member of an enumeration that a text names.</summary>
    public static T Named<T>(object value)
        where T : struct, Enum => Enum.Parse<T>((string)value, ignoreCase: true);

    /// <summary>The name of a member of an enumeration, as records have it.</summary>
    public static string Written<T>(T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();
}
