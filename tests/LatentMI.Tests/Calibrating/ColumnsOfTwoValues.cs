using LatentMI.Numerics;

namespace LatentMI.Tests.Calibrating;

/// <summary>Independent pairs of columns of two values.</summary>
internal static class ColumnsOfTwoValues
{
    /// <summary>Columns of X are 1 with some chance, those of Y by that of X.</summary>
    /// <param name="rows">n.</param>
    /// <param name="columns">The number of pairs.</param>
    /// <param name="chance">The chance of 1 in X.</param>
    /// <param name="chances">The chance of 1 in Y beside 0 and beside 1.</param>
    /// <param name="seed">The seed.</param>
    public static (float[] X, float[] Y) Create(int rows, int columns, double chance, (double Of0, double Of1) chances, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new float[rows * columns];
        var y = new float[rows * columns];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = random.NextUniform() < chance ? 1 : 0;
            y[i] = random.NextUniform() < (x[i] > 0 ? chances.Of1 : chances.Of0) ? 1 : 0;
        }

        return (x, y);
    }

    /// <summary>The columns as a matrix.</summary>
    /// <param name="values">n rows.</param>
    /// <param name="columns">The number of columns.</param>
    public static MatrixView ToMatrix(float[] values, int columns)
    {
        var matrix = new MatrixView(new AlignedBuffer(values.Length), values.Length / columns, columns);
        values.CopyTo(matrix.Span);
        return matrix;
    }

    /// <summary>The information of a pair in nats, H(Y) - H(Y|X).</summary>
    /// <param name="chance">The chance of 1 in X.</param>
    /// <param name="chances">The chance of 1 in Y beside 0 and beside 1.</param>
    public static double Nats(double chance, (double Of0, double Of1) chances) =>
        Entropy((chance * chances.Of1) + ((1 - chance) * chances.Of0)) - (chance * Entropy(chances.Of1)) - ((1 - chance) * Entropy(chances.Of0));

    private static double Entropy(double chance) => -(chance * Math.Log(chance)) - ((1 - chance) * Math.Log(1 - chance));
}
