using System.Numerics;
using LatentMI.Numerics;

namespace LatentMI.Tests.Numerics;

public sealed class RandomLanesTests
{
    [Fact]
    public void Each_lane_is_a_stream_of_its_own_by_the_scalar_formula()
    {
        ulong[] states = [.. Enumerable.Range(0, 16).Select(_ => 0UL)];
        var start = new RandomStream(7, RandomPurpose.Dropout);
        states = Array.ConvertAll(states, _ => start.NextBits());
        var lanes = new RandomLanes();
        lanes.Restart(new RandomStream(7, RandomPurpose.Dropout));
        var bits = new ulong[4 * 100];
        lanes.Fill(bits.AsSpan(0, 40));
        lanes.Fill(bits.AsSpan(40));
        for (int lane = 0; lane < 4; lane++)
        {
            (ulong s0, ulong s1, ulong s2, ulong s3) = (states[lane], states[4 + lane], states[8 + lane], states[12 + lane]);
            for (int i = 0; i < 100; i++)
            {
                Assert.Equal(BitOperations.RotateLeft(s0 + s3, 23) + s0, bits[(4 * i) + lane]);
                ulong t = s1 << 17;
                s2 ^= s0;
                s3 ^= s1;
                s1 ^= s2;
                s0 ^= s3;
                s2 ^= t;
                s3 = BitOperations.RotateLeft(s3, 45);
            }
        }
    }

    [Fact]
    public void Half_of_the_bits_are_set()
    {
        var lanes = new RandomLanes();
        lanes.Restart(new RandomStream(1, RandomPurpose.Dropout));
        var bits = new ulong[4000];
        lanes.Fill(bits);

        // 256,000 bits: the standard deviation of their mean is 0.001.
        Assert.Equal(0.5, bits.Sum(BitOperations.PopCount) / 256_000.0, 0.004);
        Assert.Equal(4000, bits.Distinct().Count());
    }

    [Fact]
    public void A_part_of_the_lanes_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomLanes().Fill(new ulong[3]));
}
