using System.Globalization;
using System.Text;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

/// <summary>Small files of samples that depend on each other.</summary>
internal static class SampleFiles
{
    /// <summary>Writes x.csv and y.csv: two columns each, the first ones related by y = x + wave.</summary>
    public static (string X, string Y) WritePair(TemporaryFolder folder, int rows) =>
        (folder.Write("x.csv", Text(rows, shift: 0)), folder.Write("y.csv", Text(rows, shift: 1)));

    private static string Text(int rows, int shift)
    {
        // In random order, so that rows do not resemble their neighbors.
        var text = new StringBuilder();
        foreach (int i in new RandomStream(0, RandomPurpose.Data).NextPermutation(rows))
        {
            // Multiples of an irrational number modulo 1 are spread evenly and never tie.
            double shared = i * 0.6180339887498949 % 1;
            double own = (i + (shift * 1000)) * 0.4142135623730951 % 1;
            text.Append(CultureInfo.InvariantCulture, $"{shared + (0.1 * own):R},{own:R}\n");
        }

        return text.ToString();
    }
}
