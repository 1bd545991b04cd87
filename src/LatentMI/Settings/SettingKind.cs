namespace LatentMI.Settings;

/// <summary>What values a setting has.</summary>
public enum SettingKind
{
    /// <summary>Whole numbers.</summary>
    Whole,

    /// <summary>Whole numbers, or <c>auto</c>.</summary>
    WholeOrAuto,

    /// <summary>Numbers.</summary>
    Number,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>Yes or no; no unless it is said.</summary>
    Flag,

    /// <summary>A number, or yes where the data tell it; no unless it is said.</summary>
    NumberOrFlag,

    /// <summary>Any text, such as a condition or the name of a column.</summary>
    Text,
}
