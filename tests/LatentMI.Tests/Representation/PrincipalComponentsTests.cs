using LatentMI.Numerics;
using LatentMI.Representation;
using LatentMI.Tests.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Tests.Representation;

public sealed class PrincipalComponentsTests
{
    // Products of some hundred float32 numbers.
    private const double Rounding = 1e-4;

    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    public void Whitened_scores_have_identity_covariance(int columns)
    {
        using Compute compute = NewCompute();
        MatrixView mixed = PrincipalComponents.Product(NormalMatrix.Create(400, 15, 1), NormalMatrix.Create(15, columns, 2), compute);
        MatrixView scores = PrincipalComponents.Product(mixed, Whiten(mixed, 12, compute), compute);
        Assert.Equal(12, scores.Columns);
        DenseMatrix dense = scores.ToDense();
        var covariance = (DenseMatrix)(dense.TransposeThisAndMultiply(dense) / 400);
        Assert.InRange((covariance - DenseMatrix.CreateIdentity(12)).L2Norm(), 0, Rounding);
    }

    [Fact]
    public void Directions_without_variance_are_left_out()
    {
        using Compute compute = NewCompute();
        foreach (int columns in new[] { 30, 300 })
        {
            MatrixView lowRank = PrincipalComponents.Product(NormalMatrix.Create(250, 6, 1), NormalMatrix.Create(6, columns, 2), compute);
            Assert.Equal(6, Whiten(lowRank, 20, compute).Columns);
        }
    }

    [Fact]
    public void Subspace_iteration_finds_the_components_of_the_whole_matrix()
    {
        const int Rows = 400, Columns = 300, Kept = 6;
        using Compute compute = NewCompute();
        MatrixView columns = PrincipalComponents.Product(NormalMatrix.Create(Rows, Kept, 1), NormalMatrix.Create(Kept, Columns, 2), compute);
        MatrixView noise = NormalMatrix.Create(Rows, Columns, 3);
        for (int i = 0; i < columns.Span.Length; i++)
        {
            columns.Span[i] += 0.3f * noise.Span[i];
        }

        DenseMatrix found = PrincipalComponents.Product(columns, Whiten(columns, Kept, compute), compute).ToDense();
        DenseMatrix dense = columns.ToDense();
        DenseMatrix whole = SingularValues.Of(dense).Left.LeadingColumns(Kept);

        // Cosines of the angles between the two spaces of scores; each found component is one of the whole matrix.
        var cosines = (DenseMatrix)(whole.TransposeThisAndMultiply(found) / Math.Sqrt(Rows));
        Assert.All(cosines.Svd().S, cosine => Assert.Equal(1, cosine, Rounding));
        Assert.All(Enumerable.Range(0, Kept), j => Assert.Equal(1, Math.Abs(cosines[j, j]), 1e-3));
    }

    private static MatrixView Whiten(MatrixView columns, int count, Compute compute) =>
        PrincipalComponents.FindWhitening(columns, count, new RandomStream(1, RandomPurpose.ComponentsX), compute);

    private static Compute NewCompute() => new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
}
