using LatentMI.Numerics;
using MathNet.Numerics;

namespace LatentMI.Tests.Numerics;

public sealed class HalfDigammaTableTests
{
    [Fact]
    public void Values_are_those_of_the_digamma_function()
    {
        var psi = new HalfDigammaTable(1_000_001);
        foreach (int m in new[] { 1, 2, 3, 4, 21, 1000, 123_457, 1_000_000, 1_000_001 })
        {
            Assert.Equal(SpecialFunctions.DiGamma(m / 2.0), psi[m], 1e-11);
        }

        Assert.True(double.IsNaN(psi[0]));
    }
}
