using LatentMI.Numerics;

namespace LatentMI.Tests.Reading;

/// <summary>Damages the bytes of a file at random, by a seed.</summary>
internal static class Mutation
{
    /// <summary>A damaged copy: one to four changes of bits, bytes, numbers or parts.</summary>
    public static byte[] Damage(byte[] valid, RandomStream random)
    {
        List<byte> content = [.. valid];
        int changes = 1 + random.NextInt(4);
        for (int i = 0; i < changes && content.Count > 0; i++)
        {
            int at = random.NextInt(content.Count);
            int length = Math.Min(content.Count - at, 1 + random.NextInt(8));
            switch (random.NextInt(8))
            {
                case 0:
                    content[at] ^= (byte)(1 << random.NextInt(8));
                    break;
                case 1:
                    content[at] = (byte)random.NextInt(256);
                    break;
                case 2:
                    content[at] = ","u8[0];
                    break;
                case 3:
                    content.RemoveRange(at, length);
                    break;
                case 4:
                    content.InsertRange(at, content.GetRange(at, length));
                    break;
                case 5:
                    content[at] = (byte)(random.NextInt(2) == 0 ? 0xFF : 0);
                    break;
                case 6:
                    // A number that is as large, or as small, as its bytes allow.
                    byte extreme = (byte)(random.NextInt(2) == 0 ? 0xFF : 0);
                    for (int k = 0; k < length; k++)
                    {
                        content[at + k] = extreme;
                    }

                    break;
                default:
                    content.RemoveRange(at, content.Count - at);
                    break;
            }
        }

        return [.. content];
    }
}
