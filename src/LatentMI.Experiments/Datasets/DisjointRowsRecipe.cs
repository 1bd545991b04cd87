using System.Globalization;
using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// Rows of one matrix, drawn without replacement: n are X, n others Y, so that the rows of a pair have nothing to do with each other. Both sides have
/// the same columns, drawn at random where they are not all.
/// </summary>
public sealed record DisjointRowsRecipe : IDatasetRecipe
{
    private const ulong RowStream = 0;
    private const ulong ColumnStream = 1;

    /// <summary>The name of the recipe.</summary>
    public const string RecipeName = "disjoint-rows";

    /// <inheritdoc/>
    public string Name => RecipeName;

    /// <summary>The matrix. Many recipes may share one object.</summary>
    public required SampleMatrix Source { get; init; }

    /// <summary>d, the number of columns of each side, at most those of the matrix.</summary>
    public required int Dimensions { get; init; }

    /// <summary>n, the number of rows of each side, at most half of those of the matrix.</summary>
    public required int Count { get; init; }

    /// <summary>Whether values v become log(1 + v), as it is usual with counts.</summary>
    public bool Logarithm { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new()
    {
        { "source", Source.Name },
        { "d", Dimensions },
        { "n", Count },
        { "log1p", Logarithm },
    };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, Dimensions, Dimensions);

    /// <inheritdoc/>
    public string Truth => "0 where the rows of the matrix are exchangeable: pairs are of rows drawn at random";

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        Samples source = Source.Samples;
        if (2L * Count > source.Count || Dimensions > source.Dimensions)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Source.Name}: has {OneLine.Count(source.Count, "row")} of {OneLine.Count(source.Dimensions, "column")}; two sides of {Count} rows and {Dimensions} columns need more."));
        }

        int[] rows = new RandomStream(seed, RandomPurpose.Data, RowStream).NextPermutation(source.Count);
        int[] columns = new RandomStream(seed, RandomPurpose.Data, ColumnStream).NextPermutation(source.Dimensions)[..Dimensions];
        Array.Sort(columns);
        return new Dataset(Side(rows.AsSpan(0, Count)), Side(rows.AsSpan(Count, Count)), TrueBits: 0);

        Samples Side(ReadOnlySpan<int> chosen)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var values = new float[checked(chosen.Length * columns.Length)];
            var row = new float[source.Dimensions];
            for (int i = 0; i < chosen.Length; i++)
            {
                source.CopyRow(chosen[i], row);
                for (int j = 0; j < columns.Length; j++)
                {
                    float value = row[columns[j]];
                    values[(i * columns.Length) + j] = Logarithm ? (float)Math.Log(1.0 + value) : value;
                }
            }

            return Samples.Create(values, chosen.Length, columns.Length);
        }
    }
}
