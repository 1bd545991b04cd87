using LatentMI.Estimators;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
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
    public void Pairs_that_do_not_stand_out_raise_the_upper_end_together()
    {
        // 0.2 bits each, at the edge of 0.21: held-out rows show none of them. Their sum is five standard deviations of 0.2 above chance.
        LatentMiEstimate estimate = Estimate(Side(0, pairs: 5), Side(1, pairs: 5));
        Assert.InRange(estimate.Bits, -0.1, 0.1);
        Assert.InRange(estimate.Interval!.Value.Upper, Bits, 2.5 * Bits);
        EstimateWarning remark = Assert.Single(Diagnosis.Find(estimate), warning => warning.Id == "no-dependence-found");
        Assert.Contains("correlations exceed what chance explains", remark.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Re_paired_rows_share_nothing()
    {
        int[] shifted = [.. Enumerable.Range(0, Rows).Select(i => (i + 7) % Rows)];
        LatentMiEstimate estimate = Estimate(Side(0), Side(1).SelectRows(shifted));
        Assert.InRange(estimate.Bits, -0.1, 0.1);
        Assert.InRange(estimate.Interval!.Value.Upper, 0, 0.2);
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

    // The first of as many independent normal sources are correlated with those of the other side; each side mixes its sources by a matrix of normal numbers.
    private static Samples Side(int side, int pairs = 1)
    {
        using Compute compute = new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
        double rho = Math.Sqrt(1 - Math.Pow(2, -2 * Bits / pairs));
        MatrixView shared = NormalMatrix.Create(Rows, pairs, stream: 11);
        MatrixView sources = NormalMatrix.Create(Rows, Columns, stream: 12 + (ulong)side);
        for (int i = 0; i < Rows; i++)
        {
            for (int pair = 0; pair < pairs; pair++)
            {
                // Both are correlated with the shared number by the root of rho.
                ref float source = ref sources.Row(i)[pair];
                source = (float)((Math.Sqrt(rho) * shared.Row(i)[pair]) + (Math.Sqrt(1 - rho) * source));
            }
        }

        MatrixView mixed = compute.Multiply(sources, NormalMatrix.Create(Columns, Columns, stream: 14 + (ulong)side));
        return Samples.Create(mixed.Span.ToArray(), Rows, Columns);
    }
}
