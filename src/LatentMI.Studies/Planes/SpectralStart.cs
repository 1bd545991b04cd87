using LatentMI.Numerics;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace LatentMI.Studies.Planes;

/// <summary>
/// The eigenvectors of the smallest eigenvalues above 0 of a graph's Laplacian I - D^(-1/2) W D^(-1/2), D the sums of W's rows (M. Belkin, P. Niyogi,
/// Neural Computation 15, 2003): neighbors have like values.
/// </summary>
/// <remarks>
/// By Lanczos's iteration with thick restarts (K. Wu, H. Simon, SIAM Journal on Matrix Analysis and Applications 22, 2000) and full orthogonalization, beside the
/// eigenvector of 0, which is known: D^(1/2) 1. A start needs no more than directions, so that a tenth of the smaller eigenvalues' distance from 0 is enough.
/// </remarks>
internal static class SpectralStart
{
    private const int Directions = 40;
    private const int Restarted = 10;
    private const int MostProducts = 600;
    private const double Tolerance = 0.1;

    // Less of a step is rounding error: the directions that the iteration began with are used up.
    private const double LeastStep = 1e-8;

    /// <summary>Finds them.</summary>
    /// <param name="graph">W.</param>
    /// <param name="random">The start of the iteration.</param>
    /// <param name="cancellationToken">Ends the iteration.</param>
    /// <returns>The two vectors; null where the graph has several parts, or too few rows for two.</returns>
    public static (double[] First, double[] Second)? Find(FuzzyGraph graph, RandomStream random, CancellationToken cancellationToken)
    {
        if (!IsConnected(graph))
        {
            return null;
        }

        double[] roots = [.. Enumerable.Range(0, graph.Count).Select(i => Math.Sqrt(graph.WeightOf(i)))];
        double[] known = [.. roots];
        Normalize(known);
        var basis = new List<double[]>();
        var inner = DenseMatrix.Create(Directions, Directions, 0);
        double[] next = [.. roots.Select(_ => random.NextNormal())];
        Orthogonalize(next, [known]);
        for (int product = 1; Normalize(next) is var length and >= LeastStep; product++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (basis.Count == Directions)
            {
                (double[] values, Matrix<double> vectors) = Decompose(inner, Directions);
                if (product > MostProducts || length * Math.Abs(vectors[Directions - 1, 1]) < Tolerance * (1 - values[1]))
                {
                    break;
                }

                basis = [.. Enumerable.Range(0, Restarted).Select(column => Combine(basis, vectors.Column(column)))];
                inner.Clear();
                inner.SetDiagonal([.. values.Take(Restarted), .. new double[Directions - Restarted]]);
            }

            basis.Add(next);
            next = Multiply(graph, roots, next);
            for (int i = 0; i < basis.Count; i++)
            {
                inner[i, basis.Count - 1] = inner[basis.Count - 1, i] = Dot(basis[i], next);
            }

            Orthogonalize(next, [known, .. basis]);
        }

        if (basis.Count < 2)
        {
            return null;
        }

        Matrix<double> found = Decompose(inner, basis.Count).Vectors;
        return (Combine(basis, found.Column(0)), Combine(basis, found.Column(1)));
    }

    /// <summary>The eigenvalues of the leading rows and columns in falling order, and their vectors.</summary>
    private static (double[] Values, Matrix<double> Vectors) Decompose(DenseMatrix inner, int size)
    {
        Evd<double> rising = inner.SubMatrix(0, size, 0, size).Evd(Symmetricity.Symmetric);
        return ([.. rising.EigenValues.Select(value => value.Real).Reverse()], Matrix<double>.Build.DenseOfColumnVectors(rising.EigenVectors.EnumerateColumns().Reverse()));
    }

    private static double[] Combine(List<double[]> basis, Vector<double> weights)
    {
        var sum = new double[basis[0].Length];
        for (int i = 0; i < basis.Count; i++)
        {
            AddMultiple(sum, weights[i], basis[i]);
        }

        return sum;
    }

    private static bool IsConnected(FuzzyGraph graph)
    {
        var seen = new bool[graph.Count];
        var open = new Stack<int>([0]);
        seen[0] = true;
        int found = 1;
        while (open.TryPop(out int row))
        {
            foreach (int column in graph.Columns.AsSpan(graph.Starts[row]..graph.Starts[row + 1]))
            {
                if (!seen[column])
                {
                    seen[column] = true;
                    found++;
                    open.Push(column);
                }
            }
        }

        return found == graph.Count;
    }

    /// <summary>Takes the directions of a basis out of a vector, twice, since the first time leaves rounding error.</summary>
    private static void Orthogonalize(double[] vector, IReadOnlyList<double[]> basis)
    {
        for (int pass = 0; pass < 2; pass++)
        {
            foreach (double[] direction in basis)
            {
                AddMultiple(vector, -Dot(vector, direction), direction);
            }
        }
    }

    /// <summary>Divides a vector by its length, which it returns; one of length 0 is left.</summary>
    private static double Normalize(double[] vector)
    {
        double length = Math.Sqrt(Dot(vector, vector));
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] /= length > 0 ? length : 1;
        }

        return length;
    }

    /// <summary>D^(-1/2) W D^(-1/2) v.</summary>
    private static double[] Multiply(FuzzyGraph graph, double[] roots, double[] vector)
    {
        var product = new double[vector.Length];
        for (int i = 0; i < product.Length; i++)
        {
            double sum = 0;
            for (int entry = graph.Starts[i]; entry < graph.Starts[i + 1]; entry++)
            {
                int j = graph.Columns[entry];
                sum += graph.Weights[entry] * vector[j] / roots[j];
            }

            product[i] = sum / roots[i];
        }

        return product;
    }

    private static void AddMultiple(double[] target, double factor, double[] source)
    {
        for (int i = 0; i < target.Length; i++)
        {
            target[i] += factor * source[i];
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
