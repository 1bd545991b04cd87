#region docs/extending loss
using LatentMI;
using LatentMI.Estimators.Latent;
using LatentMI.Representation;
#endregion

namespace Extending;

/// <summary>Your own loss: encoders that are trained by it, here by gradient descent on minus the correlation of their latents.</summary>
public static class OwnLoss
{
    private const int Rows = 1000;
    private const int Columns = 6;
    private const double TrueBits = 1;

    /// <summary>Magnitudes that share 1 bit, with signs that share none, in the first of six columns of each side.</summary>
    public static (Samples X, Samples Y) Data()
    {
        var pairs = new GaussianPairs(seed: 2);
        var x = new double[Rows, Columns];
        var y = new double[Rows, Columns];
        for (int i = 0; i < Rows; i++)
        {
            (double a, double b) = pairs.NextPair(GaussianPairs.Correlation(TrueBits));
            for (int c = 0; c < Columns; c++)
            {
                x[i, c] = pairs.NextSign() * Math.Exp(c == 0 ? a : pairs.Next());
                y[i, c] = pairs.NextSign() * Math.Exp(c == 0 ? b : pairs.Next());
            }
        }

        return (Samples.Create(x), Samples.Create(y));
    }

    /// <summary>Estimates with encoders that the loss trained.</summary>
    public static SampleResult Run()
    {
        (Samples x, Samples y) = Data();
        #region docs/extending loss
        var estimator = new LatentMiEstimator(LatentMiOptions.Default with
        {
            Representation = RepresentationChoice.Own,
            OwnRepresentations = [new CorrelationTrained()],
        });
        LatentMiEstimate estimate = estimator.Estimate(x, y);
        #endregion
        return new SampleResult(estimate.Bits, TrueBits, estimate.Interval!.Value, estimate.Representations.Single(score => score.Chosen).Name);
    }
}

#region docs/extending loss
/// <summary>Weighted sums of ln|x|, whose weights descend the gradient of the loss -corr(f, g) on the training rows.</summary>
public sealed class CorrelationTrained : IRepresentation
{
    private const int Steps = 200;
    private const double Rate = 0.5;

    public string Name => "correlation-trained";

    public EncoderPair Fit(Samples x, Samples y, ulong seed, CancellationToken cancellationToken)
    {
        var random = new Random((int)seed);
        var ofX = new Magnitudes([.. Enumerable.Range(0, x.Dimensions).Select(_ => random.NextDouble())]);
        var ofY = new Magnitudes([.. Enumerable.Range(0, y.Dimensions).Select(_ => random.NextDouble())]);
        for (int step = 0; step < Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            double[] f = Standardized(ofX.Of(x));
            double[] g = Standardized(ofY.Of(y));
            double correlation = f.Zip(g, (a, b) => a * b).Average();

            // The gradient of the loss with respect to each latent, up to a factor of its deviation.
            ofX = ofX.Less(x, [.. f.Zip(g, (a, b) => (correlation * a) - b)], Rate);
            ofY = ofY.Less(y, [.. g.Zip(f, (b, a) => (correlation * b) - a)], Rate);
        }

        return new EncoderPair(ofX, ofY);
    }

    private static double[] Standardized(double[] values)
    {
        double mean = values.Average();
        double deviation = Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        return [.. values.Select(value => (value - mean) / deviation)];
    }
}

/// <summary>One latent: a weighted sum of the logarithms of the columns' magnitudes.</summary>
public sealed class Magnitudes(double[] weights) : IEncoder
{
    public Samples Encode(Samples rows, CancellationToken cancellationToken) => Samples.Create(Of(rows), rows.Count, 1);

    public double[] Of(Samples rows) =>
        [.. Enumerable.Range(0, rows.Count).Select(i => weights.Select((weight, c) => weight * Math.Log(Math.Abs(rows[i, c]))).Sum())];

    public Magnitudes Less(Samples rows, double[] gradient, double rate) =>
        new([.. weights.Select((weight, c) => weight - (rate * gradient.Select((value, i) => value * Math.Log(Math.Abs(rows[i, c]))).Average()))]);
}
#endregion
