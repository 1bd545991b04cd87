using LatentMI.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Tests.Numerics;

public sealed class SingularValuesTests
{
    // Values come from the square roots of eigenvalues of C'C: a relative rounding error of 1e-16 there is one of 1e-8 of the largest here.
    private const double Tolerance = 1e-8;

    [Theory]
    [InlineData(9, 5)]
    [InlineData(5, 9)]
    [InlineData(6, 6)]
    [InlineData(1, 4)]
    public void The_parts_multiply_to_the_matrix_and_the_values_are_those_of_another_library(int rows, int columns)
    {
        DenseMatrix matrix = NormalMatrix.Create(rows, columns, stream: 1).ToDense();
        var singular = SingularValues.Of(matrix);
        Assert.Equal(Math.Min(rows, columns), singular.Values.Length);
        Assert.Equal(matrix.Svd().S.Take(singular.Values.Length), singular.Values, (a, b) => Math.Abs(a - b) < Tolerance);
        AssertNear(matrix, (DenseMatrix)(singular.Left * DenseMatrix.OfDiagonalArray(singular.Values) * singular.Right.Transpose()));
        AssertNear(DenseMatrix.CreateIdentity(singular.Values.Length), (DenseMatrix)singular.Left.TransposeThisAndMultiply(singular.Left));
        AssertNear(DenseMatrix.CreateIdentity(singular.Values.Length), (DenseMatrix)singular.Right.TransposeThisAndMultiply(singular.Right));
    }

    [Fact]
    public void Directions_without_a_value_are_zero_and_not_noise()
    {
        var column = DenseMatrix.OfColumnArrays([1, 2, 3, 4]);
        var row = DenseMatrix.OfRowArrays([2, -1, 5]);
        var singular = SingularValues.Of((DenseMatrix)(column * row));
        Assert.Equal(Math.Sqrt(30 * 30), singular.Values[0], Tolerance);
        Assert.All(singular.Values.Skip(1), value => Assert.InRange(value, 0, 1e-6));
        Assert.Equal(0, singular.Left.Column(1).L2Norm() + singular.Left.Column(2).L2Norm());
    }

    [Fact]
    public void Eigenvalues_fall_and_rebuild_the_matrix()
    {
        DenseMatrix root = NormalMatrix.Create(8, 6, stream: 2).ToDense();
        var matrix = (DenseMatrix)root.TransposeThisAndMultiply(root);
        var eigen = SymmetricEigen.Of(matrix);
        Assert.Equal(eigen.Values.OrderDescending(), eigen.Values);
        Assert.Equal(root.Svd().S.Select(value => value * value), eigen.Values, (a, b) => Math.Abs(a - b) < Tolerance);
        AssertNear(matrix, (DenseMatrix)(eigen.Vectors * DenseMatrix.OfDiagonalArray(eigen.Values) * eigen.Vectors.Transpose()));
    }

    [Fact]
    public void Leading_values_are_found_where_the_first_columns_and_rows_are_0()
    {
        using Compute compute = new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
        DenseMatrix matrix = NormalMatrix.Create(40, 50, stream: 6).ToDense();
        matrix.ClearSubMatrix(0, 40, 0, 25);
        matrix.ClearSubMatrix(0, 25, 0, 50);
        var leading = SingularValues.Leading(matrix, 6, compute);
        Assert.Equal(matrix.Svd().S[0], leading.Values[0], 0.01 * leading.Values[0]);
        Assert.All(SingularValues.Leading(new DenseMatrix(40, 50), 6, compute).Values, value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(60, 40)]
    [InlineData(40, 60)]
    public void Leading_values_that_stand_out_are_those_of_all(int rows, int columns)
    {
        using Compute compute = new(2, SimdSupport.Current(), TestContext.Current.CancellationToken);
        DenseMatrix noise = NormalMatrix.Create(rows, columns, stream: 3).ToDense();
        var pairs = (DenseMatrix)(NormalMatrix.Create(rows, 2, stream: 4).ToDense() * NormalMatrix.Create(columns, 2, stream: 5).ToDense().Transpose());
        var matrix = (DenseMatrix)((noise * 0.1) + pairs);
        var all = SingularValues.Of(matrix);
        var leading = SingularValues.Leading(matrix, 6, compute);
        Assert.Equal(6, leading.Values.Length);
        for (int l = 0; l < 2; l++)
        {
            // In float32.
            Assert.Equal(all.Values[l], leading.Values[l], 1e-5 * all.Values[0]);
            Assert.Equal(1, Math.Abs(all.Left.Column(l) * leading.Left.Column(l)), 1e-5);
            Assert.Equal(Math.Sign(all.Left.Column(l) * leading.Left.Column(l)), Math.Sign(all.Right.Column(l) * leading.Right.Column(l)));
        }
    }

    private static void AssertNear(DenseMatrix expected, DenseMatrix actual) => Assert.InRange((expected - actual).L2Norm(), 0, Tolerance);
}
