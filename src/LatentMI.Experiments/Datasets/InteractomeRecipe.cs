using System.Globalization;
using LatentMI.IO.Writing;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// Embeddings of proteins of families, and pairs of proteins of matching families among pairs of any two: what a study of interactions has, its truth
/// known.
/// </summary>
/// <inheritdoc cref="Interactome" path="/remarks"/>
public sealed record InteractomeRecipe : IDatasetRecipe
{
    /// <summary>The largest number of proteins: the truth is a sum over all pairs of them.</summary>
    public const int MostProteins = 5000;

    /// <summary>The file of the pairs.</summary>
    public const string PairsFile = "pairs.csv";

    /// <summary>The file of the embeddings.</summary>
    public const string EmbeddingsFile = "embeddings.h5";

    /// <summary>The file of the families.</summary>
    public const string ProteinsFile = "proteins.csv";

    /// <inheritdoc/>
    public string Name => "interactome";

    /// <summary>The number of proteins, at most <see cref="MostProteins"/>.</summary>
    public int Proteins { get; init; } = 600;

    /// <summary>The number of families, from 2 to a third of the proteins.</summary>
    public int Families { get; init; } = 12;

    /// <summary>The columns of an embedding.</summary>
    public int Dimensions { get; init; } = 256;

    /// <summary>n, the number of pairs, at most <see cref="LargestCount"/>.</summary>
    public int Count { get; init; } = 4000;

    /// <summary>s, the share of pairs of any two proteins, from 0 to 1.</summary>
    public double Noise { get; init; } = 0.1;

    /// <summary>Whether binding within matching families depends on the individual proteins.</summary>
    public bool Fine { get; init; }

    /// <summary>The largest number of pairs: half of those of matching families, so that enough are left that could be there and are not.</summary>
    public int LargestCount => (int)(Interactome.MatchingPairs(Proteins, Families) / 2);

    /// <inheritdoc/>
    public ParameterSet Parameters => new()
    {
        { "proteins", Proteins },
        { "families", Families },
        { "d", Dimensions },
        { "n", Count },
        { "noise", Noise },
        { "fine", Fine },
    };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, Dimensions, Dimensions);

    /// <inheritdoc/>
    public string Truth =>
        "exact for one draw of a pair: I of its two proteins, which their embeddings identify; that no pair is drawn twice is not in it";

    /// <inheritdoc/>
    /// <exception cref="InputException">There are too many proteins or pairs.</exception>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Families, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(Proteins, 3 * Families);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Proteins, MostProteins);
        ArgumentOutOfRangeException.ThrowIfLessThan(Dimensions, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Noise, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Noise, 1);
        if (Count > LargestCount)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Count} pairs are too many for {Proteins} proteins of {Families} families, among which at most {LargestCount} may be drawn; give fewer pairs or more proteins."));
        }

        var interactome = new Interactome(Proteins, Families, Dimensions, Noise, Fine, seed);
        (int[] sources, int[] targets) = interactome.Draw(Count, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new Dataset(interactome.Embeddings.ViewRows(sources), interactome.Embeddings.ViewRows(targets), interactome.TrueBits())
        {
            LabelsX = FamiliesOf(sources),
            LabelsY = FamiliesOf(targets),
            Details = new ParameterSet
            {
                { "family_bits", interactome.FamilyBits() },
                { "optimal_auc", interactome.OptimalAuc(sources, targets) },
                {
                    "optimal_auc_is",
                    "the area under the ROC curve of all pairs of a source and another target of the table by the probability that a draw gives them, the pairs of the table being the positives"
                },
            },
            Files =
            [
                new DatasetFile(PairsFile, stream => WriteTable(stream, ["source", "target"], Count, pair => [interactome.Ids[sources[pair]], interactome.Ids[targets[pair]]])),
                new DatasetFile(EmbeddingsFile, stream => KeyedVectorsWriter.Write(stream, interactome.Ids, interactome.Embeddings)),
                new DatasetFile(ProteinsFile, stream => WriteTable(stream, ["id", "family", "matching_family"], Proteins, protein =>
                [
                    interactome.Ids[protein],
                    Interactome.FamilyName(interactome.Families[protein]),
                    Interactome.FamilyName(interactome.Matches[interactome.Families[protein]]),
                ])),
            ],
        };

        string[] FamiliesOf(int[] proteins) => [.. proteins.Select(protein => Interactome.FamilyName(interactome.Families[protein]))];
    }

    private static void WriteTable(Stream stream, string[] columns, int rows, Func<int, string[]> fields)
    {
        using var table = new TableWriter(stream, columns);
        for (int row = 0; row < rows; row++)
        {
            table.WriteRow(fields(row));
        }
    }
}
