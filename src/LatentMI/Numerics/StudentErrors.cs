using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace LatentMI.Numerics;

/// <summary>How far a mean may be off in its standard errors, where the standard error itself is known from a few values only.</summary>
internal static class StudentErrors
{
    // Math.NET seeks quantiles up to 800.
    private const double Near = 700;

    /// <summary>
    /// What a number of standard errors is multiplied by to be as unlikely in Student's t distribution as the number itself is in the normal one ("Student",
    /// Biometrika 6, 1, 1908).
    /// </summary>
    /// <param name="errors">The number of standard errors.</param>
    /// <param name="values">How many independent values the standard error was estimated from.</param>
    /// <returns>The factor; infinity where one value says nothing of its error.</returns>
    public static double Factor(double errors, int values)
    {
        if (values <= 1)
        {
            return double.PositiveInfinity;
        }

        double tail = Normal.CDF(0, 1, -errors);
        return (StudentT.CDF(0, 1, values - 1, -Near) < tail ? -StudentT.InvCDF(0, 1, values - 1, tail) : FarQuantile(values - 1, tail)) / errors;
    }

    /// <summary>A quantile above <see cref="Near"/>, of one degree of freedom, of which it is cot πp, or a few more, of which it is less.</summary>
    private static double FarQuantile(double degrees, double tail)
    {
        double most = 1 / Math.Tan(Math.PI * tail);
        return degrees == 1 ? most : Math.Exp(Brent.FindRoot(
            log => Math.Log(StudentT.CDF(0, 1, degrees, -Math.Exp(log)) / tail), Math.Log(Near), Math.Log(most), accuracy: 1e-12));
    }
}
