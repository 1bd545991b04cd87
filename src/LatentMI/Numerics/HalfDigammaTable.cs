namespace LatentMI.Numerics;

/// <summary>
/// The digamma function of the halves of integers, psi(m / 2), by psi(x + 1) = psi(x) + 1 / x from psi(1/2) = -gamma - 2 ln 2 and psi(1) = -gamma.
/// </summary>
internal sealed class HalfDigammaTable
{
    private readonly double[] _values;

    /// <summary>Computes the table.</summary>
    /// <param name="largest">The largest m that will be asked for; at least 2.</param>
    public HalfDigammaTable(int largest)
    {
        _values = new double[largest + 1];
        _values[0] = double.NaN;
        _values[1] = -DigammaTable.EulerGamma - (2 * Math.Log(2));
        _values[2] = -DigammaTable.EulerGamma;
        for (int m = 3; m <= largest; m++)
        {
            _values[m] = _values[m - 2] + (2.0 / (m - 2));
        }
    }

    /// <summary>psi(m / 2); NaN at 0, where it has a pole.</summary>
    /// <param name="m">From 0 to the largest that was announced.</param>
    public double this[int m] => _values[m];
}
