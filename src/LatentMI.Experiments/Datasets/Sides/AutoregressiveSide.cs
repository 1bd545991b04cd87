using System.Globalization;
using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.Sides;

/// <summary>
/// Independent stationary time series of variance 1, a column each: every row is phi times the one before and normal noise (AR(1)).
/// </summary>
/// <param name="Correlation">phi, the correlation of neighboring rows, from 0 to below 1.</param>
public sealed record AutoregressiveSide(double Correlation) : SideFamily
{
    /// <summary>The name of the family.</summary>
    public const string Family = "ar1";

    /// <inheritdoc/>
    public override string Name => Family;

    /// <inheritdoc/>
    public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Family}:{Correlation}");

    /// <inheritdoc/>
    internal override void Fill(Span<float> values, int dimensions, RandomStream design, RandomStream random)
    {
        double noise = Math.Sqrt(1 - (Correlation * Correlation));
        var state = new double[dimensions];
        for (int row = 0; row < values.Length; row += dimensions)
        {
            for (int column = 0; column < dimensions; column++)
            {
                double next = random.NextNormal();
                state[column] = row == 0 ? next : (Correlation * state[column]) + (noise * next);
                values[row + column] = (float)state[column];
            }
        }
    }
}
