using LatentMI.Settings;

namespace LatentMI.Studies.Sweeps;

/// <summary>The settings that an estimate of a plan has and <c>lmi estimate</c> has not.</summary>
public static class SweepSettings
{
    /// <summary>The column each of whose values has an estimate of its own.</summary>
    public static Setting By { get; } = new()
    {
        Name = "by",
        Kind = SettingKind.Text,
        Group = SettingGroup.Rows,
        Symbol = "COLUMN",
        Help = "Makes an estimate for each value of this metadata column, from the rows that have it.",
    };

    /// <summary>The value of that column.</summary>
    public static Setting Level { get; } = new()
    {
        Name = "level",
        Kind = SettingKind.Text,
        Group = SettingGroup.Rows,
        Symbol = "VALUE",
        Help = "With by: only this value of the column.",
        Default = "each value",
    };

    /// <summary>All of them, in the order of records.</summary>
    public static IReadOnlyList<Setting> All { get; } = [By, Level];
}
