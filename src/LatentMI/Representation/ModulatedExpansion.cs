using LatentMI.Numerics;

namespace LatentMI.Representation;

/// <summary>
/// Some of the components, and each of them times functions of how large the whole row is (<see cref="NormExpansion"/>), Hermite's polynomials of the size: linear functions of these
/// change with the size of the row, as where a gain divides by it, or where it turns a direction.
/// </summary>
/// <param name="columns">The components that are used; the size is that of all.</param>
/// <param name="size">The size of a row.</param>
/// <param name="means">The mean of each product, those of the first polynomial first; as many as components, times the degree of the last.</param>
internal sealed class ModulatedExpansion(int[] columns, NormExpansion size, float[] means) : IExpansion
{
    /// <summary>The degree of the last polynomial of few components: their products are no more columns than those of many of the first degree.</summary>
    public const int MostDegrees = 3;

    /// <summary>The components that are used; the size is that of all.</summary>
    public int[] Used { get; } = columns;

    /// <summary>The size of a row.</summary>
    public NormExpansion Size { get; } = size;

    /// <summary>The mean of each product.</summary>
    public float[] Means { get; } = means;

    /// <inheritdoc/>
    public int Columns => Used.Length + Means.Length;

    /// <summary>Finds the sizes and the means of the products.</summary>
    /// <param name="components">Rows of components.</param>
    /// <param name="columns">Those that are used.</param>
    /// <param name="degrees">The degree of the last polynomial.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>The expansion, and the columns of all rows.</returns>
    public static (ModulatedExpansion Expansion, MatrixView Expanded) Fit(MatrixView components, int[] columns, int degrees, Compute compute)
    {
        var sizes = new MatrixView(new AlignedBuffer(components.Rows), components.Rows, 1);
        var expansion = new ModulatedExpansion(columns, NormExpansion.Fit(components, sizes, compute), new float[degrees * columns.Length]);
        var expanded = new MatrixView(new AlignedBuffer(checked(components.Rows * expansion.Columns)), components.Rows, expansion.Columns);
        expansion.Fill(components, sizes, expanded, compute);
        ColumnMeans.Of(expanded, columns.Length).CopyTo(expansion.Means, 0);
        expansion.Fill(components, sizes, expanded, compute);
        return (expansion, expanded);
    }

    /// <inheritdoc/>
    public void Expand(MatrixView components, MatrixView expanded, Compute compute)
    {
        var sizes = new MatrixView(new AlignedBuffer(components.Rows), components.Rows, 1);
        Size.Expand(components, sizes, compute);
        Fill(components, sizes, expanded, compute);
    }

    private void Fill(MatrixView components, MatrixView sizes, MatrixView expanded, Compute compute) => compute.Team.Run(components.Rows, i =>
    {
        ReadOnlySpan<float> row = components.Row(i);
        float size = sizes.Row(i)[0];
        Span<float> own = expanded.Row(i)[..Used.Length];
        Span<float> products = expanded.Row(i)[Used.Length..];
        for (int c = 0; c < own.Length; c++)
        {
            own[c] = row[Used[c]];
        }

        // H0 = 1, H1 = s, H(k + 1) = s Hk - k H(k - 1).
        (float before, float polynomial) = (1, size);
        for (int first = 0, degree = 1; first < products.Length; first += own.Length, degree++)
        {
            for (int c = 0; c < own.Length; c++)
            {
                products[first + c] = (own[c] * polynomial) - Means[first + c];
            }

            (before, polynomial) = (polynomial, (size * polynomial) - (degree * before));
        }
    });
}
