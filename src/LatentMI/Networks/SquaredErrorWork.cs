using LatentMI.Numerics;

namespace LatentMI.Networks;

/// <summary>The mean squared error over rows and columns, and its gradient.</summary>
/// <param name="compute">What it runs on.</param>
internal sealed unsafe class SquaredErrorWork(Compute compute) : VectorWork(compute)
{
    private const int RowsPerPart = 16;

    private MatrixView _prediction;
    private MatrixView _target;
    private MatrixView _gradient;
    private float _factor;
    private double[] _sums = [];

    /// <summary>mean (prediction - target)^2.</summary>
    /// <param name="prediction">Row-major values.</param>
    /// <param name="target">Row-major values of the same shape.</param>
    /// <param name="gradient">Receives weight times the mean's derivative with respect to the prediction.</param>
    /// <param name="weight">The mean's weight in the loss; the returned mean is without it.</param>
    public double Evaluate(MatrixView prediction, MatrixView target, MatrixView gradient, double weight)
    {
        double count = (double)prediction.Rows * prediction.Columns;
        (_prediction, _target, _gradient) = (prediction, target, gradient);
        _factor = (float)(2 * weight / count);
        int parts = PartsOf(prediction.Rows, RowsPerPart);
        if (_sums.Length < parts)
        {
            _sums = new double[parts];
        }

        RunParts(parts);
        double sum = 0;
        for (int part = 0; part < parts; part++)
        {
            sum += _sums[part];
        }

        return sum / count;
    }

    /// <inheritdoc/>
    protected override void RunPart<TSimd, TVector>(int part)
    {
        int columns = _prediction.Columns;
        int lastRow = Math.Min((part + 1) * RowsPerPart, _prediction.Rows);
        TVector factor = TSimd.Create(_factor);
        double sum = 0;
        for (int row = part * RowsPerPart; row < lastRow; row++)
        {
            float* prediction = _prediction.Data + (row * _prediction.RowStride);
            float* target = _target.Data + (row * _target.RowStride);
            float* gradient = _gradient.Data + (row * _gradient.RowStride);
            TVector squares = TSimd.Create(0);
            int j = 0;
            for (; j <= columns - TSimd.Count; j += TSimd.Count)
            {
                TVector difference = TSimd.Subtract(TSimd.Load(ref *prediction, j), TSimd.Load(ref *target, j));
                squares = TSimd.Add(squares, TSimd.Multiply(difference, difference));
                TSimd.Store(TSimd.Multiply(difference, factor), ref *gradient, j);
            }

            float rest = 0;
            for (; j < columns; j++)
            {
                float difference = prediction[j] - target[j];
                rest += difference * difference;
                gradient[j] = difference * _factor;
            }

            sum += TSimd.Sum(squares) + rest;
        }

        _sums[part] = sum;
    }
}
