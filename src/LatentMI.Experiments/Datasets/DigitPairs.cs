using System.IO.Compression;
using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// Pairs of images of handwritten zeros and ones, the first 2,500 of each in the training set of MNIST. The two images of a pair show the
/// same digit and are otherwise unrelated; then the X images of a share of the rows change places at random. So the digit is all that X and Y
/// share, and the mutual information of the digits is the truth to compare an estimate with.
/// </summary>
/// <param name="X">n rows of 28 x 28 gray values from 0 to 255.</param>
/// <param name="Y">n rows of 28 x 28 gray values from 0 to 255.</param>
/// <param name="DigitsX">The digit of each row of X: 0 or 1.</param>
/// <param name="DigitsY">The digit of each row of Y: 0 or 1.</param>
public sealed record DigitPairs(Samples X, Samples Y, IReadOnlyList<int> DigitsX, IReadOnlyList<int> DigitsY)
{
    /// <summary>Height and width of an image.</summary>
    public const int Side = 28;

    /// <summary>Where the images are from and on what terms they are here.</summary>
    public const string Origin = "MNIST by Yann LeCun, Corinna Cortes and Christopher J. C. Burges, license CC BY-SA 3.0";

    private const string Resource = "zeros-and-ones.idx3-ubyte.gz";
    private const int ImagesPerDigit = 2500;
    private const int HeaderBytes = 16;

    /// <summary>Makes the pairs: 1,250 of zeros and 1,250 of ones, in random order.</summary>
    /// <param name="shuffledShare">The share of the rows whose X images change places, from 0 to 1.</param>
    /// <param name="seed">The seed of the order and of the shuffling.</param>
    public static DigitPairs Create(double shuffledShare, ulong seed)
    {
        byte[] images = ReadImages();
        const int PairsPerDigit = ImagesPerDigit / 2;
        const int Count = 2 * PairsPerDigit;
        int[] imageX = new int[Count];
        int[] imageY = new int[Count];
        var random = new RandomStream(seed, RandomPurpose.Data);
        int[] order = random.NextPermutation(Count);
        for (int i = 0; i < Count; i++)
        {
            // The zeros come first in the resource; the first half of each digit is for X, the second for Y.
            int digit = order[i] / PairsPerDigit;
            imageX[i] = (digit * ImagesPerDigit) + (order[i] % PairsPerDigit);
            imageY[i] = imageX[i] + PairsPerDigit;
        }

        int[] rows = random.NextPermutation(Count)[..(int)Math.Round(shuffledShare * Count)];
        int[] shuffled = [.. rows.Select(row => imageX[row])];
        random.Shuffle<int>(shuffled);
        for (int i = 0; i < rows.Length; i++)
        {
            imageX[rows[i]] = shuffled[i];
        }

        return new DigitPairs(Gather(images, imageX), Gather(images, imageY), Digits(imageX), Digits(imageY));
    }

    /// <summary>
    /// The mutual information of the two digits in bits, from the shares of their four combinations:
    /// sum of p(a,b) log2 [p(a,b) / (p(a) p(b))].
    /// </summary>
    public double DigitInformation()
    {
        var joint = new double[2, 2];
        for (int i = 0; i < DigitsX.Count; i++)
        {
            joint[DigitsX[i], DigitsY[i]] += 1.0 / DigitsX.Count;
        }

        double bits = 0;
        for (int a = 0; a < 2; a++)
        {
            for (int b = 0; b < 2; b++)
            {
                double product = (joint[a, 0] + joint[a, 1]) * (joint[0, b] + joint[1, b]);
                bits += joint[a, b] > 0 ? joint[a, b] * Math.Log2(joint[a, b] / product) : 0;
            }
        }

        return bits;
    }

    private static byte[] ReadImages()
    {
        using Stream packed = typeof(DigitPairs).Assembly.GetManifestResourceStream(Resource)!;
        using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        var header = new byte[HeaderBytes];
        gzip.ReadExactly(header);
        var images = new byte[2 * ImagesPerDigit * Side * Side];
        gzip.ReadExactly(images);
        return images;
    }

    private static Samples Gather(byte[] images, int[] rows)
    {
        const int Pixels = Side * Side;
        var values = new float[rows.Length * Pixels];
        for (int i = 0; i < rows.Length; i++)
        {
            for (int j = 0; j < Pixels; j++)
            {
                values[(i * Pixels) + j] = images[(rows[i] * Pixels) + j];
            }
        }

        return Samples.Create(values, rows.Length, Pixels);
    }

    private static int[] Digits(int[] rows) => [.. rows.Select(row => row / ImagesPerDigit)];
}
