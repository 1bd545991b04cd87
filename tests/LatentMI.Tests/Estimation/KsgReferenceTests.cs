using System.Globalization;
using System.Text.Json;
using LatentMI.Estimators.Ksg;
using LatentMI.Neighbors;
using LatentMI.Numerics;
using LatentMI.Tests.Fixtures;

namespace LatentMI.Tests.Estimation;

/// <summary>Numbers of other programs: the reference implementation of Latent MI, and MILCA by the authors of KSG.</summary>
public sealed class KsgReferenceTests
{
    private const double Tolerance = 1e-6;

    private static readonly int[] MilcaNeighbors = [1, 2, 3, 4, 5, 6, 10, 15];

    public static TheoryData<string, NeighborSearchMethod> Ways => KsgWays.All;

    [Theory]
    [MemberData(nameof(Ways))]
    public void Pointwise_values_are_those_of_the_reference_implementation(string width, NeighborSearchMethod method)
    {
        foreach (string name in new[] { "gauss1", "gauss3x2", "gauss8", "gauss30", "circle", "student2", "clusters" })
        {
            Samples x = Load($"ksg_{name}_x.npy").ToSamples();
            Samples y = Load($"ksg_{name}_y.npy").ToSamples();
            foreach (int k in new[] { 1, 3, 5 })
            {
                double[] expected = Load($"ksg_{name}_pmi_k{k}.npy").Values;
                double mean = Expected($"{name}_k{k}").GetProperty("mean_bits").GetDouble();
                if (name == "student2")
                {
                    mean += CountStrictly(expected, k) / expected.Length;
                }

                foreach (bool noise in new[] { true, false })
                {
                    KsgEstimate estimate = new KsgEstimator(new KsgOptions { Neighbors = k, Standardize = false, TieNoise = noise }, SimdSupport.Parse(width), method)
                        .Estimate(x, y, TestContext.Current.CancellationToken);
                    Assert.Equal(expected, estimate.PointwiseBits, (a, b) => Math.Abs(a - b) < Tolerance);
                    Assert.Equal(mean, estimate.Bits, Tolerance);
                    Assert.Equal(method, estimate.Search);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Scores_of_new_pairs_are_those_of_the_reference_implementation(string width, NeighborSearchMethod method)
    {
        double[] expected = Load("ksg_oos_pmi_k3.npy").Values;
        foreach (bool noise in new[] { true, false })
        {
            var options = new KsgOptions { Standardize = false, TieNoise = noise, ReferenceScores = true };
            IReadOnlyList<double> bits = new KsgEstimator(options, SimdSupport.Parse(width), method).ScorePointwise(
                Load("ksg_oos_obs_x.npy").ToSamples(),
                Load("ksg_oos_obs_y.npy").ToSamples(),
                Load("ksg_oos_est_x.npy").ToSamples(),
                Load("ksg_oos_est_y.npy").ToSamples(),
                TestContext.Current.CancellationToken);
            Assert.Equal(expected, bits, (a, b) => Math.Abs(a - b) < Tolerance);
            Assert.Equal(Expected("out_of_sample_k3").GetProperty("mean_bits").GetDouble(), bits.Average(), Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Entropies_are_those_of_the_reference_implementation(string width, NeighborSearchMethod method)
    {
        foreach (string name in new[] { "gauss1", "gauss8" })
        {
            foreach (bool noise in new[] { true, false })
            {
                EntropyEstimate estimate = new KozachenkoLeonenkoEntropy(new KsgOptions { Standardize = false, TieNoise = noise }, SimdSupport.Parse(width), method)
                    .Estimate(Load($"ksg_{name}_x.npy").ToSamples(), TestContext.Current.CancellationToken);
                Assert.Equal(Expected($"entropy_{name}_x_k3_bits").GetDouble(), estimate.Bits, Tolerance);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Algorithm_2_gives_the_values_of_Milca(string width, NeighborSearchMethod method)
    {
        CheckMilca(
            width, method, "2randomCols-1.txt", [0], [1],
            [-0.05294175, -0.03944338, -0.02190217, 0.00120807, -0.00924771, -0.00316402, -0.00778205, -0.00565778]);
        CheckMilca(
            width, method, "4randomCols-1.txt", [0], [1],
            [-0.04614525, -0.00861460, -0.00164540, -0.01130354, -0.01339670, -0.00964035, -0.00237072, -0.00096891]);
        CheckMilca(
            width, method, "4randomCols-1.txt", [0, 1], [2, 3],
            [0.02886644, 0.01071634, 0.00186857, -0.00377259, -0.00634851, -0.00863725, -0.01058087, -0.01106348]);
        CheckMilca(
            width, method, "4randomCols-1.txt", [0], [1, 2, 3],
            [0.02473475, 0.00404451, -0.00454679, -0.00737512, -0.00464896, -0.00610772, -0.00881741, -0.01306668]);
    }

    // The reference counts the points up to eps - 1e-15. From eps = 16 on that rounds to eps itself, so it also counts the neighbor at eps,
    // against its own definition. One row of these samples is so far out; there its count of X is one above the strict one.
    private static double CountStrictly(double[] bits, int neighbors)
    {
        const int FarRow = 206;
        int strict = neighbors switch { 1 => 1, 3 => 3, _ => 6 };
        double excess = 1.0 / strict / Math.Log(2);
        bits[FarRow] += excess;
        return excess;
    }

    private static void CheckMilca(string width, NeighborSearchMethod method, string file, int[] columnsX, int[] columnsY, double[] nats)
    {
        double[][] rows = File.ReadLines(SharedFiles.Path($"fixtures/milca/{file}"))
            .Where(line => !line.StartsWith('%'))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        Assert.Equal(3000, rows.Length);
        Samples all = Samples.Create(rows.SelectMany(row => row).ToArray(), rows.Length, rows[0].Length);
        for (int i = 0; i < nats.Length; i++)
        {
            var options = new KsgOptions { Neighbors = MilcaNeighbors[i], Algorithm = KsgAlgorithm.Two, TieNoise = false, Standardize = true };
            KsgEstimate estimate = new KsgEstimator(options, SimdSupport.Parse(width), method)
                .Estimate(all.SelectColumns(columnsX), all.SelectColumns(columnsY), TestContext.Current.CancellationToken);
            Assert.Equal(nats[i], estimate.Bits * Math.Log(2), 1e-7);
        }
    }

    private static NpyFixture Load(string name) => NpyFixture.Load(SharedFiles.Path($"fixtures/latentmi/{name}"));

    private static JsonElement Expected(string name)
    {
        using FileStream file = File.OpenRead(SharedFiles.Path("fixtures/latentmi/ksg_expected.json"));
        using JsonDocument document = JsonDocument.Parse(file);
        return document.RootElement.GetProperty(name).Clone();
    }
}
