using LatentMI.Numerics;

namespace LatentMI.Attribution;

/// <summary>Predicts some columns, fold by fold, in any order of their rows.</summary>
/// <remarks>
/// With F a fold's predictors, Y its targets, A = F'F, B = F'Y, and A-, B- the sums of the other folds, the weights are W = (A- + ridge)^-1 B- and the
/// fold's squared errors are Y'Y - 2 W'B + W'A W. Only B depends on the order of the rows, and Y'Y summed over all folds does not, so that a
/// re-pairing costs one product.
/// </remarks>
internal sealed class ColumnPrediction
{
    private readonly IReadOnlyList<LatentPredictor> _predictors;
    private readonly ColumnTargets _targets;
    private readonly Compute _compute;
    private readonly double[] _squares;
    private readonly AlignedBuffer _gathered;
    private readonly MatrixView[][] _cross;
    private readonly MatrixView _others;
    private readonly MatrixView _weights;
    private readonly MatrixView _applied;

    /// <summary>Makes room.</summary>
    /// <param name="predictors">What predicts, for each group of rows.</param>
    /// <param name="targets">The columns.</param>
    /// <param name="compute">What it runs on, on the calling thread.</param>
    public ColumnPrediction(IReadOnlyList<LatentPredictor> predictors, ColumnTargets targets, Compute compute)
    {
        _predictors = predictors;
        _targets = targets;
        _compute = compute;
        int width = targets.Values.Columns;
        int q = predictors[0].Predictors;
        _squares = new double[width];
        for (int i = 0; i < targets.Values.Rows; i++)
        {
            ReadOnlySpan<float> row = targets.Values.Row(i);
            for (int j = 0; j < width; j++)
            {
                _squares[j] += (double)row[j] * row[j];
            }
        }

        _gathered = new AlignedBuffer(predictors.Max(group => group.Folds.Max(fold => fold.Places.Length)) * width);
        _cross = [.. predictors.Select(group => group.Folds.Select(_ => Room()).ToArray())];
        _others = Room();
        _weights = Room();
        _applied = Room();

        MatrixView Room() => new(new AlignedBuffer(q * width), q, width);
    }

    /// <summary>The gains of the columns.</summary>
    /// <param name="order">For each place the row of the columns that goes there.</param>
    public ColumnGain[] Gains(int[] order)
    {
        int width = _targets.Values.Columns;
        double[] errors = [.. _squares];
        double[] baseline = [.. _squares];
        for (int group = 0; group < _predictors.Count; group++)
        {
            AddGroup(_predictors[group], _cross[group], order, errors, baseline);
        }

        int columns = _targets.Columns;
        var gains = new ColumnGain[columns];
        for (int j = 0; j < columns; j++)
        {
            gains[j] = new ColumnGain(
                Gain(j), Gain(columns + j), _targets.Varies[j] ? errors[j] / order.Length : double.NaN);
        }

        return gains;

        double Gain(int target) => _targets.Varies[target] ? 1 - (errors[target] / baseline[target]) : double.NaN;
    }

    private void AddGroup(LatentPredictor predictor, MatrixView[] cross, int[] order, double[] errors, double[] baseline)
    {
        MatrixView total = _others;
        total.Clear();
        for (int f = 0; f < cross.Length; f++)
        {
            LatentPredictor.Fold fold = predictor.Folds[f];
            var gathered = new MatrixView(_gathered, fold.Places.Length, _targets.Values.Columns);
            for (int i = 0; i < fold.Places.Length; i++)
            {
                _targets.Values.Row(order[fold.Places[i]]).CopyTo(gathered.Row(i));
            }

            _compute.Multiply(fold.Values.Transposed, gathered, cross[f], Epilogue.None);
            total.Add(cross[f]);
        }

        for (int f = 0; f < cross.Length; f++)
        {
            LatentPredictor.Fold fold = predictor.Folds[f];
            AddBaseline(fold, total.Row(0), cross[f].Row(0), baseline);
            Subtract(total, cross[f], _applied);
            _compute.Multiply(fold.Inverse, _applied, _weights, Epilogue.None);
            _compute.Multiply(fold.Moments, _weights, _applied, Epilogue.None);
            AddErrors(cross[f], errors);
        }
    }

    /// <summary>What the mean of the other folds misses, but for Y'Y: the first predictor is 1, so that its products are sums.</summary>
    private static void AddBaseline(LatentPredictor.Fold fold, ReadOnlySpan<float> totals, ReadOnlySpan<float> sums, double[] baseline)
    {
        for (int j = 0; j < baseline.Length; j++)
        {
            double mean = ((double)totals[j] - sums[j]) / fold.Fitting;
            baseline[j] += mean * ((fold.Places.Length * mean) - (2.0 * sums[j]));
        }
    }

    private void AddErrors(MatrixView cross, double[] errors)
    {
        for (int a = 0; a < cross.Rows; a++)
        {
            ReadOnlySpan<float> weights = _weights.Row(a);
            ReadOnlySpan<float> applied = _applied.Row(a);
            ReadOnlySpan<float> products = cross.Row(a);
            for (int j = 0; j < errors.Length; j++)
            {
                errors[j] += (double)weights[j] * (applied[j] - (2.0 * products[j]));
            }
        }
    }

    private static void Subtract(MatrixView from, MatrixView value, MatrixView difference)
    {
        ReadOnlySpan<float> minuend = from.Span;
        ReadOnlySpan<float> subtrahend = value.Span;
        Span<float> result = difference.Span;
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = minuend[i] - subtrahend[i];
        }
    }
}
