namespace LatentMI.Experiments.Datasets.Text;

/// <summary>What two independent draws from the same class share where a score tells two classes apart in part.</summary>
internal static class ClassInformation
{
    // Of 25,000 scores, fewer levels lose 0.001 bits, and more seem to share as much by chance.
    private const int Levels = 32;

    /// <summary>
    /// The mutual information in bits of the scores X and Y of two draws of class C, each class having probability 1/2: that of
    /// p(x,y) = sum_c p(x|c) p(y|c) / 2, the scores being known by which of 32 equally frequent levels they have.
    /// </summary>
    /// <param name="scores">Scores of draws of both classes.</param>
    /// <param name="classes">The class of each, 0 or 1.</param>
    public static double OfPairs(IReadOnlyList<double> scores, IReadOnlyList<int> classes)
    {
        double[][] shares = [new double[Levels], new double[Levels]];
        int[] counts = [classes.Count(one => one == 0), classes.Count(one => one == 1)];
        int[] order = [.. Enumerable.Range(0, scores.Count).OrderBy(i => scores[i])];
        for (int rank = 0; rank < order.Length; rank++)
        {
            int of = classes[order[rank]];
            shares[of][(int)((long)rank * Levels / order.Length)] += 1.0 / counts[of];
        }

        double bits = 0;
        for (int x = 0; x < Levels; x++)
        {
            for (int y = 0; y < Levels; y++)
            {
                double joint = ((shares[0][x] * shares[0][y]) + (shares[1][x] * shares[1][y])) / 2;
                double product = (shares[0][x] + shares[1][x]) * (shares[0][y] + shares[1][y]) / 4;
                bits += joint > 0 ? joint * Math.Log2(joint / product) : 0;
            }
        }

        return bits;
    }
}
