namespace LatentMI.Numerics;

/// <summary>The digamma function of the integers, psi(m) = -gamma + sum over i below m of 1 / i; NaN at 0, where it has a pole.</summary>
internal sealed class DigammaTable
{
    /// <summary>The Euler-Mascheroni constant, gamma = -psi(1).</summary>
    public const double EulerGamma = 0.57721566490153286;

    private readonly double[] _values;

    /// <summary>Computes the table.</summary>
    /// <param name="largest">The largest argument that will be asked for.</param>
    public DigammaTable(int largest)
    {
        _values = new double[largest + 1];
        _values[0] = double.NaN;
        double sum = -EulerGamma;
        for (int m = 1; m <= largest; m++)
        {
            _values[m] = sum;
            sum += 1.0 / m;
        }
    }

    /// <summary>psi(m).</summary>
    /// <param name="m">From 0 to the largest argument.</param>
    public double this[int m] => _values[m];
}
