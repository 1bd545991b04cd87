using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace LatentMI.Studies.Scaling;

/// <summary>The parameters of a law by weighted least squares, with the algorithm of Levenberg and Marquardt of Math.NET Numerics from the best of several places.</summary>
/// <param name="law">The law.</param>
/// <param name="levels">What it is fitted to.</param>
internal sealed class LawSearch(ScalingLaw law, IReadOnlyList<ScalingLevel> levels)
{
    private const double Tolerance = 1e-12;
    private const int MostSteps = 200;

    // A parameter that is so near to a bound, in parts of the range or of itself, was stopped by it.
    private const double AtBound = 1e-3;

    private readonly (double[] Lower, double[] Upper) _bounds = law.Bounds(levels);

    /// <summary>The law.</summary>
    public ScalingLaw Law => law;

    /// <summary>The law that describes values best by Akaike's criterion, which counts its parameters.</summary>
    /// <param name="searches">The laws.</param>
    /// <param name="bits">The values at the levels.</param>
    /// <param name="near">Parameters to begin with, of the same laws; null for the usual ones.</param>
    public static LawParameters Best(IReadOnlyList<LawSearch> searches, IReadOnlyList<double> bits, IReadOnlyList<double[]>? near = null)
    {
        LawParameters[] found = [.. searches.Select((search, i) => new LawParameters(search, search.Fit(bits, near?[i]), bits))];
        return found.MinBy(one => Criterion(one.Left, bits.Count, one.Parameters.Length))!;
    }

    /// <summary>Akaike's criterion with the correction for few values (C. M. Hurvich, C.-L. Tsai, Biometrika 76, 297, 1989); the variance is a parameter, too.</summary>
    /// <param name="sum">The sum of squares that is left.</param>
    /// <param name="values">The number of values.</param>
    /// <param name="parameters">The number of parameters.</param>
    public static double Criterion(double sum, int values, int parameters)
    {
        int all = parameters + 1;
        return (values * Math.Log(sum / values)) + (2 * all) + (2.0 * all * (all + 1) / (values - all - 1));
    }

    /// <summary>The parameters of some values at the levels.</summary>
    /// <param name="bits">The values.</param>
    /// <param name="near">A place to begin with; null for the best of the usual ones.</param>
    public double[] Fit(IReadOnlyList<double> bits, double[]? near = null)
    {
        ScalingLevel[] values = [.. levels.Zip(bits, (level, value) => level with { Bits = value })];
        return Descend(near ?? law.Starts(values).Select(Inside).MinBy(start => SumOfSquares(start, bits))!, bits);
    }

    /// <summary>The weighted sum of squares of what a law leaves.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="bits">The values.</param>
    public double SumOfSquares(IReadOnlyList<double> parameters, IReadOnlyList<double> bits)
    {
        double sum = 0;
        for (int i = 0; i < bits.Count; i++)
        {
            double left = bits[i] - law.Value(parameters, levels[i].Quality);
            sum += levels[i].Weight * left * left;
        }

        return double.IsNaN(sum) ? double.PositiveInfinity : sum;
    }

    /// <summary>Whether a parameter was stopped by a bound, so that it is not what the values say.</summary>
    /// <param name="parameters">The parameters.</param>
    public bool IsAtBound(IReadOnlyList<double> parameters) => Enumerable.Range(0, parameters.Count).Any(i =>
        parameters[i] <= _bounds.Lower[i] + (AtBound * Math.Abs(_bounds.Lower[i])) || parameters[i] >= _bounds.Upper[i] - (AtBound * Math.Abs(_bounds.Upper[i])));

    private double[] Descend(double[] start, IReadOnlyList<double> bits)
    {
        // Scaled to about 1: a number of counts and bits are of very different sizes.
        double[] scales = Array.ConvertAll(start, value => Math.Max(Math.Abs(value), 1e-6));
        Vector<double> places = Vector<double>.Build.Dense(levels.Count, i => i);
        IObjectiveModel model = ObjectiveFunction.NonlinearModel(
            (parameters, _) => Vector<double>.Build.Dense(levels.Count, i => Math.Sqrt(levels[i].Weight) * law.Value(Inside(parameters.PointwiseMultiply(Scales()).ToArray()), levels[i].Quality)),
            places,
            Vector<double>.Build.Dense(levels.Count, i => Math.Sqrt(levels[i].Weight) * bits[i]));
        try
        {
            NonlinearMinimizationResult found = new LevenbergMarquardtMinimizer(gradientTolerance: Tolerance, stepTolerance: Tolerance, functionTolerance: Tolerance, maximumIterations: MostSteps)
                .FindMinimum(model, Vector<double>.Build.Dense(start).PointwiseDivide(Scales()));
            double[] parameters = Inside(found.MinimizingPoint.PointwiseMultiply(Scales()).ToArray());
            return SumOfSquares(parameters, bits) <= SumOfSquares(start, bits) ? parameters : start;
        }
        catch (OptimizationException)
        {
            // Where the law does not change with a parameter there is no step to take from here.
            return start;
        }

        Vector<double> Scales() => Vector<double>.Build.Dense(scales);
    }

    private double[] Inside(double[] parameters) => [.. parameters.Select((value, i) => Math.Clamp(value, _bounds.Lower[i], _bounds.Upper[i]))];
}
