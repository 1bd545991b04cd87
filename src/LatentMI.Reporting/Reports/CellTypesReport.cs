using LatentMI.Studies.Lineages;

namespace LatentMI.Reporting.Reports;

/// <summary>What sisters of each two types of cell tell of each other: the table of <c>types.csv</c>.</summary>
public sealed record CellTypesReport
{
    /// <summary>The column of the types.</summary>
    public required string Column { get; init; }

    /// <summary>The types, that of most cells first.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>The number of clones below which the map leaves a cell empty.</summary>
    public required int FewestClones { get; init; }

    /// <summary>The pairs of sisters of which a cell has no type, and which are in no mean.</summary>
    public required int PairsWithoutType { get; init; }

    /// <summary>The pairs of types whose sisters were drawn.</summary>
    public required IReadOnlyList<TypePairReport> Pairs { get; init; }

    /// <summary>Describes types.</summary>
    /// <param name="sisters">What sisters tell of each other.</param>
    /// <param name="types">The types.</param>
    public static CellTypesReport Describe(SisterInformation sisters, CellTypes types)
    {
        ArgumentNullException.ThrowIfNull(sisters);
        ArgumentNullException.ThrowIfNull(types);
        IReadOnlyList<TypePair> pairs = sisters.ByType(types);
        return new CellTypesReport
        {
            Column = types.Column,
            Types = types.Names,
            FewestClones = SisterInformation.FewestClones,
            PairsWithoutType = sisters.Pairs.Count - pairs.Sum(pair => pair.Pairs),
            Pairs = [.. pairs.Select(pair => TypePairReport.Describe(pair, types))],
        };
    }
}
