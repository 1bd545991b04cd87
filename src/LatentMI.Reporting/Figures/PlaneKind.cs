namespace LatentMI.Reporting.Figures;

/// <summary>How rows of several columns are put on a plane.</summary>
public enum PlaneKind
{
    /// <summary>By their first two principal components, whose distances and axes have a meaning.</summary>
    Components,

    /// <summary>By the map of UMAP, which keeps neighbors together.</summary>
    Umap,
}
