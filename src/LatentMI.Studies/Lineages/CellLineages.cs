using LatentMI.Pairing;

namespace LatentMI.Studies.Lineages;

/// <summary>Which clone each cell descends from, whether it was measured early or late, and in which well.</summary>
public sealed class CellLineages
{
    private readonly string?[] _clones;
    private readonly bool[] _early;
    private readonly bool[] _late;
    private readonly string?[]? _wells;

    /// <summary>Describes cells.</summary>
    /// <param name="clones">The clone of each cell; null where it is not known.</param>
    /// <param name="early">Whether a cell was measured early.</param>
    /// <param name="late">Whether it was measured late.</param>
    /// <param name="wells">
    /// The well of each cell; null where it is not known. Null as a whole where wells are not told apart: sisters are then any two late cells of a clone.
    /// </param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public CellLineages(IReadOnlyList<string?> clones, IReadOnlyList<bool> early, IReadOnlyList<bool> late, IReadOnlyList<string?>? wells = null)
    {
        ArgumentNullException.ThrowIfNull(clones);
        ArgumentNullException.ThrowIfNull(early);
        ArgumentNullException.ThrowIfNull(late);
        if (early.Count != clones.Count || late.Count != clones.Count || (wells is not null && wells.Count != clones.Count))
        {
            throw new ArgumentException("Every cell must have a clone, or null, and be early or not, late or not.", nameof(clones));
        }

        (_clones, _early, _late, _wells) = ([.. clones], [.. early], [.. late], wells is null ? null : [.. wells]);
    }

    /// <summary>The number of cells.</summary>
    public int Count => _clones.Length;

    /// <summary>The clone of each cell; null where it is not known.</summary>
    public IReadOnlyList<string?> Clones => _clones;

    /// <summary>The number of early cells of a known clone.</summary>
    public int EarlyCount => Keys(_early).Count(key => key is not null);

    /// <summary>The number of late cells of a known clone.</summary>
    public int LateCount => Keys(_late).Count(key => key is not null);

    /// <summary>Pairs of an early cell and a late one of its clone.</summary>
    public KeyPairing EarlyLate() => KeyPairing.Create(Keys(_early), Keys(_late));

    /// <summary>Pairs of two late cells of a clone, in different wells where wells are told apart.</summary>
    public KeyPairing Sisters()
    {
        string?[] keys = Keys(_late);
        return KeyPairing.Create(
            keys,
            keys,
            _wells is null ? (x, y) => x != y : (x, y) => _wells[x] is { } wellX && _wells[y] is { } wellY && wellX != wellY);
    }

    private string?[] Keys(bool[] chosen) => [.. _clones.Select((clone, cell) => chosen[cell] ? clone : null)];
}
