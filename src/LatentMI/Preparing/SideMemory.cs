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
    /// <param name="team">The threads.</param>
    public static SideMemory Measure(Samples samples, ulong seed, ulong index, WorkerTeam team)
    {
        int rows = Math.Min(MostRows, samples.Count);
        int used = Math.Min(samples.Dimensions, Math.Clamp(MostValues / rows, FewestColumns, MostColumns));
        var columns = new double[used][];
        var scales = new double[used];
        team.Run(used, c =>
        {
            int column = (int)((long)c * samples.Dimensions / used);
            int start = (samples.Count - rows) / 2;
            var values = new double[rows];
            for (int row = 0; row < rows; row++)
            {
                values[row] = samples[start + row, column];
            }

            (columns[c], scales[c]) = (values, InverseSpread(values));
        });

        // What is random is drawn in one order, whatever the threads make of it.
        var random = new RandomStream(seed, RandomPurpose.RowMemory, index);
        Draw[] draws = [.. Enumerable.Range(0, used > 1 ? used + Sums : used).Select(f => new Draw(f < used ? null : Signs(used, random), rows, random))];
        var features = new RowFeature[2 * draws.Length];
        team.Run(draws.Length, f =>
        {
            double[] values = draws[f].Signs is { } signs ? Sum(columns, scales, signs) : columns[f];
            (features[2 * f], features[(2 * f) + 1]) = RowFeature.Of(values, draws[f].Order, draws[f].OrderOfDistances);
        });
        features = [.. features.OrderByDescending(feature => feature.Deviation)];
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

    private static bool[] Signs(int columns, RandomStream random)
    {
        var areNegative = new bool[columns];
        for (int c = 0; c < columns; c++)
        {
            areNegative[c] = random.NextUniform() < 0.5;
        }

        return areNegative;
    }

    private static double[] Sum(double[][] columns, double[] scales, bool[] areNegative)
    {
        var sums = new double[columns[0].Length];
        for (int c = 0; c < columns.Length; c++)
        {
            VectorSums.AddScaled(sums, areNegative[c] ? -scales[c] : scales[c], columns[c]);
        }

        return sums;
    }

    /// <summary>1 over the standard deviation; 0 for a constant column.</summary>
    private static double InverseSpread(double[] column)
    {
        double mean = column.Average();
        double squares = column.Sum(value => (value - mean) * (value - mean));
        return squares > 0 && double.IsFinite(squares) ? Math.Sqrt(column.Length / squares) : 0;
    }

    /// <summary>What is random of a column, or of a sum of all: which columns it takes with the other sign, and the orders of equal numbers.</summary>
    private sealed class Draw(bool[]? signs, int rows, RandomStream random)
    {
        public bool[]? Signs { get; } = signs;

        public int[] Order { get; } = random.NextPermutation(rows);

        public int[] OrderOfDistances { get; } = random.NextPermutation(rows);
    }
}
