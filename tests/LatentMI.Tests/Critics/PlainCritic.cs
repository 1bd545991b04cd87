using LatentMI.Critics;
using LatentMI.Networks;
using LatentMI.Numerics;

namespace LatentMI.Tests.Critics;

/// <summary>The critic and its bounds written as their formulas read, in double; the reference of the vectorized ones.</summary>
internal sealed class PlainCritic
{
    private readonly int _firstUnits;
    private readonly int _secondUnits;
    private readonly int[] _starts;

    private PlainCritic(Critic critic)
    {
        _firstUnits = critic.First.Outputs;
        _secondUnits = critic.Second.Outputs;
        var values = new List<double>();
        var starts = new List<int>();
        foreach (Parameter parameter in critic.Parameters)
        {
            starts.Add(values.Count);
            foreach (float value in parameter.Value.Span)
            {
                values.Add(value);
            }
        }

        Values = [.. values];
        _starts = [.. starts];
    }

    /// <summary>All weights and biases, in the order of <see cref="Critic.Parameters"/>.</summary>
    public double[] Values { get; }

    /// <summary>Copies a critic.</summary>
    public static PlainCritic Of(Critic critic) => new(critic);

    /// <summary>All gradients of a critic, in the same order.</summary>
    public static float[] Gradients(Critic critic) => [.. critic.Parameters.SelectMany(parameter => parameter.Gradient.Span.ToArray())];

    /// <summary>f(x, y).</summary>
    public double Score(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        float[] pair = [.. x, .. y];
        double[] hidden = Layer(Array.ConvertAll(pair, value => (double)value), 0, _firstUnits, relu: true);
        hidden = Layer(hidden, 2, _secondUnits, relu: true);
        return Layer(hidden, 4, 1, relu: false)[0];
    }

    /// <summary>f(x_i, y_i) - ln mean_j e^f(x_i, y_j).</summary>
    public double[] InfoNce(MatrixView x, MatrixView y)
    {
        var result = new double[x.Rows];
        for (int i = 0; i < x.Rows; i++)
        {
            double sum = 0;
            for (int j = 0; j < x.Rows; j++)
            {
                sum += Math.Exp(Score(x.Row(i), y.Row(j)));
            }

            result[i] = Score(x.Row(i), y.Row(i)) - Math.Log(sum / x.Rows);
        }

        return result;
    }

    /// <summary>mean f(x_i, y_i).</summary>
    public double MeanOfPairs(MatrixView x, MatrixView y) =>
        Enumerable.Range(0, x.Rows).Average(i => Score(x.Row(i), y.Row(i)));

    /// <summary>mean e^f(x_i, y_partner(i)).</summary>
    public double MeanExponential(MatrixView x, MatrixView y, Func<int, int> partner) =>
        Enumerable.Range(0, x.Rows).Average(i => Math.Exp(Score(x.Row(i), y.Row(partner(i)))));

    /// <summary>Central differences of a function of <see cref="Values"/>.</summary>
    public double[] Differences(Func<double> value)
    {
        // So small that no unit of these tests passes 0 within it.
        const double Step = 1e-7;
        var result = new double[Values.Length];
        for (int p = 0; p < result.Length; p++)
        {
            double original = Values[p];
            Values[p] = original + Step;
            double above = value();
            Values[p] = original - Step;
            result[p] = (above - value()) / (2 * Step);
            Values[p] = original;
        }

        return result;
    }

    private double[] Layer(double[] input, int parameter, int units, bool relu)
    {
        var output = new double[units];
        for (int unit = 0; unit < units; unit++)
        {
            output[unit] = Values[_starts[parameter + 1] + unit];
            for (int i = 0; i < input.Length; i++)
            {
                output[unit] += Values[_starts[parameter] + (unit * input.Length) + i] * input[i];
            }

            output[unit] = relu ? Math.Max(output[unit], 0) : output[unit];
        }

        return output;
    }
}
