using LatentMI.Inference;

namespace LatentMI.Experiments.Comparing;

/// <summary>
/// What was published of the clones of hematopoietic cells (figure 6 of Gowri, Lun, Klein and Yin, NeurIPS 2024; data of Weinreb et al. 2020): estimates over
/// pairings, and pointwise values of cells. A quantity that the files at hand do not hold is null.
/// </summary>
public sealed record PublishedLineage
{
    /// <summary>The clones with an early and a late cell in the paper.</summary>
    public const int EarlyLateClones = 1243;

    /// <summary>The clones with sisters in the paper.</summary>
    public const int SisterClones = 677;

    private const string PairingFile = "H_markov_test.csv";
    private const string LateFile = "H_pMI_vis.csv";
    private const string EarlyFile = "H_neutros_pSIMI.csv";
    private const string Times = "Timepoints";
    private const string Position = "Neutrophil PT";
    private const string Pointwise = "pMI";

    /// <summary>I(early; late) over pairings.</summary>
    public RepeatedBits? EarlyLate { get; init; }

    /// <summary>Its shuffled pairs.</summary>
    public RepeatedBits? ShuffledEarlyLate { get; init; }

    /// <summary>I(sister; sister) over pairings.</summary>
    public RepeatedBits? Sisters { get; init; }

    /// <summary>Its shuffled pairs.</summary>
    public RepeatedBits? ShuffledSisters { get; init; }

    /// <summary>The pointwise values of late cells with their sisters.</summary>
    public RepeatedBits? LateCells { get; init; }

    /// <summary>The pointwise values of early cells of the neutrophil trajectory with late cells of their clones.</summary>
    public RepeatedBits? EarlyCells { get; init; }

    /// <summary>The mean of the last third of these cells along pseudotime less that of the first, in bits.</summary>
    public double? RiseBits { get; init; }

    /// <summary>Reads a file of the three, or a folder of those that are in it.</summary>
    /// <param name="path">The file, which its columns tell, or the folder.</param>
    /// <exception cref="InputException">There is no such file or folder, or it holds nothing of this.</exception>
    public static PublishedLineage Read(string path)
    {
        if (File.Exists(path))
        {
            return AddFile(new PublishedLineage(), path);
        }

        string[] files = [.. new[] { PairingFile, LateFile, EarlyFile }.Select(name => Path.Combine(path, name)).Where(File.Exists)];
        return files.Length > 0
            ? files.Aggregate(new PublishedLineage(), AddFile)
            : throw new InputException($"{path}: there is no such file, and no folder with {PairingFile}, {LateFile} or {EarlyFile}; give one of these files, or their folder.");
    }

    private static PublishedLineage AddFile(PublishedLineage known, string path)
    {
        using var table = new PublishedTable(path);
        return table.Has(Times) ? AddPairings(known, table)
            : !table.Has(Pointwise) ? throw new InputException(
                $"{path}: has neither the column '{Times}' nor '{Pointwise}', so that it is none of {PairingFile}, {LateFile} and {EarlyFile}; give one of these files.")
            : table.Has(Position) ? AddEarlyCells(known, table)
            : known with { LateCells = RepeatedBits.Of([.. Rows(table, () => table.Number(Pointwise))]) };
    }

    private static PublishedLineage AddPairings(PublishedLineage known, PublishedTable table)
    {
        ILookup<(string Times, string Kind), double> bits = Rows(table, () => (table.Text(Times), table.Text("Shuffled?"), Bits: table.Number("LMI")))
            .ToLookup(row => (row.Item1, row.Item2), row => row.Bits);
        return known with
        {
            EarlyLate = Of("2-6", "Real"),
            ShuffledEarlyLate = Of("2-6", "Shuffled"),
            Sisters = Of("6-6", "Real"),
            ShuffledSisters = Of("6-6", "Shuffled"),
        };

        RepeatedBits? Of(string times, string kind) => bits.Contains((times, kind)) ? RepeatedBits.Of([.. bits[(times, kind)]]) : null;
    }

    private static PublishedLineage AddEarlyCells(PublishedLineage known, PublishedTable table)
    {
        double[] bits = [.. Rows(table, () => (Position: table.Number(Position), Bits: table.Number(Pointwise))).OrderBy(cell => cell.Position).Select(cell => cell.Bits)];
        int third = bits.Length / 3;
        return known with
        {
            EarlyCells = RepeatedBits.Of(bits),
            RiseBits = third == 0 ? null : bits[^third..].Average() - bits[..third].Average(),
        };
    }

    private static List<T> Rows<T>(PublishedTable table, Func<T> read)
    {
        var rows = new List<T>();
        while (table.Read())
        {
            rows.Add(read());
        }

        return rows.Count > 0 ? rows : throw table.Unreadable("there are no rows");
    }
}
