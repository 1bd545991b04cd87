using System.Globalization;
using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// Pairs vectors of the same class, which share only their class (Gowri, Lun, Klein and Yin, NeurIPS 2024), and then breaks the pairs of
/// a share of the rows.
/// </summary>
/// <remarks>
/// Every class has the same number of rows, n / classes, and takes the first 2 n / classes of its vectors in the order of the file: the first half
/// for X, the second for Y, so that no vector is on both sides. Then the rows are put in random order, and the first floor(s n) rows of X among
/// themselves once more. The true value is the mutual information of the pairs of labels, counted: I(X;Y) itself where a vector tells its class
/// without doubt, otherwise a bound from above.
/// </remarks>
internal static class LabelResampling
{
    /// <summary>What kind of truth the labels give, in a sentence.</summary>
    public const string Truth =
        "mutual information of the pairs of labels, counted: I(X;Y) if a vector determines its label, otherwise an upper bound";

    private const ulong OrderStream = 0;
    private const ulong ShufflingStream = 1;

    /// <summary>Makes the data.</summary>
    /// <param name="source">The vectors.</param>
    /// <param name="classes">The classes to take, two or more.</param>
    /// <param name="shuffledShare">s, from 0 to 1.</param>
    /// <param name="count">n, the number of rows; a multiple of the number of classes.</param>
    /// <param name="seed">The seed of the two orders.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InputException">The classes do not have so many vectors.</exception>
    public static Dataset Create(
        LabeledVectors source, IReadOnlyList<string> classes, double shuffledShare, int count, ulong seed, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes.Count, 2, nameof(classes));
        ArgumentOutOfRangeException.ThrowIfLessThan(shuffledShare, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(shuffledShare, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        RequireDifferent(source, classes);
        if (count % classes.Count != 0)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{count} rows cannot be divided evenly among {classes.Count} classes; give a multiple of {classes.Count}."));
        }

        int perClass = count / classes.Count;
        foreach (string label in classes)
        {
            int available = source.RowsOf(label).Count;
            if (available / 2 < perClass)
            {
                throw new InputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{source.Name}: class {OneLine.Quote(label)} has {available} vectors, but {count} rows need {2L * perClass} of each class; "
                    + $"at most {LargestCount(source, classes)} rows are possible."));
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        int[] order = new RandomStream(seed, RandomPurpose.Data, OrderStream).NextPermutation(count);
        int[] shuffled = new RandomStream(seed, RandomPurpose.Data, ShufflingStream).NextPermutation((int)Math.Floor(shuffledShare * count));
        var rowsX = new int[count];
        var rowsY = new int[count];
        for (int i = 0; i < count; i++)
        {
            (int ofClassX, int placeX) = Math.DivRem(order[i < shuffled.Length ? shuffled[i] : i], perClass);
            (int ofClassY, int placeY) = Math.DivRem(order[i], perClass);
            rowsX[i] = source.RowsOf(classes[ofClassX])[placeX];
            rowsY[i] = source.RowsOf(classes[ofClassY])[perClass + placeY];
        }

        string[] labelsX = [.. rowsX.Select(row => source.Labels[row])];
        string[] labelsY = [.. rowsY.Select(row => source.Labels[row])];
        cancellationToken.ThrowIfCancellationRequested();
        return new Dataset(source.Vectors.SelectRows(rowsX), source.Vectors.SelectRows(rowsY), LabelInformation.MutualInformation(labelsX, labelsY))
        {
            LabelsX = labelsX,
            LabelsY = labelsY,
        };
    }

    /// <summary>The largest number of rows that the classes allow.</summary>
    /// <param name="source">The vectors.</param>
    /// <param name="classes">The classes.</param>
    public static int LargestCount(LabeledVectors source, IReadOnlyList<string> classes) =>
        classes.Min(label => source.RowsOf(label).Count) / 2 * classes.Count;

    private static void RequireDifferent(LabeledVectors source, IReadOnlyList<string> classes)
    {
        if (classes.GroupBy(label => label).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new InputException($"{source.Name}: class {OneLine.Quote(twice.Key)} is given twice; name each class once.");
        }
    }
}
