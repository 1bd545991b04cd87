namespace LatentMI.Experiments.Datasets;

/// <summary>Entropy and mutual information of labels in bits, their probabilities taken to be their shares of the rows.</summary>
internal static class LabelInformation
{
    /// <summary>H of the labels.</summary>
    /// <typeparam name="T">The type of the labels.</typeparam>
    /// <param name="labels">A label for each row; at least one.</param>
    public static double Entropy<T>(IReadOnlyList<T> labels)
        where T : notnull
    {
        // H = log2 n - (1/n) sum c log2 c. The counts are summed in order of size, so that the digits do not depend on that of the labels.
        double sum = 0;
        foreach (int count in labels.CountBy(label => label).Select(pair => pair.Value).Order())
        {
            sum += count * Math.Log2(count);
        }

        return Math.Log2(labels.Count) - (sum / labels.Count);
    }

    /// <summary>I of the labels of paired rows.</summary>
    /// <typeparam name="T">The type of the labels.</typeparam>
    /// <param name="x">The label of each row of X.</param>
    /// <param name="y">The label of each row of Y.</param>
    public static double MutualInformation<T>(IReadOnlyList<T> x, IReadOnlyList<T> y)
        where T : notnull =>
        Entropy(x) + Entropy(y) - Entropy(x.Zip(y).ToList());
}
