using System.Globalization;
using LatentMI.IO;

namespace LatentMI.Experiments.Datasets;

/// <summary>The files of MNIST (LeCun, Cortes and Burges): 60,000 images of handwritten digits, 28 x 28 gray values from 0 to 255, and their labels.</summary>
public static class MnistFiles
{
    /// <summary>The name of the file of the training images, which may end in <c>.gz</c> besides.</summary>
    public const string TrainingImages = "train-images-idx3-ubyte";

    /// <summary>The name of the file of the training labels, which may end in <c>.gz</c> besides.</summary>
    public const string TrainingLabels = "train-labels-idx1-ubyte";

    /// <summary>The gray values of an image, which are its columns.</summary>
    public const int Pixels = 28 * 28;

    private const string Name = "mnist";

    /// <summary>The training images with their digits as labels, in the order of the file.</summary>
    /// <param name="folder">The folder of the files.</param>
    /// <exception cref="InputException">A file is missing.</exception>
    public static LabeledVectors Training(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string images = Find(folder, TrainingImages);
        string labels = Find(folder, TrainingLabels);
        return new LabeledVectors(Name, () => Read(images, labels));
    }

    /// <summary>The path of a file, gzipped or not.</summary>
    /// <param name="folder">The folder of the files.</param>
    /// <param name="name">The file's name without <c>.gz</c>.</param>
    /// <exception cref="InputException">The file is missing.</exception>
    public static string Find(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        if (File.Exists(path))
        {
            return path;
        }

        string compressed = path + ".gz";
        return File.Exists(compressed)
            ? compressed
            : throw new InputException($"{path}: there is no such file, nor {Path.GetFileName(compressed)}; name the folder of the MNIST files.");
    }

    private static (Samples Vectors, IReadOnlyList<string> Labels) Read(string imagesPath, string labelsPath)
    {
        Samples images = SampleReader.Read(imagesPath).Samples;
        using Samples labels = SampleReader.Read(labelsPath).Samples;
        if (labels.Dimensions != 1)
        {
            throw new InputException($"{labelsPath}: each row must be one label; is this the file of the images?");
        }

        string[] digits = [.. Enumerable.Range(0, labels.Count).Select(row => labels[row, 0].ToString(CultureInfo.InvariantCulture))];
        return (images, digits);
    }
}
