using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Representation;

/// <summary>What screening is tested with: columns of several kinds, folds, and threads.</summary>
internal static class ScreeningData
{
    private const int Rows = 800;

    /// <summary>800 rows of columns that are independent of those of another stream.</summary>
    /// <param name="kind">normal, counts, zeros, few, rare or correlated.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="stream">Another gives other numbers.</param>
    /// <param name="values">How many values columns of few values have.</param>
    public static MatrixView Create(string kind, int columns, ulong stream, int values = 3)
    {
        var random = new RandomStream(stream, RandomPurpose.Data);
        MatrixView created = NormalMatrix.Create(Rows, columns, stream);
        for (int i = 0; i < created.Rows; i++)
        {
            Span<float> row = created.Row(i);
            float common = row[0];
            foreach (ref float value in row)
            {
                value = kind switch
                {
                    // Log-normal counts, of which many are 0 and a hundred or more differ.
                    "counts" => (float)Math.Floor(Math.Exp(2 * value) * 3),
                    "zeros" => random.NextUniform() < 0.85 ? 0 : value,
                    "rare" => random.NextUniform() < 0.07 ? 1 : 0,
                    "few" => random.NextInt(values),
                    "correlated" => value + common,
                    _ => value,
                };
            }
        }

        return created;
    }

    /// <summary>Six folds.</summary>
    public static FoldOrder Deal(int rows) => FoldOrder.Deal(rows, folds: 6, block: 1, new RandomStream(1, RandomPurpose.Folds));

    /// <summary>Two threads.</summary>
    public static Compute NewCompute() => new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
}
