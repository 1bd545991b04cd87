#region docs/extending ratio
using LatentMI;
using LatentMI.Calibrating;
using LatentMI.Estimators.Latent;
#endregion

namespace Extending;

/// <summary>Your own density ratio, for a dependence that you can describe: Y's angle is twice that of X, with von Mises noise.</summary>
public static class OwnRatio
{
    private const int Rows = 1000;
    private const double Concentration = 4;

    // kappa A - ln I0(kappa) in bits, with A = I1 / I0 = 0.86352 and I0 = 11.30192 at kappa = 4.
    private static readonly double TrueBits = ((Concentration * 0.86352) - Math.Log(11.30192)) / Math.Log(2);

    /// <summary>Points on two circles.</summary>
    public static (Samples X, Samples Y) Data()
    {
        var pairs = new GaussianPairs(seed: 3);
        var x = new double[Rows, 2];
        var y = new double[Rows, 2];
        var random = new Random(4);
        for (int i = 0; i < Rows; i++)
        {
            double angle = pairs.NextAngle();
            double noise = pairs.NextAngle();
            while (random.NextDouble() > Math.Exp(Concentration * (Math.Cos(noise) - 1)))
            {
                noise = pairs.NextAngle();
            }

            (x[i, 1], x[i, 0]) = Math.SinCos(angle);
            (y[i, 1], y[i, 0]) = Math.SinCos((2 * angle) + noise);
        }

        return (Samples.Create(x), Samples.Create(y));
    }

    /// <summary>Estimates with the ratio beside the built-in ones.</summary>
    public static SampleResult Run()
    {
        (Samples x, Samples y) = Data();
        #region docs/extending ratio
        var estimator = new CalibratedKsgEstimator(new CalibratedKsgOptions { OwnRatios = [new DoubledAngle()] });
        CalibratedKsgEstimate estimate = estimator.Estimate(x, y);
        Console.WriteLine($"{estimate.Bits:F2} bits by the ratio {estimate.Calibration.RatioName}, {estimate.HeldOutBits:F2} on held-out rows");
        #endregion
        return new SampleResult(estimate.Bits, TrueBits, estimate.Interval!.Value, estimate.Calibration.RatioName);
    }
}

#region docs/extending ratio
/// <summary>ln r = kappa cos(angle of y - 2 angle of x), and a constant, which the library normalizes away.</summary>
public sealed class DoubledAngle : IDensityRatio
{
    public string Name => "doubled-angle";

    public IFittedDensityRatio Fit(Samples latentX, Samples latentY, ulong seed, CancellationToken cancellationToken)
    {
        // The concentration of a von Mises distribution by its mean resultant length (Banerjee et al. 2005).
        double mean = Enumerable.Range(0, latentX.Count).Average(i => Cosine(latentX.Row<float>(i), latentY.Row<float>(i)));
        return new Fitted(mean * (2 - (mean * mean)) / (1 - (mean * mean)));
    }

    private static double Cosine(ReadOnlySpan<float> x, ReadOnlySpan<float> y) =>
        Math.Cos(Math.Atan2(y[1], y[0]) - (2 * Math.Atan2(x[1], x[0])));

    private sealed class Fitted(double concentration) : IFittedDensityRatio
    {
        public double LogRatio(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => concentration * Cosine(x, y);
    }
}
#endregion
