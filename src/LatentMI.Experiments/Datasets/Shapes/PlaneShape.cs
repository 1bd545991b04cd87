using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets.Shapes;

/// <summary>The pair of columns of another recipe.</summary>
/// <param name="id">The identifier.</param>
/// <param name="bits">Gives I(X;Y) in bits.</param>
/// <param name="recipe">Gives the recipe of a number of rows, with one column on each side.</param>
internal sealed class PlaneShape(string id, Func<double> bits, Func<int, IDatasetRecipe> recipe) : Shape(id, columnsX: 1)
{
    /// <inheritdoc/>
    public override double Bits => bits();

    /// <inheritdoc/>
    public override (float[] X, float[] Y) Draw(int count, ulong seed)
    {
        using Dataset pair = recipe(count).Create(seed);
        return (ColumnOf(pair.X), ColumnOf(pair.Y));
    }

    private static float[] ColumnOf(Samples samples) => [.. Enumerable.Range(0, samples.Count).Select(row => (float)samples[row, 0])];
}
