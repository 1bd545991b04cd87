using System.Globalization;
using LatentMI.Pairing;

namespace LatentMI.Estimators.Conditional;

/// <summary>The checks that estimators of I(X;Y|Z) make of their samples.</summary>
internal static class ConditionalSamples
{
    /// <summary>Checks that X, Y and Z are paired, numerous enough, finite, and not constant.</summary>
    /// <param name="x">The samples of X.</param>
    /// <param name="y">The samples of Y.</param>
    /// <param name="z">The samples of Z.</param>
    /// <param name="minimumRows">The least number of rows.</param>
    /// <param name="need">What needs that many rows, to be put into a sentence.</param>
    /// <exception cref="InputException">They cannot be used.</exception>
    public static void Validate(Samples x, Samples y, Samples z, int minimumRows, string need)
    {
        PairedSamples.Validate(x, y, minimumRows, need);
        if (z.Count != x.Count)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"X and Y have {OneLine.Count(x.Count, "row")} and Z has {z.Count}: row i of Z must belong to row i of X and of Y."));
        }

        PairedSamples.ValidateSide(z, "Z", minimumRows, need);
    }
}
