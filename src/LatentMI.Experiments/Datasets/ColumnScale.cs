namespace LatentMI.Experiments.Datasets;

/// <summary>The scale that columns are measured on: a strictly increasing function of each value, which leaves the mutual information as it is.</summary>
public enum ColumnScale
{
    /// <summary>x.</summary>
    Linear,

    /// <summary>exp x: a normal column becomes log-normal, and a sum of columns a product.</summary>
    Exponential,

    /// <summary>x³, of which no power or logarithm is normal, as half of the values are negative.</summary>
    Cubic,
}
