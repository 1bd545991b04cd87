using LatentMI.Settings;

namespace LatentMI.Studies.Pairing;

/// <summary>The settings that say which rows of both sides are used, how they are paired and what is done to their values, each stated once: options of commands and keys of plans are made from them.</summary>
public static class PairSettings
{
    /// <summary>The condition on both sides.</summary>
    public static Setting Where { get; } = new()
    {
        Name = "where",
        Kind = SettingKind.Text,
        Group = SettingGroup.Common,
        Symbol = "CONDITION",
        Help = "Keeps the pairs of rows whose metadata meet this condition on both sides, or on the one side that has these columns.",
    };

    /// <summary>Whether rows with missing values are left out.</summary>
    public static Setting DropMissing { get; } = new()
    {
        Name = "drop-missing",
        Kind = SettingKind.Flag,
        Group = SettingGroup.Rows,
        Help = "Leaves out pairs of rows with a missing value or label on either side, and says how many.",
    };

    /// <summary>How rows are paired.</summary>
    public static Setting PairBy { get; } = new()
    {
        Name = "pair-by",
        Kind = SettingKind.Text,
        Group = SettingGroup.Common,
        Symbol = "COLUMN|RELATION",
        Help = "Pairs a random row of X with a random row of Y that has the same value in this metadata column, such as clone; "
            + $"one pair per value. '{RowPairing.ByNames}' pairs rows of the same name, '{RowPairing.ByRows}' row i with row i even if names disagree. "
            + "Cells of one file: 'tree:sisters', 'tree:cousins' or 'tree:A-B' pairs leaves of the trees in obst, 'nearest:ITEM[@D]' or 'mutual:ITEM[@D]' neighbors in coordinates such as obsm/spatial, at most D apart; not in plans.",
    };

    /// <summary>The number of random pairings.</summary>
    public static Setting Pairings { get; } = new()
    {
        Name = "pairings",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Common,
        Symbol = "N",
        Minimum = 1,
        Help = "With --pair-by: the number of random pairings, each estimated separately; the result is their mean.",
        Default = "1",
    };

    /// <summary>Which rows belong together.</summary>
    public static Setting GroupBy { get; } = new()
    {
        Name = "group-by",
        Kind = SettingKind.Text,
        Group = SettingGroup.Common,
        Symbol = "COLUMN",
        Help = "Keeps rows with the same value in this column on the same side of every split; with COLUMN,COLUMN, rows that share either value. Rows of a group that resemble each other are compared with other groups only. "
            + "Columns come from the table of --pairs, or from the metadata of X.",
    };

    /// <summary>What the information is given.</summary>
    public static Setting Given { get; } = new()
    {
        Name = "given",
        Kind = SettingKind.Text,
        Group = SettingGroup.Common,
        Symbol = "Z",
        Help = "The samples of Z: estimates I(X;Y|Z), what X and Y share beyond Z. With --estimator lmi and ksg.",
    };

    /// <summary>Whether a shuffled control is estimated.</summary>
    public static Setting ShuffleControl { get; } = new()
    {
        Name = "shuffle-control",
        Kind = SettingKind.Flag,
        Group = SettingGroup.Rows,
        Help = "Also estimates a negative control with shuffled pairs (one per pairing).",
    };

    /// <summary>The most rows.</summary>
    public static Setting MaxRows { get; } = new()
    {
        Name = "max-rows",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Rows,
        Symbol = "N",
        Minimum = 1,
        Help = "Uses a random subset of N rows if there are more; with --time-series, whole blocks.",
        Default = FormattableString.Invariant($"{RowBound.Default} with lmi, all with other estimators"),
    };

    /// <summary>The total of rows.</summary>
    public static Setting NormalizeTotal { get; } = new()
    {
        Name = "normalize-total",
        Kind = SettingKind.NumberOrFlag,
        Group = SettingGroup.Normalization,
        Symbol = "TOTAL",
        Minimum = 0,
        ExcludesMinimum = true,
        Help = "Step 1: scales each row to this total. [without a value: the median total]",
    };

    /// <summary>The logarithm.</summary>
    public static Setting LogOnePlus { get; } = new()
    {
        Name = "log1p",
        Kind = SettingKind.Flag,
        Group = SettingGroup.Normalization,
        Help = "Step 2: replaces each value x by ln(1 + x).",
    };

    /// <summary>The choice of columns.</summary>
    public static Setting TopVariable { get; } = new()
    {
        Name = "top-variable",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Normalization,
        Symbol = "N",
        Minimum = 1,
        Help = "Step 3: keeps the N columns with the largest variance.",
    };

    /// <summary>The scale of columns.</summary>
    public static Setting ScaleClip { get; } = new()
    {
        Name = "scale-clip",
        Kind = SettingKind.Number,
        Group = SettingGroup.Normalization,
        Symbol = "C",
        Minimum = 0,
        ExcludesMinimum = true,
        Help = "Step 4: scales each column to mean 0 and standard deviation 1, and clips it at +-C.",
    };

    /// <summary>The steps of normalization, in the order in which they are applied.</summary>
    public static IReadOnlyList<Setting> Normalization { get; } = [NormalizeTotal, LogOnePlus, TopVariable, ScaleClip];

    /// <summary>All of them, in the order of records.</summary>
    public static IReadOnlyList<Setting> All { get; } = [Given, Where, DropMissing, PairBy, Pairings, GroupBy, ShuffleControl, MaxRows, .. Normalization];
}
