using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;
using LatentMI.Tests;

namespace LatentMI.Experiments.Tests.Datasets;

public sealed class DigitsRecipeTests
{
    private static readonly Lazy<LabeledVectors> Images = new(() => MnistFiles.Training(SharedFiles.Path("data/mnist")));

    [Fact]
    public void Pairs_show_the_same_digit_and_share_one_bit()
    {
        Dataset data = Recipe(["0", "1"], 0, 5000).Create(seed: 1, TestContext.Current.CancellationToken);
        Assert.Equal((5000, 784, 5000, 784), (data.X.Count, data.X.Dimensions, data.Y.Count, data.Y.Dimensions));
        Assert.Equal(data.LabelsX!, data.LabelsY!);
        Assert.Equal(2500, data.LabelsX!.Count(label => label == "0"));
        Assert.Equal(1, data.TrueBits, 1e-12);

        // A zero has a hole where a one has its stroke: the center tells them apart nearly always.
        int told = Enumerable.Range(0, 5000).Count(i => data.Y[i, (14 * 28) + 14] > 100 == (data.LabelsY![i] == "1"));
        Assert.InRange(told, 4700, 5000);
    }

    [Fact]
    public void The_first_images_of_each_digit_are_divided_between_X_and_Y()
    {
        LabeledVectors images = Images.Value;
        Dataset data = Recipe(["3", "8"], 0.2, 200).Create(seed: 2, TestContext.Current.CancellationToken);
        var ofX = new HashSet<string>(Enumerable.Range(0, 200).Select(i => Pixels(data.X, i)));
        var ofY = new HashSet<string>(Enumerable.Range(0, 200).Select(i => Pixels(data.Y, i)));
        foreach (string digit in (string[])["3", "8"])
        {
            Assert.All(images.RowsOf(digit).Take(100), row => Assert.Contains(Pixels(images.Vectors, row), ofX));
            Assert.All(images.RowsOf(digit).Skip(100).Take(100), row => Assert.Contains(Pixels(images.Vectors, row), ofY));
        }

        Assert.Empty(ofX.Intersect(ofY));
    }

    [Fact]
    public void More_images_than_there_are_of_a_digit_are_refused()
    {
        InputException e = Assert.Throws<InputException>(() => Recipe(["0", "5"], 0, 6000).Create(0, TestContext.Current.CancellationToken));
        Assert.Equal("mnist: class '0' has 5923 vectors, but 6000 rows need 6000 of each class; at most 5420 rows are possible.", e.Message);
    }

    [Fact]
    public void The_digit_of_an_image_has_the_entropy_of_the_digits()
    {
        var recipe = new DigitsToLabelRecipe { Images = Images.Value, Count = 60_000 };
        Dataset data = recipe.Create(seed: 0, TestContext.Current.CancellationToken);
        Assert.Equal((60_000, 784, 1), (data.X.Count, data.X.Dimensions, data.Y.Dimensions));
        Assert.Equal([5.0, 0, 4, 1, 9], Enumerable.Range(0, 5).Select(i => data.Y[i, 0]));
        Assert.Equal("5", data.LabelsY![0]);

        // From the counts of the digits that the makers of MNIST publish.
        int[] counts = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];
        double entropy = counts.Sum(count => -(count / 60_000.0) * Math.Log2(count / 60_000.0));
        Assert.Equal(entropy, data.TrueBits, 1e-12);
        Assert.Equal(3.32, data.TrueBits, 5e-3);
        Assert.Equal("n=60000", recipe.Parameters.ToString());
        Assert.Equal(
            "mnist: 60001 rows are more than the 60000 images; give fewer.",
            Assert.Throws<InputException>(() => (recipe with { Count = 60_001 }).Create(0, TestContext.Current.CancellationToken)).Message);
    }

    [Fact]
    public void A_folder_without_the_images_is_told_in_one_line()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("train-images-idx3-ubyte");
        Assert.Equal(
            $"{path}: there is no such file, nor train-images-idx3-ubyte.gz; name the folder of the MNIST files.",
            Assert.Throws<InputException>(() => MnistFiles.Training(Path.GetDirectoryName(path)!)).Message);
    }

    private static DigitsRecipe Recipe(string[] classes, double shuffled, int count) =>
        new() { Images = Images.Value, Classes = classes, ShuffledShare = shuffled, Count = count };

    private static string Pixels(Samples images, int row) =>
        Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(images.Row<float>(row)));
}
