using LatentMI.Settings;

namespace LatentMI.Studies.Scaling;

/// <summary>The settings of a scaling study that estimates have not.</summary>
public static class ScalingSettings
{
    /// <summary>What changes from level to level.</summary>
    public static Setting Over { get; } = new()
    {
        Name = "over",
        Kind = SettingKind.Choice,
        Group = SettingGroup.Common,
        Choices = [.. Enum.GetNames<ScalingAxis>().Select(name => name.ToLowerInvariant())],
        Help = "What is changed: 'rows' takes random subsamples, 'depth' keeps a share of the counts of X (binomial thinning), 'noise' adds Gaussian noise to X, 'columns' takes random columns of X.",
    };

    /// <summary>On which side.</summary>
    public static Setting Side { get; } = new()
    {
        Name = "side",
        Kind = SettingKind.Choice,
        Group = SettingGroup.Common,
        Choices = ["x", "y", "both"],
        Help = "The side whose counts are thinned, to which noise is added, or whose columns are taken.",
        Default = "x",
    };

    /// <summary>How many estimates are made at a level.</summary>
    public static Setting Repeats { get; } = new()
    {
        Name = "repeats",
        Kind = SettingKind.Whole,
        Group = SettingGroup.Common,
        Symbol = "R",
        Minimum = 1,
        Maximum = 1000,
        Help = "The estimates at each level, each with a subsample, reads or noise of its own; one where all is used as it is.",
        Default = "3 with rows and columns, 1 with depth and noise",
    };
}
