using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Pairing;
using LatentMI.Studies.Interactions;

namespace LatentMI.Tests.Interactions;

/// <summary>Scores of pairs of proteins that training never saw: those of known pairs are in the mean what the estimate says.</summary>
public sealed class InteractionHoldOutTests
{
    private const int Proteins = 250;
    private const int Pairs = 1500;
    private const int Columns = 10;
    private const int HeldOut = 240;

    private static readonly InteractionTraining Training = new()
    {
        Estimator = LatentMiOptions.Default with { Representation = RepresentationChoice.Linear, Threads = 2 },
    };

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void The_mean_score_of_known_pairs_is_the_estimate(double bits)
    {
        // Seeds 1 to 10. Pairs share proteins, so that the standard error is that over seeds, not over pairs.
        HoldOutTrial[] trials = [.. Enumerable.Range(1, 10).Select(seed => Run(bits, (ulong)seed))];
        double[] scores = Array.ConvertAll(trials, trial => trial.ScoreBits.Where((_, pair) => trial.IsKnown[pair]).Average());
        double[] beyond = [.. scores.Zip(trials, (score, trial) => score - trial.TrainingBits)];
        AssertMeanIsZero(beyond);
        if (bits == 0)
        {
            AssertMeanIsZero(scores);
        }
        else
        {
            Assert.All(scores, score => Assert.InRange(score, 0.6, 1.4));
        }
    }

    /// <summary>Within three standard errors, which may not be so large that everything would pass: 0.04 bits where a bit is shared, 0.005 where nothing is.</summary>
    private static void AssertMeanIsZero(double[] values)
    {
        double mean = values.Average();
        double error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length);
        Assert.InRange(error, 0, 0.06);
        Assert.InRange(mean, -3 * error, 3 * error);
    }

    private static HoldOutTrial Run(double bits, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        Samples x = Embeddings(random);
        Samples y = Embeddings(random);
        string[] namesX = [.. Enumerable.Range(0, Proteins).Select(protein => $"x{protein}")];
        string[] namesY = [.. Enumerable.Range(0, Proteins).Select(protein => $"y{protein}")];
        var table = InteractionTable.Create(Draw(x, y, bits, random), namesX, namesY);
        var options = new HoldOutOptions { Proteins = HeldOut, Trials = 1, Seed = seed };
        return InteractionHoldOut.Run(table, x, y, Training, options, cancellationToken: TestContext.Current.CancellationToken).Single();
    }

    private static Samples Embeddings(RandomStream random) =>
        Samples.Create([.. Enumerable.Range(0, Proteins * Columns).Select(_ => random.NextNormal())], Proteins, Columns);

    /// <summary>Pairs of proteins, each as likely as the density ratio of the first columns of a Gaussian that share so many bits.</summary>
    private static RowPairs Draw(Samples x, Samples y, double bits, RandomStream random)
    {
        double square = 1 - Math.Pow(2, -2 * bits);
        var pairs = new HashSet<(int X, int Y)>();
        while (pairs.Count < Pairs)
        {
            (int a, int b) = (random.NextInt(Proteins), random.NextInt(Proteins));
            double ratio = Math.Exp(((2 * Math.Sqrt(square) * x[a, 0] * y[b, 0]) - (square * ((x[a, 0] * x[a, 0]) + (y[b, 0] * y[b, 0])))) / (2 * (1 - square)));

            // Of 250 rows a side with one bit none is larger.
            if (random.NextUniform() < ratio / 100)
            {
                pairs.Add((a, b));
            }
        }

        return new RowPairs([.. pairs.Select(pair => pair.X)], [.. pairs.Select(pair => pair.Y)]);
    }
}
