namespace LatentMI.Tests.Fixtures;

public sealed class NpyFixtureTests
{
    [Fact]
    public void Arrays_of_an_npz_are_read_by_name()
    {
        Dictionary<string, NpyFixture> weights = NpyFixture.LoadNpz(SharedFiles.Path("fixtures/latentmi/net_AECross_initial.npz"));
        NpyFixture first = weights["x_encoder.0.weight"];
        Assert.Equal([32, 12], first.Shape);
        Assert.Equal("<f4", first.Type);

        // Xavier's bound for 12 inputs and 32 outputs.
        double bound = Math.Sqrt(6.0 / (12 + 32));
        Assert.All(first.Values, weight => Assert.InRange(weight, -bound, bound));
        Assert.True(first.Values.Max() > 0.9 * bound);
    }

    [Fact]
    public void Integers_are_read() =>
        Assert.Equal("<i8", NpyFixture.Load(SharedFiles.Path("fixtures/latentmi/discrete_x.npy")).Type);
}
