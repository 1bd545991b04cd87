namespace LatentMI.Experiments.Tests.Planes;

/// <summary>
/// Whether rows that are near each other on a plane were near before (J. Venna, S. Kaski, ICANN 2001): 1 - 2 / (n k (2n - 3k - 1)) times the sum, over the k nearest
/// on the plane, of by how much the rank of each before exceeds k.
/// </summary>
internal static class Trustworthiness
{
    private const int Neighbors = 15;

    public static double Of(Samples samples, (double[] First, double[] Second) places)
    {
        int n = samples.Count;
        var row = new double[samples.Dimensions];
        double[][] rows = [.. Enumerable.Range(0, n).Select(i =>
        {
            samples.CopyRow(i, row);
            return (double[])row.Clone();
        })];
        double[][] plane = [.. places.First.Zip(places.Second, (x, y) => new[] { x, y })];
        double beyond = 0;
        for (int i = 0; i < n; i++)
        {
            int[] before = Nearest(rows, i);
            var ranks = new int[n];
            for (int rank = 0; rank < before.Length; rank++)
            {
                ranks[before[rank]] = rank + 1;
            }

            beyond += Nearest(plane, i).Take(Neighbors).Sum(j => Math.Max(0, ranks[j] - Neighbors));
        }

        return 1 - (2.0 / ((double)n * Neighbors * ((2 * n) - (3 * Neighbors) - 1)) * beyond);
    }

    private static int[] Nearest(double[][] rows, int row) =>
        [.. Enumerable.Range(0, rows.Length).Where(i => i != row).OrderBy(i => rows[i].Zip(rows[row], (a, b) => (a - b) * (a - b)).Sum())];
}
