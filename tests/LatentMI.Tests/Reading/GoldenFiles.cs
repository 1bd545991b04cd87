namespace LatentMI.Tests.Reading;

/// <summary>The golden files of this folder, and what they hold.</summary>
internal static class GoldenFiles
{
    public const int Rows = 4;
    public const int Columns = 3;

    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Reading", "Golden", name);

    /// <summary>Asserts that samples are the 4 x 3 matrix 10 i + j, with an offset.</summary>
    public static void AssertMatrix(Samples samples, double offset = 0)
    {
        Assert.Equal((Rows, Columns), (samples.Count, samples.Dimensions));
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < Columns; j++)
            {
                Assert.Equal((10 * i) + j + offset, samples[i, j]);
            }
        }
    }
}
