using LatentMI.Calibrating;
using LatentMI.Estimators.Discrete;
using LatentMI.Numerics;

namespace LatentMI.Estimators.Latent;

/// <summary>The value of a group of columns by itself: of rows that are counted that of their counts, of all others calibrated KSG.</summary>
internal static class GroupCalibration
{
    /// <summary>Estimates.</summary>
    /// <param name="latents">The scores of the columns.</param>
    /// <param name="ratio">Their density ratio.</param>
    /// <param name="settings">How KSG is calibrated; without surrogates the value is that of KSG.</param>
    /// <param name="compute">What it runs on.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static CalibratedKsg Estimate(LatentPairs latents, FittedRatio ratio, CalibrationSettings settings, Compute compute, CancellationToken cancellationToken)
    {
        // Counts know neither groups nor series.
        if (ratio.Ratio is not CountsRatio counts || latents is not { Groups: null, Block: 1 } || settings.Surrogates == 0)
        {
            return CalibratedKsg.Estimate(latents, ratio, settings, compute, cancellationToken);
        }

        var counted = CountedInformation.Of(counts.X, counts.Y);
        return CalibratedKsg.Counted(counted.PlugInBits, counted.PointwiseBits, counted.StandardErrorBits * counted.StandardErrorBits);
    }
}
