#region docs/extending latents
using LatentMI;
using LatentMI.Estimators.Latent;
#endregion

namespace Extending;

/// <summary>Latents that you already have: those of each fold are of an encoder that did not see the fold.</summary>
public static class OwnLatents
{
    private const int Rows = 900;
    private const int FoldCount = 3;
    private const double TrueBits = 1.5;

    /// <summary>Two latents a side, the first pair of which shares 1.5 bits; each fold has them in a basis of its own, as encoders of their own do.</summary>
    public static (double[,] X, double[,] Y, int[] Folds) Data()
    {
        var pairs = new GaussianPairs(seed: 5);
        var x = new double[Rows, 2];
        var y = new double[Rows, 2];
        int[] folds = [.. Enumerable.Range(0, Rows).Select(i => i % FoldCount)];
        for (int i = 0; i < Rows; i++)
        {
            (double a, double b) = pairs.NextPair(GaussianPairs.Correlation(TrueBits));
            (double sin, double cos) = Math.SinCos(2.0 * folds[i]);
            (double noiseX, double noiseY) = (pairs.Next(), pairs.Next());
            (x[i, 0], x[i, 1]) = ((cos * a) - (sin * noiseX), (sin * a) + (cos * noiseX));
            (y[i, 0], y[i, 1]) = ((sin * b) - (cos * noiseY), (cos * b) + (sin * noiseY));
        }

        return (x, y, folds);
    }

    /// <summary>Estimates from the latents.</summary>
    public static SampleResult Run()
    {
        (double[,] latentsOfX, double[,] latentsOfY, int[] folds) = Data();
        #region docs/extending latents
        var estimator = new CalibratedKsgEstimator(new CalibratedKsgOptions { Folds = folds });
        CalibratedKsgEstimate estimate = estimator.Estimate(Samples.Create(latentsOfX), Samples.Create(latentsOfY));
        Console.WriteLine($"{estimate.Bits:F2} bits, {estimate.Interval?.Lower:F2} to {estimate.Interval?.Upper:F2}; {estimate.HeldOutBits:F2} on held-out rows");
        #endregion
        return new SampleResult(estimate.Bits, TrueBits, estimate.Interval!.Value, estimate.Calibration.RatioName);
    }
}
