using System.Globalization;
using LatentMI.Settings;

namespace LatentMI.Pairing;

/// <summary>The settings of a permutation test.</summary>
public sealed record PermutationTestOptions
{
    /// <summary>The number of re-pairings, B; at least 1. No p-value can be below 1 / (1 + B). Default: 99.</summary>
    public int Permutations { get; init; } = 99;

    /// <summary>What is repeated for each of them. Default: <see cref="PermutationKind.Pipeline"/>.</summary>
    public PermutationKind Kind { get; init; } = PermutationKind.Pipeline;

    /// <summary>The seed of the re-pairings. Default: 0.</summary>
    public ulong Seed { get; init; }

    /// <summary>
    /// Null, or 1, for independent rows, which are shuffled. For a time series the number of rows that it remembers: X is then shifted in a
    /// circle against Y, by at least so many rows either way, which keeps the order within both. Default: null.
    /// </summary>
    public int? TimeSeriesBlock { get; init; }

    /// <summary>
    /// Null for rows that do not belong together, which are shuffled. Otherwise groups of rows change places as wholes, each in its own order, so that
    /// what rows of a group have in common is in the permutations too: exact for groups of one size; of different sizes a group may come to lie over two.
    /// As many rows as the samples have. Default: null. Not with <see cref="TimeSeriesBlock"/>.
    /// </summary>
    public RowGroups? Groups { get; init; }

    /// <summary>Checks that so many rows can be re-paired in as many different ways as are wanted; rows that are shuffled always can.</summary>
    /// <param name="rows">The number of rows that are re-paired.</param>
    /// <exception cref="InputException">A time series is too short for as many different shifts, or there are too few groups for as many orders.</exception>
    public void RequireRows(int rows)
    {
        if (TimeSeriesBlock is > 1 and { } block && PossibleShifts(rows) < Permutations)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{rows} rows can be shifted by at least {block} rows either way in only {PossibleShifts(rows)} ways, fewer than the {OneLine.Count(Permutations, "permutation")}; "
                + $"use fewer permutations or shorter blocks."));
        }

        Groups?.RequireRows(rows);
        if (Groups is { } groups && PossibleOrdersOf(groups.Count) < Permutations)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{OneLine.Count(groups.Count, "group")} {(groups.Count == 1 ? "has" : "have")} {PossibleOrdersOf(groups.Count)} other orders, fewer than the {OneLine.Count(Permutations, "permutation")}; use fewer permutations or more groups."));
        }
    }

    /// <summary>The number of different re-pairings of so many rows, but for those of single rows, which are as good as endless.</summary>
    /// <param name="rows">The number of rows.</param>
    internal long PossibleOrders(int rows) =>
        TimeSeriesBlock is > 1 ? PossibleShifts(rows) : Groups is { } groups ? PossibleOrdersOf(groups.Count) : long.MaxValue;

    /// <summary>The number of circular shifts of so many rows by at least one block either way.</summary>
    /// <param name="rows">The number of rows.</param>
    internal int PossibleShifts(int rows) => (int)Math.Max(0, rows - (2L * (TimeSeriesBlock ?? 1)) + 1);

    /// <summary>The number of orders of groups but for that which they have, n! - 1; as large a number where it is larger.</summary>
    private static long PossibleOrdersOf(int groups) => groups > 20 ? long.MaxValue : Enumerable.Range(1, groups).Aggregate(1L, (product, factor) => product * factor) - 1;

    /// <summary>Checks every setting.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range; the message names it.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Permutations, 1);
        if (!Enum.IsDefined(Kind))
        {
            throw new ArgumentOutOfRangeException(nameof(Kind), Kind, "There is no such choice.");
        }

        OptionRange.RequireAtLeast(TimeSeriesBlock, 1);
        if (TimeSeriesBlock is not null && Groups is not null)
        {
            throw new ArgumentException("Rows are blocks of a time series or groups, not both.", nameof(Groups));
        }
    }
}
