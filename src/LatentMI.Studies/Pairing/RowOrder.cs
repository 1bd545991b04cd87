using System.Globalization;
using LatentMI.IO.Formats;
using LatentMI.Pairing;

namespace LatentMI.Studies.Pairing;

/// <summary>Checks sides whose rows are paired by position.</summary>
public static class RowOrder
{
    // Where rows can be paired by position only.
    private const string SortAdvice = "sort both files alike, or leave the names out if the order of the files is right";

    /// <summary>Refuses sides whose names say that row i of one does not belong to row i of the other, or that differ in their number of rows.</summary>
    /// <param name="x">X.</param>
    /// <param name="other">The other side.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="canPairByNames">Whether rows can be paired by their names.</param>
    /// <param name="pairBy">How messages name the setting that does it.</param>
    /// <exception cref="InputException">They are such.</exception>
    public static void Require(SampleSource x, SampleSource other, string name, bool canPairByNames, string pairBy = "--pair-by")
    {
        RequireCount(x, other, name, canPairByNames, pairBy);
        if (x.RowNames is null || other.RowNames is null)
        {
            return;
        }

        RowPairs shared = RowNames.Shared(x.RowNames, other.RowNames);
        int moved = Enumerable.Range(0, shared.Count).Count(i => shared.X[i] != shared.Y[i]);
        if (moved > 0)
        {
            int first = Enumerable.Range(0, shared.Count).First(i => shared.X[i] != shared.Y[i]);
            string advice = canPairByNames
                ? $"choose {pairBy} {RowPairing.ByNames}, or {pairBy} {RowPairing.ByRows} if the order of the files is right"
                : SortAdvice;
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{moved} of {OneLine.Count(shared.Count, "row name")} that X and {name} share {(moved == 1 ? "is" : "are")} in other rows, such as {OneLine.Quote(x.RowNames[shared.X[first]])} in row {x.Samples.RowNumber(shared.X[first])} of X and row {other.Samples.RowNumber(shared.Y[first])} of {name}; {advice}."));
        }
    }

    /// <summary>Refuses sides that differ in their number of rows.</summary>
    /// <param name="x">X.</param>
    /// <param name="other">The other side.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="canPairByNames">Whether rows can be paired by their names.</param>
    /// <param name="pairBy">How messages name the setting that does it.</param>
    /// <exception cref="InputException">They do.</exception>
    public static void RequireCount(SampleSource x, SampleSource other, string name, bool canPairByNames, string pairBy = "--pair-by")
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(other);
        if (x.Samples.Count == other.Samples.Count)
        {
            return;
        }

        int shared = RowNames.Shared(x.RowNames, other.RowNames).Count;
        string advice = shared > 0 && canPairByNames
            ? string.Create(CultureInfo.InvariantCulture, $"; they share {OneLine.Count(shared, "row name")}, which {pairBy} {RowPairing.ByNames} pairs")
            : x.Condition is not null || other.Condition is not null
                ? "; a condition on one side leaves rows out of that side alone, while --where CONDITION leaves out pairs"
                : Transposed();
        throw new InputException(string.Create(
            CultureInfo.InvariantCulture,
            $"{(name == "Y" ? "X has" : "X and Y have")} {OneLine.Count(x.Samples.Count, "row")} and {name} has {other.Samples.Count}: row i of X must belong to row i of {name}{advice}."));

        string Transposed()
        {
            bool isOther = other.Samples.Dimensions == x.Samples.Count;
            return isOther || x.Samples.Dimensions == other.Samples.Count
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"; {(isOther ? name : "X")} has {(isOther ? other : x).Samples.Dimensions} columns: if these are what the rows of the other are, transpose it, as FILE:T does")
                : "";
        }
    }
}
