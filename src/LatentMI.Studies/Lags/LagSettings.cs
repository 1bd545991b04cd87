using LatentMI.Settings;

namespace LatentMI.Studies.Lags;

/// <summary>The settings of a study of lags that estimates have not.</summary>
public static class LagSettings
{
    /// <summary>What lags do not cross.</summary>
    public static Setting LagWithin { get; } = new()
    {
        Name = "lag-within",
        Kind = SettingKind.Text,
        Group = SettingGroup.Common,
        Symbol = "COLUMN",
        Help = "A metadata column of trials, sessions or the like, of X or of Y, that lags do not cross; the rows of a trial must follow each other. Its rows stay on the same side of every split, "
            + "and permutations exchange whole trials.",
        Default = "one recording",
    };
}
