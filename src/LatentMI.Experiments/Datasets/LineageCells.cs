using System.Globalization;
using LatentMI.IO.Tables;
using LatentMI.IO.Writing;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets;

/// <summary>The cells of a simulated lineage: their counts, and what is known about each.</summary>
internal sealed class LineageCells
{
    private readonly List<float> _values = [];
    private readonly List<int> _places = [];
    private readonly List<int> _starts = [0];
    private readonly List<string> _clones = [];
    private readonly List<string> _times = [];
    private readonly List<string?> _wells = [];
    private readonly List<double> _pseudotimes = [];
    private readonly List<double> _trueBits = [];
    private readonly List<string> _bindings = [];
    private readonly List<float> _embedding = [];
    private readonly string[] _genes;

    /// <summary>Starts without cells.</summary>
    /// <param name="genes">The number of genes.</param>
    public LineageCells(int genes) => _genes = [.. Enumerable.Range(1, genes).Select(gene => Numbered("gene", gene))];

    /// <summary>Adds a cell.</summary>
    /// <param name="clone">Its clone, from 0.</param>
    /// <param name="well">Its well, from 1; null for an early cell.</param>
    /// <param name="pseudotime">The pseudotime of an early cell; NaN for a late one.</param>
    /// <param name="trueBits">What an early cell tells of a late one of its clone; NaN for a late one.</param>
    /// <param name="binding">How binding the program of its clone is: the third of pseudotime that the early cell is in.</param>
    /// <param name="place">Where it is in the embedding.</param>
    /// <param name="counts">Its counts, one for each gene.</param>
    public void Add(int clone, int? well, double pseudotime, double trueBits, string binding, (double First, double Second) place, ReadOnlySpan<int> counts)
    {
        _clones.Add(Numbered("clone", clone + 1));
        _times.Add(well is null ? "2" : "6");
        _wells.Add(well?.ToString(CultureInfo.InvariantCulture));
        _pseudotimes.Add(pseudotime);
        _trueBits.Add(trueBits);
        _bindings.Add(binding);
        _embedding.Add((float)place.First);
        _embedding.Add((float)place.Second);
        for (int gene = 0; gene < counts.Length; gene++)
        {
            if (counts[gene] != 0)
            {
                _values.Add(counts[gene]);
                _places.Add(gene);
            }
        }

        _starts.Add(_values.Count);
    }

    /// <summary>The data set of pairs of an early and a late cell, and the file of all cells.</summary>
    /// <param name="pairs">The cells of each pair, from 0.</param>
    /// <param name="trueBits">What they share.</param>
    /// <param name="details">What else is known.</param>
    public Dataset ToDataset(IReadOnlyList<(int Early, int Late)> pairs, double trueBits, ParameterSet details)
    {
        var rows = new SparseRows { Values = [.. _values], Places = [.. _places], Starts = [.. _starts], Columns = _genes.Length };
        string[] names = [.. Enumerable.Range(1, rows.Count).Select(cell => Numbered("cell", cell))];
        var table = new MetadataTable(
            rows.Count,
            [
                new MetadataColumn("clone", _clones),
                new MetadataColumn("time", _times),
                new MetadataColumn("well", _wells),
                new MetadataColumn("pseudotime", _pseudotimes),
                new MetadataColumn("true_bits", _trueBits),
                new MetadataColumn("binding", _bindings),
            ],
            names);
        var file = new AnnDataFile(rows, table, _genes);
        file.Add("X_emb", Samples.Create([.. _embedding], rows.Count, 2));
        return new Dataset(
            rows.ToSamples([.. pairs.Select(pair => pair.Early)], _genes), rows.ToSamples([.. pairs.Select(pair => pair.Late)], _genes), trueBits)
        {
            Files = [new DatasetFile("cells.h5ad", file.Write)],
            Details = details,
        };
    }

    private static string Numbered(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
}
