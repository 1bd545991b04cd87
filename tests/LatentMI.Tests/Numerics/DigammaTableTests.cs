using LatentMI.Numerics;
using MathNet.Numerics;

namespace LatentMI.Tests.Numerics;

public sealed class DigammaTableTests
{
    [Fact]
    public void Values_are_those_of_the_digamma_function()
    {
        var psi = new DigammaTable(1_000_000);
        foreach (int m in new[] { 1, 2, 3, 10, 1000, 123_456, 1_000_000 })
        {
            Assert.Equal(SpecialFunctions.DiGamma(m), psi[m], 1e-11);
        }

        Assert.True(double.IsNaN(psi[0]));
    }
}
