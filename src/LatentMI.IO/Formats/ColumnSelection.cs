using System.Globalization;

namespace LatentMI.IO.Formats;

/// <summary>The columns of an address: <c>a,b</c>, <c>0,3-9,100-</c>, <c>V1_*</c>.</summary>
/// <remarks>
/// Terms are separated by commas; one in double quotes may hold commas. A term is, in this order: the name of a column; a pattern, in which
/// <c>*</c> stands for any characters of a name; a number from 0; a range of numbers, both ends included, of which the last may be left out.
/// Where columns have other names (<see cref="ColumnAliases"/>), these come after their names, and the kinds of columns after those.
/// Columns come in the order of the terms, each once.
/// </remarks>
internal static class ColumnSelection
{
    private const char Wildcard = '*';
    private const char Quote = '"';
    private const int MostNamesShown = 5;

    /// <summary>Finds the columns.</summary>
    /// <param name="text">What the user wrote for the columns.</param>
    /// <param name="names">The names of all columns, or null where they have none.</param>
    /// <param name="count">The number of all columns.</param>
    /// <param name="address">How messages call the table.</param>
    /// <returns>Numbers from 0.</returns>
    /// <exception cref="InputException">A term names no column, or more than one by the same name.</exception>
    public static int[] Resolve(string text, IReadOnlyList<string>? names, int count, string address) =>
        Resolve(text, names, ColumnAliases.None, count, address);

    /// <summary>Finds the columns, which may have other names.</summary>
    /// <param name="text">What the user wrote for the columns.</param>
    /// <param name="names">The names of all columns, or null where they have none.</param>
    /// <param name="aliases">What else they can be chosen by.</param>
    /// <param name="count">The number of all columns.</param>
    /// <param name="address">How messages call the table.</param>
    /// <returns>Numbers from 0.</returns>
    /// <exception cref="InputException">A term names no column, or more than one by the same name.</exception>
    public static int[] Resolve(string text, IReadOnlyList<string>? names, ColumnAliases aliases, int count, string address)
    {
        var isTaken = new bool[count];
        var columns = new List<int>();
        foreach (string term in SplitTerms(text, address))
        {
            foreach (int column in Find(term, names, aliases, count, address))
            {
                if (!isTaken[column])
                {
                    isTaken[column] = true;
                    columns.Add(column);
                }
            }
        }

        return [.. columns];
    }

    /// <summary>Keeps some columns of a source, and lets go of the others.</summary>
    /// <param name="source">The source, which is disposed of.</param>
    /// <param name="text">What the user wrote for the columns; null keeps all.</param>
    /// <exception cref="InputException">There is no such column.</exception>
    public static SampleSource Apply(SampleSource source, string? text)
    {
        if (text is null)
        {
            return source;
        }

        using Samples all = source.Samples;
        int[] columns = Resolve(text, all.ColumnNames, all.Dimensions, source.Address);
        RequireRoom(all.Count, columns.Length, source.Address);
        return source with { Samples = all.SelectColumns(columns), Notes = [.. source.Notes, Note(columns.Length, all.Dimensions)] };
    }

