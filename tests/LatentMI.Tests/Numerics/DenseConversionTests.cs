using LatentMI.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace LatentMI.Tests.Numerics;

public sealed class DenseConversionTests
{
    [Fact]
    public void A_matrix_its_transpose_and_a_block_of_it_keep_their_elements()
    {
        MatrixView view = NormalMatrix.Create(5, 3, stream: 1);
        DenseMatrix dense = view.ToDense();
        Assert.Equal(view.Row(4)[1], dense[4, 1]);
        Assert.Equal(dense.Transpose(), view.Transposed.ToDense());
        Assert.Equal(dense.SubMatrix(1, 2, 1, 2), view.Block(1, 1, 2, 2).ToDense());
        Assert.Equal(view.Span, dense.ToView().Span);
    }

    [Fact]
    public void Leading_columns_are_copies()
    {
        MatrixView view = NormalMatrix.Create(4, 3, stream: 1);
        DenseMatrix leading = view.ToDense().LeadingColumns(2);
        MatrixView copy = view.LeadingColumns(2);
        Assert.Equal(leading, copy.ToDense());
        float before = view.Row(0)[0];
        copy.Row(0)[0] = before + 1;
        Assert.Equal(before, view.Row(0)[0]);
    }
}
