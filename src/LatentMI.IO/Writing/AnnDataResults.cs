using System.Text.Json.Nodes;

namespace LatentMI.IO.Writing;

/// <summary>Results on the cells of an AnnData file.</summary>
/// <param name="key">What all their names begin with.</param>
public sealed class AnnDataResults(string key)
{
    /// <summary>What all their names begin with.</summary>
    public string Key => key;

    /// <summary>Numbers of the cells, by the part of their name after the key: <c>pmi</c> becomes <c>obs/KEY_pmi</c>. NaN where a cell has none.</summary>
    public required IReadOnlyList<(string Name, double[] Values)> Columns { get; init; }

    /// <summary>Matrices with a row for each cell, row after row: <c>x</c> becomes <c>obsm/KEY_x</c>.</summary>
    public required IReadOnlyList<(string Name, float[] Values, int Columns)> Matrices { get; init; }

    /// <summary>Values of all cells together, <c>uns/KEY</c>: numbers, texts, lists of them, and objects of these; null is left out.</summary>
    public required JsonObject Values { get; init; }
}
