namespace LatentMI.Pairing;

/// <summary>Which row of X stands beside which row of Y. Rows may occur in several pairs.</summary>
public sealed class RowPairs
{
    private readonly int[] _x;
    private readonly int[] _y;

    /// <summary>Puts rows side by side.</summary>
    /// <param name="x">The row of X of each pair, from 0.</param>
    /// <param name="y">The row of Y of each pair, from 0; as many.</param>
    /// <exception cref="ArgumentException">The sides differ in number.</exception>
    public RowPairs(IReadOnlyList<int> x, IReadOnlyList<int> y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
        {
            throw new ArgumentException($"{x.Count} rows of X cannot stand beside {y.Count} rows of Y.", nameof(y));
        }

        (_x, _y) = ([.. x], [.. y]);
    }

    /// <summary>The number of pairs.</summary>
    public int Count => _x.Length;

    /// <summary>The row of X of each pair.</summary>
    public IReadOnlyList<int> X => _x;

    /// <summary>The row of Y of each pair.</summary>
    public IReadOnlyList<int> Y => _y;

    /// <summary>Some of the pairs.</summary>
    /// <param name="pairs">Which, from 0, in the order wanted.</param>
    public RowPairs Select(IReadOnlyList<int> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        return new RowPairs([.. pairs.Select(pair => _x[pair])], [.. pairs.Select(pair => _y[pair])]);
    }

    /// <summary>The same rows of Y beside rows of X in another order.</summary>
    /// <param name="order">For each pair the pair whose row of X comes there.</param>
    public RowPairs ReorderX(IReadOnlyList<int> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new RowPairs([.. order.Select(pair => _x[pair])], _y);
    }

    /// <summary>The paired rows, without a copy of their values; usable for as long as the samples are.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    public (Samples X, Samples Y) View(Samples x, Samples y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return (x.ViewRows(_x), y.ViewRows(_y));
    }
}
