using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets.ColumnPairs;

/// <summary>Independent pairs of variables of few values, each pair with the same table of probabilities.</summary>
internal sealed class TabledPair : PairKind
{
    private readonly double[,] _table;
    private readonly float[][] _values;
    private readonly double _total;

    /// <summary>Defines a pair.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="table">The probability of each value of X in rows and of Y in columns, up to a common factor; as many values of both.</param>
    /// <param name="values">The columns of each value, as many of each.</param>
    public TabledPair(string id, double[,] table, float[][] values)
        : base(id)
    {
        (_table, _values) = (table, values);
        _total = table.Cast<double>().Sum();
    }

    /// <inheritdoc/>
    public override int Columns => _values[0].Length;

    /// <inheritdoc/>
    public override double Bits(int pairs)
    {
        var ofX = new double[_values.Length];
        var ofY = new double[_values.Length];
        double joint = 0;
        for (int a = 0; a < ofX.Length; a++)
        {
            for (int b = 0; b < ofY.Length; b++)
            {
                ofX[a] += _table[a, b] / _total;
                ofY[b] += _table[a, b] / _total;
                joint += Entropy(_table[a, b] / _total);
            }
        }

        return pairs * (ofX.Sum(Entropy) + ofY.Sum(Entropy) - joint);
    }

    /// <inheritdoc/>
    public override void Draw(Span<float> x, Span<float> y, RandomStream random)
    {
        for (int first = 0; first < x.Length; first += Columns)
        {
            (int a, int b) = DrawPair(random);
            _values[a].CopyTo(x[first..]);
            _values[b].CopyTo(y[first..]);
        }
    }

    private static double Entropy(double probability) => probability > 0 ? -probability * Math.Log2(probability) : 0;

    private (int A, int B) DrawPair(RandomStream random)
    {
        double left = random.NextUniform() * _total;
        for (int a = 0; a < _values.Length; a++)
        {
            for (int b = 0; b < _values.Length; b++)
            {
                left -= _table[a, b];
                if (left < 0)
                {
                    return (a, b);
                }
            }
        }

        // The probabilities sum to the total but for rounding.
        return (_values.Length - 1, _values.Length - 1);
    }
}
