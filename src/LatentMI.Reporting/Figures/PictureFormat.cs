namespace LatentMI.Reporting.Figures;

/// <summary>How a picture is written.</summary>
public enum PictureFormat
{
    /// <summary>Pixels, which look the same everywhere.</summary>
    Png,

    /// <summary>Lines and letters, which stay sharp at every size and can be edited.</summary>
    Svg,
}
