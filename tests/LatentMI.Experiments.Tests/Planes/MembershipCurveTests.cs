using LatentMI.Studies.Planes;

namespace LatentMI.Experiments.Tests.Planes;

public sealed class MembershipCurveTests
{
    // scipy.optimize.curve_fit of 1 / (1 + a x^(2b)) to min(1, exp(m - x)) on numpy.linspace(0, 3, 300).
    [Theory]
    [InlineData(0.1, 1.57694346, 0.89506088)]
    [InlineData(0.5, 0.58303002, 1.33416694)]
    public void It_is_the_least_squares_fit_of_another_program(double leastDistance, double a, double b)
    {
        var curve = MembershipCurve.Fitted(leastDistance);

        Assert.Equal(a, curve.A, tolerance: 5e-5);
        Assert.Equal(b, curve.B, tolerance: 5e-5);
    }
}
