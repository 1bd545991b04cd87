using LatentMI.Estimators;
using LatentMI.Estimators.Latent;
using LatentMI.Numerics;
using LatentMI.Tests.Numerics;

namespace LatentMI.Tests.Estimation;

/// <summary>Columns that mix everything: what is shared lies in all directions alike, and leading components leave most of them out.</summary>
public sealed class DenseMixtureTests
{
    private const int Rows = 1600;
    private const int Columns = 320;
    private const double Bits = 1;

    private static readonly LatentMiOptions Options = LatentMiOptions.Default with { Representation = RepresentationChoice.Linear, Threads = 2 };

    [Fact]
    public void What_stands_out_of_chance_is_found()
    {
        LatentMiEstimate estimate = Estimate(Side(0), Side(1));
        RepresentationScore chosen = Assert.Single(estimate.Representations, score => score.Chosen);
        Assert.Equal("all-columns", chosen.Name);
        Assert.InRange(estimate.Interval!.Value.Lower, 0.6, Bits);
        Assert.InRange(estimate.Interval.Value.Upper, Bits, 1.4);
    }

    [Fact]
    public void Re_paired_rows_share_nothing()
    {
        int[] shifted = [.. Enumerable.Range(0, Rows).Select(i => (i + 7) % Rows)];
        LatentMiEstimate estimate = Estimate(Side(0), Side(1).SelectRows(shifted));
        Assert.InRange(estimate.Bits, -0.1, 0.1);
    }

    [Fact]
    public void New_rows_are_encoded_as_those_of_the_estimate()
    {
        LatentMiEstimate estimate = Estimate(Side(0), Side(1));
        Samples encoded = estimate.Model!.EncodeX(Side(0), cancellationToken: TestContext.Current.CancellationToken);

        // The maps of five folds of six are nearly those of all.
        double product = 0, squares = 0, own = 0;
        for (int i = 0; i < Rows; i++)
        {
            (double a, double b) = (encoded[i, 0], estimate.LatentX[i, 0]);
            (product, squares, own) = (product + (a * b), squares + (a * a), own + (b * b));
        }

        Assert.True(product / Math.Sqrt(squares * own) > 0.8);
    }

    private static LatentMiEstimate Estimate(Samples x, Samples y) =>
        new LatentMiEstimator(Options).Estimate(x, y, cancellationToken: TestContext.Current.CancellationToken);

    // The first of as many independent normal sources is correlated with that of the other side; each side mixes its sources by a matrix of normal numbers.
    private static Samples Side(int side)
    {
        using Compute compute = new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
        double rho = Math.Sqrt(1 - Math.Pow(2, -2 * Bits));
        MatrixView shared = NormalMatrix.Create(Rows, 1, stream: 11);
        MatrixView sources = NormalMatrix.Create(Rows, Columns, stream: 12 + (ulong)side);
        for (int i = 0; i < Rows; i++)
        {
            // Both are correlated with the shared number by the root of rho.
            sources.Row(i)[0] = (float)((Math.Sqrt(rho) * shared.Row(i)[0]) + (Math.Sqrt(1 - rho) * sources.Row(i)[0]));
        }

        MatrixView mixed = compute.Multiply(sources, NormalMatrix.Create(Columns, Columns, stream: 14 + (ulong)side));
        return Samples.Create(mixed.Span.ToArray(), Rows, Columns);
    }
}
