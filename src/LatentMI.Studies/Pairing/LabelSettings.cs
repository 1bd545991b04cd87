using LatentMI.IO.Formats;
using LatentMI.Preparing;
using LatentMI.Settings;

namespace LatentMI.Studies.Pairing;

/// <summary>Which sides are labels.</summary>
public static class LabelSettings
{
    /// <summary>Which sides are labels: what was said, else those that were text; null where neither tells.</summary>
    /// <param name="given">The settings.</param>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    public static LabelSides? Sides(ParameterSet given, SampleSource x, SampleSource y)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return given.Contains(CommonSettings.Labels.RecordName)
            ? Enum.Parse<LabelSides>(given.Text(CommonSettings.Labels.RecordName), ignoreCase: true)
            : (x.Labels, y.Labels) switch
            {
                (not null, not null) => LabelSides.Both,
                (not null, null) => LabelSides.X,
                (null, not null) => LabelSides.Y,
                _ => null,
            };
    }
}
