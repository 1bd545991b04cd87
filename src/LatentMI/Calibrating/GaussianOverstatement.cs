using LatentMI.Numerics;
using LatentMI.Representation;
using MathNet.Numerics.LinearAlgebra;

namespace LatentMI.Calibrating;

/// <summary>
/// By how much the information of a Gaussian with the correlations of some variates overstates what columns of other marginals share, such as columns of two
/// values or sparse counts.
/// </summary>
/// <remarks>
/// <para>
/// The bound of M. D. Donsker and S. R. S. Varadhan (Communications on Pure and Applied Mathematics 36, 183, 1983) holds for any T:
/// I(X;Y) is at least E T(x, y) - ln E exp T(x, y'), y' independent of x. Here T = w1 P - w2 A - w3 B with the terms of the Gaussian log ratio,
/// P = sum over l of rho a b / (1 - rho^2), A = sum of rho^2 a^2 / (2 (1 - rho^2)), B the same of b, and the weights that make the bound largest. Of Gaussian variates all are 1
/// and the bound is the Gaussian's information; of a pair of columns of two values some are exact.
/// </para>
/// <para>E T follows from the correlations; the mean over independent pairs is that over pairs of different rows.</para>
/// </remarks>
/// <param name="Nats">The Gaussian's information less the bound.</param>
/// <param name="Error">Its standard error: that of the mean over independent pairs.</param>
internal readonly record struct GaussianOverstatement(double Nats, double Error)
{
    private const int Terms = 3;
    private const int MostRows = 2048;

    // So many standard errors, and so many nats, are no chance, and worth a correction.
    private const double CertainErrors = 4;
    private const double LeastNats = 0.01;

    // The mean over pairs of rows is too noisy where a Gaussian has more information than this, e^8 being the mean of r over true pairs. Smaller correlations then tell how
    // the overstatement grows: by their third power where both sides are skewed, by their fourth where they are not, in the first order.
    private const double MostNats = 4;
    private const double SmallerScale = 0.85;
    private const double LeastOrder = 2;
    private const double MostOrder = 5;
    private const double UnknownGrowth = 0.5;
    private const int RowsPerPart = 32;

    // The bound is concave in the weights. Newton's method starts at those of Gaussian variates and ends where a step gains less, in nats.
    private const double Converged = 1e-4;
    private const int MostSteps = 15;
    private const int MostHalvings = 6;
    private const double Damping = 1e-6;
    private const double LeastCurvature = 1e-9;

    private bool IsCertain => Nats > Math.Max(LeastNats, CertainErrors * Error);

    /// <summary>Finds it.</summary>
    /// <param name="x">n rows of variates of variance 1.</param>
    /// <param name="y">n rows of variates of variance 1, each correlated with that of X in the same column alone.</param>
    /// <param name="correlations">The correlation of each pair.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The overstatement; null where there is none for certain.</returns>
    public static GaussianOverstatement? Find(MatrixView x, MatrixView y, double[] correlations, Compute compute)
    {
        double scale = 1;
        while (GaussianInformation.Nats(Scaled(scale)) > MostNats)
        {
            scale *= SmallerScale;
        }

        GaussianOverstatement measured = Of(x, y, Scaled(scale), compute);
        if (scale == 1 || !measured.IsCertain)
        {
            return measured.IsCertain ? measured : null;
        }

        GaussianOverstatement smaller = Of(x, y, Scaled(scale * SmallerScale), compute);
        double order = Math.Log(measured.Nats / Math.Max(smaller.Nats, smaller.Error)) / -Math.Log(SmallerScale);
        double growth = Math.Pow(scale, -Math.Clamp(order, LeastOrder, MostOrder));
        double nats = growth * measured.Nats;
        return new GaussianOverstatement(nats, Math.Sqrt(Math.Pow(growth * measured.Error, 2) + Math.Pow(UnknownGrowth * (1 - scale) * nats, 2)));

        double[] Scaled(double by) => Array.ConvertAll(correlations, rho => by * rho);
    }

    /// <summary>Measures it where the mean over pairs of rows is not too noisy.</summary>
    /// <param name="x">n rows of variates of variance 1.</param>
    /// <param name="y">n rows of variates of variance 1.</param>
    /// <param name="correlations">The correlation of each pair.</param>
    /// <param name="compute">What it runs on.</param>
    public static GaussianOverstatement Of(MatrixView x, MatrixView y, double[] correlations, Compute compute)
    {
        double[] squares = Array.ConvertAll(correlations, rho => rho * rho / (1 - (rho * rho)));
        int[] rows = EvenlySpaced.Places(x.Rows, MostRows);
        (MatrixView partX, MatrixView partY) = (x.SelectRows(rows), y.SelectRows(rows));
        float[] alone = [.. squares.Select(square => (float)(square / 2))];
        float[] ofX = Alone(partX, alone);
        float[] ofY = Alone(partY, alone);
        for (int i = 0; i < rows.Length; i++)
        {
            Span<float> row = partX.Row(i);
            for (int l = 0; l < row.Length; l++)
            {
                row[l] *= (float)(correlations[l] / (1 - (correlations[l] * correlations[l])));
            }
        }

        var terms = new PairTerms(PrincipalComponents.Product(partX, partY.Transposed, compute), ofX, ofY, compute);
        double[] means = [squares.Sum(), -squares.Sum() / 2, -squares.Sum() / 2];
        Point best = Evaluate(Vector<double>.Build.Dense(Terms, 1));
        if (best.Bound < 0)
        {
            best = Evaluate(Vector<double>.Build.Dense(Terms));
        }

        for (int step = 0; step < MostSteps; step++)
        {
            // Where a few pairs of rows are all that counts, their covariance has no inverse.
            Matrix<double> damped = best.Curvature + (((Damping * best.Curvature.Trace()) + LeastCurvature) * Matrix<double>.Build.DenseIdentity(Terms));
            Vector<double> direction = damped.LU().Solve(best.Gradient);
            if (direction.DotProduct(best.Gradient) / 2 < Converged || Higher(direction) is not { } higher)
            {
                break;
            }

            best = higher;
        }

        return new GaussianOverstatement(GaussianInformation.Nats(correlations) - best.Bound, best.Error);

        Point? Higher(Vector<double> direction)
        {
            for (int halving = 0; halving < MostHalvings; halving++)
            {
                Point next = Evaluate(best.Weights + (Math.ScaleB(1, -halving) * direction));
                if (next.Bound > best.Bound)
                {
                    return next;
                }
            }

            return null;
        }

        Point Evaluate(Vector<double> weights)
        {
            TiltedMoments moments = terms.Tilted(weights.ToArray());
            return new Point(
                weights,
                weights.DotProduct(Vector<double>.Build.Dense(means)) - moments.LogMean,
                Vector<double>.Build.Dense([.. means.Zip(moments.Means, (own, independent) => own - independent)]),
                Matrix<double>.Build.DenseOfArray(moments.Covariance),
                moments.Error);
        }
    }

    /// <summary>Sums over columns of weighted squares.</summary>
    private static float[] Alone(MatrixView variates, float[] weights)
    {
        var sums = new float[variates.Rows];
        for (int i = 0; i < sums.Length; i++)
        {
            ReadOnlySpan<float> row = variates.Row(i);
            for (int l = 0; l < row.Length; l++)
            {
                sums[i] += weights[l] * row[l] * row[l];
            }
        }

        return sums;
    }

    /// <summary>The bound and its derivatives at some weights.</summary>
    private sealed record Point(Vector<double> Weights, double Bound, Vector<double> Gradient, Matrix<double> Curvature, double Error);

    /// <summary>ln E exp T over pairs of different rows, and the mean and covariance of P, -A and -B where each pair counts exp T.</summary>
    private sealed record TiltedMoments(double LogMean, double Error, double[] Means, double[,] Covariance);

    /// <summary>P of all pairs of rows, A and B of each row.</summary>
    private sealed class PairTerms(MatrixView products, float[] ofX, float[] ofY, Compute compute)
    {
        public TiltedMoments Tilted(double[] weights)
        {
            int count = ofX.Length;
            int parts = (count + RowsPerPart - 1) / RowsPerPart;
            float largest = Largest(weights);
            var sums = new Sums[parts];
            compute.Team.Run(parts, part =>
            {
                compute.ThrowIfCancelled();
                var sum = new Sums(count);
                var logs = new float[count];
                for (int i = part * RowsPerPart; i < Math.Min(count, (part + 1) * RowsPerPart); i++)
                {
                    Logs(i, weights, logs);
                    Exponentials.Replace(logs, largest);
                    logs[i] = 0;
                    sum.Add(i, logs, products.Row(i), ofX[i], ofY);
                }

                sums[part] = sum;
            });
            var all = new Sums(count);
            foreach (Sums sum in sums)
            {
                all.Add(sum);
            }

            return all.Moments(largest);
        }

        private float Largest(double[] weights)
        {
            var ofRows = new float[ofX.Length];
            compute.Team.Run(ofRows.Length, i =>
            {
                var logs = new float[ofX.Length];
                Logs(i, weights, logs);
                logs[i] = logs[i == 0 ? 1 : 0];
                ofRows[i] = Exponentials.Largest(logs);
            });
            return Exponentials.Largest(ofRows);
        }

        private void Logs(int i, double[] weights, float[] logs)
        {
            ReadOnlySpan<float> row = products.Row(i);
            (float ofProduct, float alone, float ofB) = ((float)weights[0], (float)(weights[1] * ofX[i]), (float)weights[2]);
            for (int j = 0; j < logs.Length; j++)
            {
                logs[j] = (ofProduct * row[j]) - alone - (ofB * ofY[j]);
            }
        }
    }

    private sealed class Sums(int count)
    {
        private readonly double[] _ofX = new double[count];
        private readonly double[] _ofY = new double[count];
        private readonly double[] _first = new double[Terms];
        private readonly double[,] _second = new double[Terms, Terms];

        public void Add(int i, ReadOnlySpan<float> exponentials, ReadOnlySpan<float> products, float ofX, ReadOnlySpan<float> ofY)
        {
            double sum = 0, p = 0, pp = 0, b = 0, bb = 0, pb = 0;
            for (int j = 0; j < exponentials.Length; j++)
            {
                double weight = exponentials[j];
                double product = products[j];
                double alone = ofY[j];
                sum += weight;
                _ofY[j] += weight;
                p += weight * product;
                pp += weight * product * product;
                b += weight * alone;
                bb += weight * alone * alone;
                pb += weight * product * alone;
            }

            _ofX[i] += sum;
            double a = -ofX;
            (_first[0], _first[1], _first[2]) = (_first[0] + p, _first[1] + (a * sum), _first[2] - b);
            _second[0, 0] += pp;
            _second[1, 0] += a * p;
            _second[1, 1] += a * a * sum;
            _second[2, 0] -= pb;
            _second[2, 1] -= a * b;
            _second[2, 2] += bb;
        }

        public void Add(Sums other)
        {
            VectorSums.Add<double>(_ofX, other._ofX);
            VectorSums.Add<double>(_ofY, other._ofY);
            VectorSums.Add<double>(_first, other._first);
            for (int a = 0; a < Terms; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    _second[a, b] += other._second[a, b];
                }
            }
        }

        public TiltedMoments Moments(double shift)
        {
            double total = _ofX.Sum();
            var mean = MeanOverPairs.Of(_ofX, _ofY);
            double[] means = Array.ConvertAll(_first, sum => sum / total);
            var covariance = new double[Terms, Terms];
            for (int a = 0; a < Terms; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    covariance[a, b] = covariance[b, a] = (_second[a, b] / total) - (means[a] * means[b]);
                }
            }

            return new TiltedMoments(shift + Math.Log(mean.Value), mean.Error / mean.Value, means, covariance);
        }
    }
}
