using System.Diagnostics;
using LatentMI.Estimators.Gaussian;
using LatentMI.Pairing;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace LatentMI.Estimators.Copula;

/// <summary>
/// Gaussian copula mutual information (R. A. A. Ince, B. L. Giordano, C. Kayser, G. A. Rousselet, J. Gross, P. G. Schyns, Human Brain Mapping 38, 1541, 2017):
/// every column becomes its normal scores Phi^-1(rank / (n + 1)), and the information is that of the Gaussian fitted to them, freed of its bias.
/// </summary>
/// <remarks>
/// Exact where columns become jointly Gaussian by increasing transforms one by one, whatever their own distributions. Of other dependence a part is found, in
/// the limit of many rows never more than there is: a Gaussian has the least information of all copulas with its correlations. Equal values share their mean
/// rank. An increasing transform of a column changes no digit.
/// </remarks>
public sealed class CopulaEstimator : IMutualInformationEstimator
{
    /// <summary>The estimator's short name.</summary>
    public const string Name = "gcmi";

    private readonly GaussianEstimator _gaussian;

    /// <summary>Creates an estimator with the default settings.</summary>
    public CopulaEstimator()
        : this(new GaussianOptions())
    {
    }

    /// <summary>Creates an estimator.</summary>
    /// <param name="options">The settings of the Gaussian.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    public CopulaEstimator(GaussianOptions options) => _gaussian = new GaussianEstimator(options);

    /// <summary>The settings of the Gaussian.</summary>
    public GaussianOptions Options => _gaussian.Options;

    /// <inheritdoc cref="GaussianEstimator.Estimate"/>
    public GaussianEstimate Estimate(Samples x, Samples y, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        long start = Stopwatch.GetTimestamp();
        PairedSamples.Validate(x, y, 3, "ranks");
        GaussianEstimate estimate = _gaussian.Estimate(NormalScores(x, cancellationToken), NormalScores(y, cancellationToken), cancellationToken);
        return estimate with { Estimator = Name, Elapsed = Stopwatch.GetElapsedTime(start) };
    }

    /// <inheritdoc/>
    MutualInformationEstimate IMutualInformationEstimator.Estimate(Samples x, Samples y, CancellationToken cancellationToken) =>
        Estimate(x, y, cancellationToken);

    private static Samples NormalScores(Samples samples, CancellationToken cancellationToken)
    {
        var scores = new double[checked(samples.Count * samples.Dimensions)];
        var column = new double[samples.Count];
        for (int c = 0; c < samples.Dimensions; c++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (int i = 0; i < column.Length; i++)
            {
                column[i] = samples[i, c];
            }

            double[] ranks = ArrayStatistics.RanksInplace(column, RankDefinition.Average);
            for (int i = 0; i < ranks.Length; i++)
            {
                scores[(i * samples.Dimensions) + c] = Normal.InvCDF(0, 1, ranks[i] / (samples.Count + 1));
            }
        }

        // Messages about columns name those of the samples.
        Samples scored = Samples.Create(scores, samples.Count, samples.Dimensions).WithOrigins(samples.Origins);
        return samples.ColumnNames is { } names ? scored.WithColumnNames(names) : scored;
    }
}
