using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets.ColumnPairs;

/// <summary>k variables of X, each with a partner among k variables of Y: columns of few values, counts, or normal numbers with a sign in common.</summary>
public sealed record ColumnPairsRecipe : IDatasetRecipe
{
    /// <summary>The name of the recipe.</summary>
    public const string RecipeName = "column-pairs";

    /// <inheritdoc/>
    public string Name => RecipeName;

    /// <summary>The identifiers of the kinds.</summary>
    public static IReadOnlyList<string> KindIds { get; } = [.. PairKinds.All.Select(kind => kind.Id)];

    /// <summary>The identifier of the kind.</summary>
    public required string Kind { get; init; }

    /// <summary>k, the number of pairs; at least 1.</summary>
    public required int Pairs { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <summary>The number of columns of a side, which may be more than an array can hold.</summary>
    /// <exception cref="InputException">There is no such kind.</exception>
    public long Dimensions => PairKinds.Find(Kind).Columns * (long)Pairs;

    /// <inheritdoc/>
    public ParameterSet Parameters => new() { { "kind", Kind }, { "k", Pairs }, { "n", Count } };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, checked((int)Dimensions), checked((int)Dimensions));

    /// <inheritdoc/>
    public string Truth => "exact: the sum over pairs of the information of their table of probabilities; with a common sign, integrated numerically to 1e-4 bits";

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Pairs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        PairKind kind = PairKinds.Find(Kind);
        int columns = checked((int)Dimensions);
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new float[checked(Count * columns)];
        var y = new float[x.Length];
        for (int i = 0; i < Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            kind.Draw(x.AsSpan(i * columns, columns), y.AsSpan(i * columns, columns), random);
        }

        return new Dataset(Samples.Create(x, Count, columns), Samples.Create(y, Count, columns), kind.Bits(Pairs));
    }
}
