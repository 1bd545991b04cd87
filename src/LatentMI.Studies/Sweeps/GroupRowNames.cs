using LatentMI.IO.Formats;
using LatentMI.Pairing;

namespace LatentMI.Studies.Sweeps;

/// <summary>The names of the rows of groups, where their files name them: rows are paired by position, which the names check.</summary>
internal sealed class GroupRowNames
{
    // Groups of one file have the same names, which are kept and compared once.
    private readonly List<IReadOnlyList<string>> _lists = [];
    private readonly Dictionary<string, int> _listOf = [];
    private readonly Dictionary<(int X, int Y), string?> _moved = [];

    /// <summary>Adds a group.</summary>
    /// <param name="group">Its name.</param>
    /// <param name="names">The names of its rows; null where they have none.</param>
    public void Add(string group, IReadOnlyList<string>? names)
    {
        if (names is null)
        {
            return;
        }

        int index = _lists.FindIndex(known => known.SequenceEqual(names, StringComparer.Ordinal));
        if (index < 0)
        {
            index = _lists.Count;
            _lists.Add(names);
        }

        _listOf[group] = index;
    }

    /// <summary>A number that groups whose rows have the same names share; null where the rows of a group have none.</summary>
    /// <param name="group">The group.</param>
    public int? ListOf(string group) => _listOf.TryGetValue(group, out int list) ? list : null;

    /// <summary>A name that two groups have in different rows; null where there is none.</summary>
    /// <param name="x">A group.</param>
    /// <param name="y">Another.</param>
    public string? FindMoved(string x, string y)
    {
        if (!_listOf.TryGetValue(x, out int listX) || !_listOf.TryGetValue(y, out int listY) || listX == listY)
        {
            return null;
        }

        if (!_moved.TryGetValue((listX, listY), out string? moved))
        {
            RowPairs shared = RowNames.Shared(_lists[listX], _lists[listY]);
            int first = Enumerable.Range(0, shared.Count).FirstOrDefault(i => shared.X[i] != shared.Y[i], -1);
            _moved[(listX, listY)] = moved = first < 0 ? null : _lists[listX][shared.X[first]];
        }

        return moved;
    }
}
