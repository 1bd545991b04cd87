using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;

namespace LatentMI.Benchmarks.Verifying;

/// <summary>
/// 5,000 pairs of images of handwritten zeros and ones (MNIST), the two images of a pair showing the same digit and nothing else in common:
/// 1 bit. With the rows of X in random order: 0 bits.
/// </summary>
internal static class DigitPairs
{
    private const string ImagesFolder = "data/mnist";
    private const int Pairs = 5000;

    private static readonly Preset[] Presets = [Preset.Paper, Preset.Mended, Preset.Default];

    /// <summary>The pairs as they are, and shuffled.</summary>
    /// <param name="shared">The folder of shared files.</param>
    public static IEnumerable<AccuracyTask> Load(string shared)
    {
        var images = new Lazy<LabeledVectors>(() => MnistFiles.Training(Path.Combine(shared, ImagesFolder)));
        yield return new AccuracyTask("mnist 0/1 pairs", 1, 0.08, Presets, seed => Draw(images.Value, shuffledShare: 0, seed));
        yield return new AccuracyTask("mnist 0/1 pairs, shuffled", 0, 0.05, Presets, seed => Draw(images.Value, shuffledShare: 1, seed));
    }

    private static (Samples X, Samples Y) Draw(LabeledVectors images, double shuffledShare, ulong seed)
    {
        Dataset data = new DigitsRecipe { Images = images, Classes = ["0", "1"], ShuffledShare = shuffledShare, Count = Pairs }.Create(seed);
        return (data.X, data.Y);
    }
}
