using LatentMI.Calibrating;
using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// What correlated pairs of variates beyond the latents share at most. Of curved features many pairs are functions of the first ones, which tell the same again (H. O. Lancaster,
/// Annals of Mathematical Statistics 29, 1958), so only what is left of a variate counts after regression on smooth functions of the latents of its own side.
/// </summary>
internal static class UnusedPairs
{
    // Functions of the latents are sums of so many kernels, and of no more than the rows of a block can fit.
    private const int MostLandmarks = 200;
    private const int RowsPerLandmark = 10;

    // A block with fewer can fit none.
    private const int FewestLandmarks = 5;

    /// <summary>The information of a Gaussian with the correlations of what is left, in nats.</summary>
    /// <param name="variates">Held-out variates: first the latents, then those that are not used.</param>
    /// <param name="used">How many pairs are latents.</param>
    /// <param name="compute">What it runs on.</param>
    public static double Nats(LatentPairs variates, int used, Compute compute)
    {
        var left = new Moments[variates.Dimensions - used];
        foreach (int[] block in variates.Blocks)
        {
            var x = Unexplained.Of(variates.X.SelectRows(block), used, compute);
            var y = Unexplained.Of(variates.Y.SelectRows(block), used, compute);
            for (int pair = 0; pair < left.Length; pair++)
            {
                left[pair] = left[pair].Plus(x, y, used + pair);
            }
        }

        return GaussianInformation.Nats(left.Select(moments => moments.Correlation));
    }

    /// <summary>What is left of variates of a block after regression on functions of the latents.</summary>
    /// <param name="Values">n rows, a column for each variate.</param>
    /// <param name="Share">The share of a variate's variance that is left where it is no function of the latents: 1 less what as many functions explain by chance.</param>
    private sealed record Unexplained(MatrixView Values, double Share)
    {
        /// <summary>Regresses variates on functions of the first ones.</summary>
        /// <param name="variates">The variates, of mean 0 and variance 1, which are overwritten.</param>
        /// <param name="used">How many of them are latents.</param>
        /// <param name="compute">What it runs on.</param>
        public static Unexplained Of(MatrixView variates, int used, Compute compute)
        {
            if (Functions(variates.LeadingColumns(used), compute) is not { } functions)
            {
                return new Unexplained(variates, Share: 1);
            }

            MatrixView weights = PrincipalComponents.Product(functions.Transposed, variates, compute);
            MatrixView explained = PrincipalComponents.Product(functions, weights, compute);
            for (int i = 0; i < variates.Rows; i++)
            {
                ReadOnlySpan<float> fitted = explained.Row(i);
                Span<float> row = variates.Row(i);
                for (int c = 0; c < row.Length; c++)
                {
                    row[c] -= fitted[c] / variates.Rows;
                }
            }

            return new Unexplained(variates, 1 - ((double)functions.Columns / variates.Rows));
        }

        /// <summary>Smooth functions of latents, uncorrelated and of variance 1; null where the rows cannot fit them.</summary>
        private static MatrixView? Functions(MatrixView latents, Compute compute)
        {
            int landmarks = Math.Min(MostLandmarks, latents.Rows / RowsPerLandmark);
            var random = new RandomStream(seed: 0, RandomPurpose.ComponentsX);
            if (landmarks < FewestLandmarks || KernelExpansion.Fit(latents, landmarks, random, compute) is not { } kernels)
            {
                return null;
            }

            var values = new MatrixView(new AlignedBuffer(checked(latents.Rows * kernels.Columns)), latents.Rows, kernels.Columns);
            kernels.Expand(latents, values, compute);
            MatrixView normalized = PrincipalComponents.Product(values, kernels.Normalization(compute), compute);
            return PrincipalComponents.Product(normalized, PrincipalComponents.FindWhitening(normalized, landmarks, random, compute), compute);
        }
    }

    /// <summary>Sums over rows of what is left of a pair.</summary>
    private readonly record struct Moments(double XX, double YY, double XY)
    {
        /// <summary>The correlation of the pair; 0 where nothing is left, or where it is negative, as held-out pairs are correlated by chance then.</summary>
        public double Correlation => XX * YY > 0 ? Math.Max(0, XY / Math.Sqrt(XX * YY)) : 0;

        /// <summary>Adds the rows of a block.</summary>
        /// <param name="x">What is left of the variates of X.</param>
        /// <param name="y">What is left of those of Y.</param>
        /// <param name="pair">Which pair.</param>
        public Moments Plus(Unexplained x, Unexplained y, int pair)
        {
            // Functions that explain nothing take a share of the variance of each side, and of a product the shares of both.
            double xx = 0, yy = 0, xy = 0;
            for (int i = 0; i < x.Values.Rows; i++)
            {
                (double a, double b) = (x.Values.Row(i)[pair], y.Values.Row(i)[pair]);
                xx += a * a;
                yy += b * b;
                xy += a * b;
            }

            return new Moments(XX + (xx / x.Share), YY + (yy / y.Share), XY + (xy / (x.Share * y.Share)));
        }
    }
}
