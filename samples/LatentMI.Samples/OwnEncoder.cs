#region docs/extending encoder
using LatentMI;
using LatentMI.Estimators.Latent;
using LatentMI.Representation;
#endregion

namespace Extending;

/// <summary>Your own encoder takes the place of the built-in maps: the directions of X and Y whose sums covary most (partial least squares).</summary>
public static class OwnEncoder
{
    private const int Rows = 1000;
    private const int Columns = 20;
    private const double TrueBits = 1.2;

    /// <summary>Normal numbers that share 1.2 bits, hidden in twenty columns of each side.</summary>
    public static (Samples X, Samples Y) Data()
    {
        var pairs = new GaussianPairs(seed: 1);
        (double X, double Y)[] shared = [.. Enumerable.Range(0, Rows).Select(_ => pairs.NextPair(GaussianPairs.Correlation(TrueBits)))];
        return (pairs.Hide([.. shared.Select(pair => pair.X)], Columns), pairs.Hide([.. shared.Select(pair => pair.Y)], Columns));
    }

    /// <summary>Estimates with the encoder alone.</summary>
    public static SampleResult Run()
    {
        (Samples x, Samples y) = Data();
        LatentMiEstimate estimate = Estimate(x, y);
        return new SampleResult(estimate.Bits, TrueBits, estimate.Interval!.Value, estimate.Representations.Single(score => score.Chosen).Name);
    }

    /// <summary>Estimates with the encoder alone.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    public static LatentMiEstimate Estimate(Samples x, Samples y)
    {
        #region docs/extending encoder
        var estimator = new LatentMiEstimator(LatentMiOptions.Default with
        {
            Representation = RepresentationChoice.Own,
            OwnRepresentations = [new LeastSquares()],
        });
        LatentMiEstimate estimate = estimator.Estimate(x, y);
        #endregion
        return estimate;
    }
}

#region docs/extending encoder
/// <summary>The first pair of directions of partial least squares.</summary>
public sealed class LeastSquares : IRepresentation
{
    private const int Iterations = 50;

    public string Name => "least-squares";

    public EncoderPair Fit(Samples x, Samples y, ulong seed, CancellationToken cancellationToken)
    {
        // The leading singular vectors of the cross-covariance: each side points to what it shares with the other.
        var ofX = new double[x.Dimensions];
        double[] ofY = [.. Enumerable.Repeat(1.0, y.Dimensions)];
        for (int i = 0; i < Iterations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ofX = Covariances(x, Direction.Project(y, ofY));
            ofY = Covariances(y, Direction.Project(x, ofX));
        }

        return new EncoderPair(new Direction(ofX), new Direction(ofY));
    }

    private static double[] Covariances(Samples samples, double[] values)
    {
        double mean = values.Average();
        double[] covariances = [.. Enumerable.Range(0, samples.Dimensions).Select(c => values.Select((value, i) => samples[i, c] * (value - mean)).Sum())];
        double length = Math.Sqrt(covariances.Sum(value => value * value));
        return [.. covariances.Select(value => value / length)];
    }
}

/// <summary>One latent: a weighted sum of the columns.</summary>
public sealed class Direction(double[] weights) : IEncoder
{
    public Samples Encode(Samples rows, CancellationToken cancellationToken) => Samples.Create(Project(rows, weights), rows.Count, 1);

    public static double[] Project(Samples rows, double[] weights) =>
        [.. Enumerable.Range(0, rows.Count).Select(i => weights.Select((weight, c) => weight * rows[i, c]).Sum())];
}
#endregion
