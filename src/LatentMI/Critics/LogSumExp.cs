namespace LatentMI.Critics;

/// <summary>ln sum e^x of numbers that arrive in chunks, without overflow.</summary>
internal struct LogSumExp
{
    private bool _started;
    private double _largest;
    private double _sum;

    /// <summary>The logarithm of the sum so far; minus infinity before the first chunk, NaN where a number was.</summary>
    public readonly double Value => _started ? _largest + Math.Log(_sum) : double.NegativeInfinity;

    /// <summary>Adds numbers.</summary>
    /// <param name="values">The numbers.</param>
    public void Add(ReadOnlySpan<float> values)
    {
        float largest = float.NegativeInfinity;
        foreach (float value in values)
        {
            largest = Math.Max(largest, value);
        }

        double sum = 0;
        foreach (float value in values)
        {
            sum += MathF.Exp(value - largest);
        }

        if (!_started)
        {
            (_started, _largest, _sum) = (true, largest, sum);
        }
        else if (largest > _largest)
        {
            (_largest, _sum) = (largest, (_sum * Math.Exp(_largest - largest)) + sum);
        }
        else
        {
            _sum += sum * Math.Exp(largest - _largest);
        }
    }
}
