using LatentMI.Numerics;
using LatentMI.Reading;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>
/// 5,000 pairs of images of handwritten zeros and ones (MNIST), the two images of a pair showing the same digit and nothing else in common:
/// 1 bit. With the rows of X in random order: 0 bits.
/// </summary>
internal static class DigitPairs
{
    private const string ImagesFile = "data/mnist/train-images-idx3-ubyte.gz";
    private const string LabelsFile = "data/mnist/train-labels-idx1-ubyte.gz";
    private const int PairsPerDigit = 2500;
    private const ulong OrderStream = 0;
    private const ulong ShufflingStream = 1;

    private static readonly Preset[] Presets = [Preset.Paper, Preset.Default];

    /// <summary>The pairs as they are, and shuffled.</summary>
    /// <param name="shared">The folder of shared files.</param>
    public static IEnumerable<AccuracyTask> Load(string shared)
    {
        var images = new Lazy<(Samples X, Samples Y)>(() => ReadPairs(shared));
        yield return new AccuracyTask("mnist 0/1 pairs", 1, 0.08, Presets, seed => Order(images.Value, seed));
        yield return new AccuracyTask("mnist 0/1 pairs, shuffled", 0, 0.05, Presets, seed => Shuffle(Order(images.Value, seed), seed));
    }

    // Of each digit, the first half of the images goes to X and the second to Y.
    private static (Samples X, Samples Y) ReadPairs(string shared)
    {
        Samples labels = SampleReader.Read(Path.Combine(shared, LabelsFile)).Samples;
        Samples images = SampleReader.Read(Path.Combine(shared, ImagesFile)).Samples;
        int[][] rows = [.. Enumerable.Range(0, 2).Select(digit =>
            Enumerable.Range(0, labels.Count).Where(row => labels[row, 0] == digit).Take(2 * PairsPerDigit).ToArray())];
        return (
            images.SelectRows([.. rows.SelectMany(digit => digit[..PairsPerDigit])]),
            images.SelectRows([.. rows.SelectMany(digit => digit[PairsPerDigit..])]));
    }

    private static (Samples X, Samples Y) Order((Samples X, Samples Y) pairs, ulong seed)
    {
        int[] order = new RandomStream(seed, RandomPurpose.Data, OrderStream).NextPermutation(pairs.X.Count);
        return (pairs.X.SelectRows(order), pairs.Y.SelectRows(order));
    }

    private static (Samples X, Samples Y) Shuffle((Samples X, Samples Y) pairs, ulong seed)
    {
        int[] order = new RandomStream(seed, RandomPurpose.Data, ShufflingStream).NextPermutation(pairs.X.Count);
        return (pairs.X.SelectRows(order), pairs.Y);
    }
}
