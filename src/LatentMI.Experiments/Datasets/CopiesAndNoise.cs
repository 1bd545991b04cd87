using LatentMI.Numerics;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// The columns of a side after its k informative ones, of which there are m: m - floor(m / 2) copies, each of an informative column drawn at
/// random with replacement, then floor(m / 2) of independent noise.
/// </summary>
internal sealed class CopiesAndNoise
{
    private readonly int _informative;
    private readonly int[] _copies;

    /// <summary>Draws which columns are copied.</summary>
    /// <param name="informative">k, the number of informative columns.</param>
    /// <param name="dimensions">The number of all columns of the side; at least k.</param>
    /// <param name="random">The random numbers.</param>
    public CopiesAndNoise(int informative, int dimensions, RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(informative, dimensions);
        _informative = informative;
        int others = dimensions - informative;
        _copies = new int[others - (others / 2)];
        for (int c = 0; c < _copies.Length; c++)
        {
            _copies[c] = random.NextInt(informative);
        }
    }

    /// <summary>Fills the rest of a row.</summary>
    /// <param name="row">The row, its informative columns filled.</param>
    /// <param name="noise">Draws a value of noise.</param>
    public void Fill(Span<float> row, Func<double> noise)
    {
        for (int c = 0; c < _copies.Length; c++)
        {
            row[_informative + c] = row[_copies[c]];
        }

        for (int j = _informative + _copies.Length; j < row.Length; j++)
        {
            row[j] = (float)noise();
        }
    }
}
