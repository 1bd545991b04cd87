namespace LatentMI.Experiments.Catalog;

/// <summary>The shares of shuffled rows of the experiments with labels: s = t^2, t in equal steps from 0 to 1.</summary>
internal static class ShuffledShares
{
    /// <summary>The shares.</summary>
    /// <param name="scale">How much is done.</param>
    public static IEnumerable<double> Of(ExperimentScale scale)
    {
        int count = scale switch { ExperimentScale.Quick => 4, ExperimentScale.Standard => 20, _ => 200 };
        return Enumerable.Range(0, count).Select(i => i / (count - 1.0)).Select(t => t * t);
    }
}
