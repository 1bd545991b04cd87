using LatentMI.Estimators.Latent;
using LatentMI.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>Columns that are curved functions of a few latents tell the same again in their products; linear recovery must not count it twice.</summary>
public sealed class HarmonicsTests
{
    private const int Rows = 3000;
    private const int Columns = 200;
    private const int Hidden = 200;

    [Theory]
    [InlineData(8, 2.0, 200)]
    [InlineData(6, 3.0, 201)]
    [InlineData(8, 1.0, 202)]
    public void Curved_columns_of_a_few_latents_do_not_exceed_their_information(int latents, double bits, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        double correlation = Math.Sqrt(1 - Math.Pow(2, -2 * bits / latents));
        double[][] x = [.. Enumerable.Range(0, Rows).Select(_ => Normals(random, latents))];
        double[][] y = Array.ConvertAll(x, row => Array.ConvertAll(row, value => (correlation * value) + (Math.Sqrt(1 - (correlation * correlation)) * random.NextNormal())));
        LatentMiEstimate estimate = new LatentMiEstimator(new LatentMiOptions { Representation = RepresentationChoice.Linear })
            .Estimate(Lifted(x, random), Lifted(y, random), cancellationToken: TestContext.Current.CancellationToken);
        Assert.InRange(estimate.Bits, 0.75 * bits, bits + (2 * estimate.Interval!.Value.StandardError));
        Assert.InRange(estimate.Calibration!.RecoveredBits, 0, 0.1 * bits);
    }

    private static Samples Lifted(double[][] latents, RandomStream random)
    {
        double[][] first = [.. Enumerable.Range(0, Hidden).Select(_ => Normals(random, latents[0].Length))];
        double[][] second = [.. Enumerable.Range(0, Columns).Select(_ => Normals(random, Hidden))];
        return Samples.Create(Array.ConvertAll(latents, row =>
        {
            double[] hidden = Array.ConvertAll(first, weights => Math.Tanh(Dot(weights, row) / Math.Sqrt(row.Length)));
            return Array.ConvertAll(second, weights => Dot(weights, hidden));
        }));
    }

    private static double[] Normals(RandomStream random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (first, second) => first * second).Sum();
}
