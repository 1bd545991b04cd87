using MathNet.Numerics.Distributions;

namespace LatentMI.Numerics;

/// <summary>How far a mean may be off in its standard errors, where the standard error itself is known from a few values only.</summary>
internal static class StudentErrors
{
    /// <summary>
    /// What a number of standard errors is multiplied by to be as unlikely in Student's t distribution as the number itself is in the normal one ("Student",
    /// Biometrika 6, 1, 1908).
    /// </summary>
    /// <param name="errors">The number of standard errors.</param>
    /// <param name="values">How many independent values the standard error was estimated from.</param>
    /// <returns>The factor; infinity where one value says nothing of its error.</returns>
    public static double Factor(double errors, int values) =>
        values > 1 ? -StudentT.InvCDF(0, 1, values - 1, Normal.CDF(0, 1, -errors)) / errors : double.PositiveInfinity;
}
