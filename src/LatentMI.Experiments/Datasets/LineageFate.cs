namespace LatentMI.Experiments.Datasets;

/// <summary>Whether the early cell of a clone shows all of the program that its late cells inherit.</summary>
public enum LineageFate
{
    /// <summary>It shows all of it: the late cells of a clone are independent, given the early one.</summary>
    Visible,

    /// <summary>Part of it shows in the late cells only.</summary>
    Hidden,
}
