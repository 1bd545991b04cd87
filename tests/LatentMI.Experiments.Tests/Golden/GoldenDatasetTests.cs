using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Trials;
using LatentMI.Tests;
using LatentMI.Tests.Golden;

namespace LatentMI.Experiments.Tests.Golden;

/// <summary>A recipe and a seed give the same bytes in every version.</summary>
public sealed class GoldenDatasetTests
{
    private const string GoldenPath = "LatentMI.Experiments.Tests/Golden/datasets.json";

    private static readonly ulong[] Seeds = [0, 1];

    [Fact]
    public void Every_recipe_makes_the_data_that_it_always_made()
    {
        using var folder = new TemporaryFolder();
        string matrix = folder.Write("matrix.csv", string.Concat(Enumerable.Range(0, 30).Select(
            row => string.Join(',', Enumerable.Range(0, 6).Select(column => ((10 * (row + 1)) + column).ToString(CultureInfo.InvariantCulture))) + "\n")));
        var entries = new Dictionary<string, GoldenEntry>();
        foreach ((string name, IDatasetRecipe recipe) in GoldenRecipes.All(matrix))
        {
            foreach (ulong seed in Seeds)
            {
                entries.Add($"{name} seed={seed}", Describe(recipe.Create(seed, TestContext.Current.CancellationToken)));
            }
        }

        GoldenFile.Check(GoldenPath, GoldenMachine.Current, entries, IsNear);
    }

    [Fact]
    public void Every_recipe_is_among_them()
    {
        using var folder = new TemporaryFolder();
        IEnumerable<Type> used = GoldenRecipes.All(folder.File("none.csv")).Select(entry => entry.Recipe.GetType()).Distinct();
        Type[] recipes =
        [
            .. typeof(GaussianRecipe).Assembly.GetTypes().Where(type =>
                type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IDatasetRecipe))),
        ];
        Assert.True(recipes.Length >= 19);
        Assert.Empty(recipes.Except(used));
    }

    [Fact]
    public void Another_seed_or_setting_makes_other_data()
    {
        // But for images beside their digits, which are taken in their order.
        Dictionary<string, GoldenEntry> entries = GoldenFile.Read(GoldenPath).Entries;
        string[] hashes = [.. entries.Where(entry => !entry.Key.StartsWith("digits-to-label", StringComparison.Ordinal)).Select(entry => entry.Value["sha256"])];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    // Logarithms, exponentials and powers come from the C library of the platform and may round to a neighbor, of which float32 keeps the sums nearly always.
    private static bool IsNear(string entry, string value, string expected, string actual) =>
        value is "sha256" or "details" || GoldenFile.AreNear(expected, actual, 1e-6);

    private static GoldenEntry Describe(Dataset data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        double sumX = Add(data.X, hash);
        double sumY = Add(data.Y, hash);
        foreach (string label in (data.LabelsX ?? []).Concat(data.LabelsY ?? []))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(label + "\n"));
        }

        foreach (DatasetFile file in data.Files)
        {
            using var content = new MemoryStream();
            file.Write(content);
            hash.AppendData(content.ToArray());
        }

        return new GoldenEntry
        {
            ["shape"] = string.Create(
                CultureInfo.InvariantCulture, $"{data.X.Count} x {data.X.Dimensions} {data.X.Type}, {data.Y.Count} x {data.Y.Dimensions} {data.Y.Type}"),
            ["bits"] = GoldenFile.Digits(data.TrueBits),
            ["sha256"] = Convert.ToHexStringLower(hash.GetHashAndReset()),
            ["magnitude of x"] = GoldenFile.Digits(sumX),
            ["magnitude of y"] = GoldenFile.Digits(sumY),
            ["details"] = data.Details.ToString(),
        };
    }

    /// <summary>Adds the bytes of the values, row after row and the least first; float32 as it is.</summary>
    /// <returns>The mean of log(1 + |value|), whatever the tails, which tells what a hash does not: whether values are near.</returns>
    private static double Add(Samples samples, IncrementalHash hash)
    {
        var bytes = new byte[8];
        double sum = 0;
        for (int i = 0; i < samples.Count; i++)
        {
            for (int c = 0; c < samples.Dimensions; c++)
            {
                double value = samples[i, c];
                if (samples.Type == SampleType.Float32)
                {
                    BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)value);
                    hash.AppendData(bytes, 0, 4);
                }
                else
                {
                    BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
                    hash.AppendData(bytes, 0, 8);
                }

                sum += Math.Log(1 + Math.Abs(value));
            }
        }

        return sum / (samples.Count * samples.Dimensions);
    }
}
