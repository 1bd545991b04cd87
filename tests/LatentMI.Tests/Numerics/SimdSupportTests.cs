using LatentMI.Numerics;

namespace LatentMI.Tests.Numerics;

public sealed class SimdSupportTests
{
    [Theory]
    [InlineData("512", 512)]
    [InlineData("256", 256)]
    [InlineData("128", 128)]
    [InlineData("scalar", 0)]
    public void The_environment_variable_forces_a_width(string forced, int width) => Assert.Equal((SimdWidth)width, SimdSupport.Parse(forced));

    [Fact]
    public void An_unknown_width_is_refused_in_one_line()
    {
        var failure = Assert.Throws<InputException>(() => SimdSupport.Parse("1024"));
        Assert.Equal("The environment variable LATENTMI_SIMD is '1024'; set it to 512, 256, 128 or scalar, or unset it.", failure.Message);
    }
}
