using LatentMI.Numerics;

namespace LatentMI.Tests.Numerics;

/// <summary>Buffers of standard normal numbers.</summary>
internal static class RandomBuffers
{
    /// <summary>Makes a buffer; another stream gives other numbers.</summary>
    public static AlignedBuffer Create(int length, ulong stream)
    {
        var random = new RandomStream(11, RandomPurpose.Data, stream);
        var buffer = new AlignedBuffer(length);
        foreach (ref float value in buffer.Span)
        {
            value = (float)random.NextNormal();
        }

        return buffer;
    }
}
