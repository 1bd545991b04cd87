using MathNet.Numerics;

namespace LatentMI.Studies.Planes;

/// <summary>
/// How strongly two places on the plane are joined: 1 / (1 + a d^(2b)) at distance d, the least-squares fit to 1 up to the least distance m and
/// exp(-(d - m) / s) beyond, on 300 distances from 0 to 3 s.
/// </summary>
/// <param name="A">a.</param>
/// <param name="B">b.</param>
internal sealed record MembershipCurve(double A, double B)
{
    private const double Spread = 1;
    private const int Points = 300;

    /// <summary>Fits a and b.</summary>
    /// <param name="leastDistance">m, at which rows that belong together may lie; s is 1.</param>
    public static MembershipCurve Fitted(double leastDistance)
    {
        double[] distances = Generate.LinearSpaced(Points, 0, 3 * Spread);
        double[] memberships = [.. distances.Select(d => d < leastDistance ? 1 : Math.Exp((leastDistance - d) / Spread))];
        (double a, double b) = Fit.Curve(distances, memberships, (a, b, d) => 1 / (1 + (a * Math.Pow(d, 2 * b))), 1, 1);
        return new MembershipCurve(a, b);
    }
}
