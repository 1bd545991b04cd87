using LatentMI.Numerics;
using MathNet.Numerics.Distributions;

namespace LatentMI.Preparing;

/// <summary>Whether the rows of one side resemble those before them in the file.</summary>
internal sealed class SideMemory
{
    // What is looked at takes a fraction of a second.
    private const int MostRows = 50_000;
    private const int MostColumns = 256;
    private const int FewestColumns = 16;
    private const int MostValues = 1_000_000;
    private const int Sums = 16;

    // The chance of a false alarm of one side; it takes both sides.
    private const double FalseAlarms = 0.002;

    // The features that are nearly as far from random as the first tell how long rows are remembered.
    private const int MostAveraged = 4;
    private const double NearlyAsFar = 0.7;

    private readonly RowFeature[] _leadingValues;
    private readonly RowFeature[] _leadingDistances;

    private SideMemory(RowFeature[] features, bool isSignificant)
    {
        _leadingValues = Leading([.. features.Where(feature => !feature.IsDistance)]);
        _leadingDistances = Leading([.. features.Where(feature => feature.IsDistance)]);
        IsSignificant = isSignificant;
    }

    /// <summary>Whether rows in random order would hardly look like this.</summary>
    public bool IsSignificant { get; }

    /// <summary>Looks at columns and at random sums of them, in which shows what all have a little of.</summary>
    /// <param name="samples">The side.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="index">Tells the sides apart.</param>
    public static SideMemory Measure(Samples samples, ulong seed, ulong index)
    {
        int rows = Math.Min(MostRows, samples.Count);
        int used = Math.Min(samples.Dimensions, Math.Clamp(MostValues / rows, FewestColumns, MostColumns));
        var columns = new double[used][];
        for (int c = 0; c < used; c++)
        {
            int column = (int)((long)c * samples.Dimensions / used);
            columns[c] = [.. Enumerable.Range((samples.Count - rows) / 2, rows).Select(row => samples[row, column])];
        }

        var random = new RandomStream(seed, RandomPurpose.RowMemory, index);
        RowFeature[] features =
        [
            .. columns.Concat(used > 1 ? RandomSums(columns, random) : []).SelectMany(values => RowFeature.Of(values, random))
                .OrderByDescending(feature => feature.Deviation),
        ];
        double threshold = -Normal.InvCDF(0, 1, FalseAlarms / 2 / features.Sum(feature => feature.Tests));
        return new SideMemory(features, features[0].Deviation > threshold);
    }

    /// <summary>The correlation of rows that are so many apart, the mean over the features that are farthest from random.</summary>
    /// <param name="lag">How many rows.</param>
    /// <param name="ofDistances">Of distances from the middle instead of values: what alternates in one does not in the other.</param>
    public double Autocorrelation(int lag, bool ofDistances) =>
        (ofDistances ? _leadingDistances : _leadingValues).Average(feature => feature.Autocorrelation(lag));

    private static RowFeature[] Leading(RowFeature[] features) =>
        [.. features.Take(MostAveraged).Where(feature => feature.Deviation >= NearlyAsFar * features[0].Deviation)];

    private static IEnumerable<double[]> RandomSums(double[][] columns, RandomStream random)
    {
        int rows = columns[0].Length;
        double[] scales = [.. columns.Select(InverseSpread)];
        for (int s = 0; s < Sums; s++)
        {
            var sums = new double[rows];
            for (int c = 0; c < columns.Length; c++)
            {
                double weight = random.NextUniform() < 0.5 ? -scales[c] : scales[c];
                for (int row = 0; row < rows; row++)
                {
                    sums[row] += weight * columns[c][row];
                }
            }

            yield return sums;
        }
    }

    /// <summary>1 over the standard deviation; 0 for a constant column.</summary>
    private static double InverseSpread(double[] column)
    {
        double mean = column.Average();
        double squares = column.Sum(value => (value - mean) * (value - mean));
        return squares > 0 && double.IsFinite(squares) ? Math.Sqrt(column.Length / squares) : 0;
    }
}
