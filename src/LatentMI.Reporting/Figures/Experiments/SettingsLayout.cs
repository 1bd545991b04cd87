using LatentMI.Studies.Storing;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>What a figure over the settings of an experiment shows.</summary>
/// <param name="Title">The experiment in words.</param>
/// <param name="Name">The name of the figure.</param>
/// <param name="XLabel">The horizontal axis.</param>
/// <param name="SettingOf">The place of a record on that axis.</param>
/// <param name="PanelOf">The panel of a record: its order and title.</param>
internal sealed record SettingsLayout(
    string Title,
    string Name,
    string XLabel,
    Func<ExperimentRecord, Setting> SettingOf,
    Func<ExperimentRecord, Setting> PanelOf)
{
    /// <summary>The settings of estimators that are an axis or a panel, and so do not part the records.</summary>
    public IReadOnlyList<string> Axis { get; init; } = [];

    /// <summary>Whether mean squared errors are shown in place of estimates and their truth.</summary>
    public bool Errors { get; init; }

    /// <summary>What the true value is called.</summary>
    public string Truth { get; init; } = ReferenceMarks.TruthKey.Text;

    /// <summary>Whether values are bars with their number and not points.</summary>
    public bool Bars { get; init; }

    /// <summary>How many panels stand beside each other.</summary>
    public int Columns { get; init; } = 3;
}