    /// <summary>Refuses more values than one array can hold.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="address">How messages call the table.</param>
    /// <exception cref="InputException">There are too many.</exception>
    public static void RequireRoom(long rows, long columns, string address)
    {
        if (rows * columns > Array.MaxLength)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{address}: {rows} rows of {columns} columns are more values than an array can hold; select fewer columns."));
        }
    }

    /// <summary>Whether a single term is a pattern, a number or a range, and not necessarily a name.</summary>
    /// <param name="term">The term.</param>
    public static bool IsPositional(string term) =>
        term.Contains(Wildcard, StringComparison.Ordinal) || TryParseRange(term, int.MaxValue, out _, out _);

    /// <summary>Says how many columns were chosen.</summary>
    /// <param name="chosen">Their number.</param>
    /// <param name="count">The number of all columns.</param>
    public static string Note(int chosen, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{chosen} of {OneLine.Count(count, "column")} {(chosen == 1 ? "was" : "were")} selected");

    private static List<string> SplitTerms(string text, string address)
    {
        var terms = new List<string>();
        int start = 0;
        while (start <= text.Length)
        {
            bool isQuoted = start < text.Length && text[start] == Quote;
            int close = isQuoted ? text.IndexOf(Quote, start + 1) : start;
            int end = close < 0 ? -1 : text.IndexOf(',', close);
            end = end < 0 ? text.Length : end;
            string term = isQuoted && close == end - 1 ? text[(start + 1)..close] : text[start..end].Trim();
            if (term.Length == 0)
            {
                throw new InputException($"{address}: the columns {OneLine.Quote(text)} have an empty term; separate names, numbers and ranges by single commas.");
            }

            terms.Add(term);
            start = end + 1;
        }

        return terms;
    }

    private static IEnumerable<int> Find(string term, IReadOnlyList<string>? names, ColumnAliases aliases, int count, string address)
    {
        if (names is not null)
        {
            int[] named = [.. Enumerable.Range(0, count).Where(column => names[column] == term)];
            if (named.Length > 0)
            {
                return named.Length == 1
                    ? named
                    : throw new InputException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{address}: {named.Length} columns are called {OneLine.Quote(term)}, the first two number {named[0]} and {named[1]}; give numbers."));
            }
        }

        if (FindByAlias(term, names, aliases, count, address) is { Length: > 0 } others)
        {
            return others;
        }

        if (term.Contains(Wildcard, StringComparison.Ordinal))
        {
            int[] matching = term.All(c => c == Wildcard)
                ? [.. Enumerable.Range(0, count)]
                : [.. Enumerable.Range(0, count).Where(column => Matching(names, column) || aliases.Names.Any(list => Matching(list, column)))];
            return matching.Length > 0 ? matching : throw NoColumn("fits", term, names, count, address);
        }

        if (TryParseRange(term, count, out int first, out int last) && first <= last && last < count)
        {
            return Enumerable.Range(first, last - first + 1);
        }

        throw NoColumn("is", term, names, count, address);

        bool Matching(IReadOnlyList<string>? list, int column) => list is not null && Matches(term, list[column]);
    }

    private static int[] FindByAlias(string term, IReadOnlyList<string>? names, ColumnAliases aliases, int count, string address)
    {
        int[] called = [.. Enumerable.Range(0, count).Where(column => aliases.Names.Any(list => list[column] == term))];
        if (called.Length > 1)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture,
                $"{address}: {called.Length} columns are called {OneLine.Quote(term)}, among them {Name(called[0])} and {Name(called[1])}; give one of those names, or numbers."));
        }

        return called.Length > 0 ? called : [.. Enumerable.Range(0, count).Where(column => aliases.Kinds.Any(list => list[column] == term))];

        string Name(int column) => names is null ? string.Create(CultureInfo.InvariantCulture, $"number {column}") : OneLine.Quote(names[column]);
    }

    private static bool TryParseRange(string term, int count, out int first, out int last)
    {
        int dash = term.IndexOf('-', StringComparison.Ordinal);
        last = -1;
        if (dash < 0)
        {
            bool isNumber = TryParse(term, out first);
            last = first;
            return isNumber;
        }

        if (!TryParse(term.AsSpan(0, dash), out first))
        {
            return false;
        }

        if (dash == term.Length - 1)
        {
            last = count - 1;
            return true;
        }

        return TryParse(term.AsSpan(dash + 1), out last);
    }

    private static bool TryParse(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int star = pattern.IndexOf(Wildcard);
        if (star < 0)
        {
            return name.SequenceEqual(pattern);
        }

        if (!name.StartsWith(pattern[..star]))
        {
            return false;
        }

        // Each part between stars at its first place: if any assignment fits, this one does.
        name = name[star..];
        pattern = pattern[(star + 1)..];
        while ((star = pattern.IndexOf(Wildcard)) >= 0)
        {
            int at = name.IndexOf(pattern[..star]);
            if (at < 0)
            {
                return false;
            }

            name = name[(at + star)..];
            pattern = pattern[(star + 1)..];
        }

        return name.EndsWith(pattern);
    }

    private static InputException NoColumn(string verb, string term, IReadOnlyList<string>? names, int count, string address)
    {
        string problem = $"{address}: no column {verb} {OneLine.Quote(term)}";
        string columns = OneLine.Count(count, "column");
        string are = count == 1 ? "is" : "are";
        string numbers = count == 1 ? "the number 0" : string.Create(CultureInfo.InvariantCulture, $"the numbers 0 to {count - 1}");
        if (names is null)
        {
            return new InputException($"{problem}: there {are} {columns} without names, {numbers}.");
        }

        string shown = OneLine.List(names.Select(name => OneLine.Quote(name)), MostNamesShown);
        return new InputException($"{problem}: there {are} {columns}, {shown}, or {numbers}.");
    }
}
