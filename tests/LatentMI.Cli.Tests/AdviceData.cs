using System.Globalization;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests;

/// <summary>Files of data about which something is to be said.</summary>
internal sealed class AdviceData : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>So many independent standard normal numbers.</summary>
    public static double[] Normals(RandomStream random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextNormal())];

    /// <summary>Columns of which the first of both sides are correlated; seed 1.</summary>
    public (string X, string Y) Gaussian(int rows, int columns = 1, double correlation = 0.7)
    {
        var random = new RandomStream(1, RandomPurpose.Data);
        return Write(rows, () =>
        {
            double[] x = Normals(random, columns);
            double[] y = Normals(random, columns);
            y[0] = (correlation * x[0]) + (Math.Sqrt(1 - (correlation * correlation)) * y[0]);
            return (x, y);
        });
    }

    /// <summary>A whole number, which decides another in no order but in this share of the rows, where it is drawn anew; seed 5.</summary>
    public (string X, string Y) Code(int rows, int levels, double noise)
    {
        var random = new RandomStream(5, RandomPurpose.Data);
        int[] code = random.NextPermutation(levels);
        return Write(rows, () =>
        {
            int value = random.NextInt(levels);
            return ([value], [code[random.NextUniform() < noise ? random.NextInt(levels) : value]]);
        });
    }

    /// <summary>Six rows of each subject, whose levels in X and in Y are independent; seed 9.</summary>
    public (string X, string Y, string Subject) Subjects(int subjects)
    {
        var random = new RandomStream(9, RandomPurpose.Data);
        double[][] levels = [.. Enumerable.Range(0, subjects).Select(_ => Normals(random, 2))];
        int row = 0;
        (string X, string Y) pair = Write(6 * subjects, () =>
        {
            double[] level = levels[row++ / 6];
            return ([level[0] + (0.3 * random.NextNormal())], [level[1] + (0.3 * random.NextNormal())]);
        });
        return (pair.X, pair.Y, WriteColumn("subject", 6 * subjects, row => row / 6));
    }

    /// <summary>Writes both sides of pairs of rows.</summary>
    public (string X, string Y) Write(int rows, Func<(double[] X, double[] Y)> draw)
    {
        (double[] X, double[] Y)[] pairs = [.. Enumerable.Range(0, rows).Select(_ => draw())];
        return (WriteRows("x.csv", rows, row => pairs[row].X), WriteRows("y.csv", rows, row => pairs[row].Y));
    }

    /// <summary>Writes a table of numbers without names.</summary>
    public string WriteRows(string name, int rows, Func<int, double[]> row) =>
        WriteLines(name, Enumerable.Range(0, rows).Select(i => string.Join(',', row(i).Select(value => value.ToString("R", CultureInfo.InvariantCulture)))));

    /// <summary>Writes a table of a column with this name, such as one of groups.</summary>
    public string WriteColumn(string name, int rows, Func<int, object> value) =>
        WriteLines($"{name}.csv", Enumerable.Range(0, rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"{value(i)}")).Prepend(name));

    /// <summary>Writes lines to a file of its own.</summary>
    public string WriteLines(string name, IEnumerable<string> lines) => _folder.Write($"{Guid.NewGuid():N}-{name}", string.Concat(lines.Select(line => line + "\n")));

    /// <summary>A path in the folder, of a file or folder that is not there yet.</summary>
    public string NewPath(string name) => _folder.File($"{Guid.NewGuid():N}-{name}");

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();
}
