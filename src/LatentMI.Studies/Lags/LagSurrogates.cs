using LatentMI.Numerics;
using LatentMI.Pairing;
using static System.FormattableString;

namespace LatentMI.Studies.Lags;

/// <summary>The rows of a series that are put beside rows of another that they do not belong to, at all lags alike.</summary>
internal static class LagSurrogates
{
    /// <summary>The moves of surrogates: in a circle, or of whole trials.</summary>
    /// <param name="trials">The trial of each row that is used, those of a trial one after the other; null for one recording.</param>
    /// <param name="count">The number of all rows, which are the circle.</param>
    /// <param name="surrogates">How many.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>For each surrogate what gives the row in the place of each of the rows that are used, or of their partners at a lag.</returns>
    public static IEnumerable<Func<int[], int[]>> Moves(int[]? trials, int count, int surrogates, ulong seed) =>
        trials is null ? Shifts(count, surrogates, seed) : Exchanges(trials, surrogates, seed);

    /// <summary>A series shifted in a circle, by different numbers of rows.</summary>
    /// <remarks>
    /// Shifts so short that the shifted curve overlaps the curve itself are as likely as others, though it may hold the true lag then: the test is exact for a
    /// stationary circle because its shifts are a group, and without these they are none. docs/lags.md has what leaving them out would do.
    /// </remarks>
    /// <param name="count">The number of all rows, which are the circle.</param>
    /// <param name="surrogates">How many; less than there are rows.</param>
    /// <param name="seed">The seed.</param>
    public static IEnumerable<Func<int[], int[]>> Shifts(int count, int surrogates, ulong seed) =>
        new RandomStream(seed, RandomPurpose.Permutation).NextPermutation(count - 1).Take(surrogates)
            .Select<int, Func<int[], int[]>>(shift => rows => Array.ConvertAll(rows, row => (int)((row + 1L + shift) % count)));

    /// <summary>The trials of a series in random orders, laid over those of the other; rows keep their order within a trial.</summary>
    /// <param name="trials">The trial of each row, those of a trial one after the other.</param>
    /// <param name="surrogates">How many.</param>
    /// <param name="seed">The seed.</param>
    public static IEnumerable<Func<int[], int[]>> Exchanges(int[] trials, int surrogates, ulong seed)
    {
        int[][] members = [.. Enumerable.Range(0, trials.Length).GroupBy(place => trials[place]).Select(trial => trial.ToArray())];
        return Enumerable.Range(0, surrogates).Select<int, Func<int[], int[]>>(surrogate =>
        {
            int[] order = new RandomStream(seed, RandomPurpose.Permutation, (ulong)surrogate).NextPermutation(members.Length);
            int[] places = [.. order.SelectMany(trial => members[trial])];
            return rows => Array.ConvertAll(places, place => rows[place]);
        });
    }

    /// <summary>Refuses a test that has too few surrogates, before the estimates take their time.</summary>
    /// <param name="trials">The trial of each row that is used; null for one recording.</param>
    /// <param name="count">The number of all rows.</param>
    /// <param name="surrogates">How many.</param>
    /// <exception cref="InputException">There are fewer.</exception>
    public static void Require(int[]? trials, int count, int surrogates)
    {
        if (trials is not null)
        {
            new PermutationTestOptions { Permutations = surrogates, Groups = GroupsOf(trials) }.RequireRows(trials.Length);
        }
        else if (count - 1 < surrogates)
        {
            throw new InputException(Invariant(
                $"{OneLine.Count(count, "row")} can be shifted in a circle in {OneLine.Count(count - 1, "way")}, fewer than the {OneLine.Count(surrogates, "permutation")}; use fewer permutations."));
        }
    }

    /// <summary>The rows of each trial as a group.</summary>
    /// <param name="trials">The trial of each row.</param>
    public static RowGroups GroupsOf(int[] trials) => RowGroups.Of([.. trials.Select(trial => Invariant($"{trial}"))]);
}
