using System.Buffers.Binary;
using System.IO.Compression;

// Makes src/LatentMI.Experiments/Datasets/zeros-and-ones.idx3-ubyte.gz, the images of `lmi demo`, from the training files of MNIST:
//   dotnet run tools/pack-demo-digits.cs -- train-images-idx3-ubyte.gz train-labels-idx1-ubyte.gz zeros-and-ones.idx3-ubyte.gz
// The result is an idx file of 5,000 images of 28 x 28 bytes: the first 2,500 zeros in the order of MNIST, then the first 2,500 ones.

const int PerDigit = 2500;
const int Side = 28;
const int ImageHeader = 16;
const int LabelHeader = 8;

byte[] images = Unpack(args[0]);
byte[] labels = Unpack(args[1])[LabelHeader..];

var header = new byte[ImageHeader];
BinaryPrimitives.WriteInt32BigEndian(header, 0x00000803);
BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 2 * PerDigit);
BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), Side);
BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(12), Side);

using var output = new GZipStream(File.Create(args[2]), CompressionLevel.SmallestSize);
output.Write(header);
foreach (byte digit in (byte[])[0, 1])
{
    int left = PerDigit;
    for (int i = 0; left > 0; i++)
    {
        if (labels[i] == digit)
        {
            output.Write(images, ImageHeader + (i * Side * Side), Side * Side);
            left--;
        }
    }
}

static byte[] Unpack(string path)
{
    using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
    using var bytes = new MemoryStream();
    gzip.CopyTo(bytes);
    return bytes.ToArray();
}
