using LatentMI.Studies.Planes;

namespace LatentMI.Experiments.Tests.Planes;

public sealed class PrincipalPlaneTests
{
    [Fact]
    public void The_principal_plane_finds_the_directions_of_largest_variance()
    {
        // Points on two lines of the plane: spread 6 along (0.6, 0.8), spread 2 across, nothing in the third column.
        float[] values = [3.6f, 4.8f, 1, -3.6f, -4.8f, 1, -1.6f, 1.2f, 1, 1.6f, -1.2f, 1];

        (double[] first, double[] second, double firstShare, double secondShare) = PrincipalPlane.Project(Samples.Create(values, 4, 3));

        Assert.Equal([6, 6, 0, 0], first.Select(value => Math.Round(Math.Abs(value), 4)));
        Assert.Equal([0, 0, 2, 2], second.Select(value => Math.Round(Math.Abs(value), 4)));
        Assert.Equal(0.9, firstShare, tolerance: 1e-6);
        Assert.Equal(0.1, secondShare, tolerance: 1e-6);
    }
}
