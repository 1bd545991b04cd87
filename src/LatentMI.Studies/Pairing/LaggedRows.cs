using LatentMI.IO.Tables;

namespace LatentMI.Studies.Pairing;

/// <summary>
/// Which rows lags set beside each other: row t of X belongs to row t + lag of Y, unless that is of another trial of an experiment, a run of rows with the
/// same value of a column.
/// </summary>
public sealed class LaggedRows
{
    private const int NoTrial = -1;

    private readonly IReadOnlyList<int>? _numbers;
    private readonly Dictionary<long, int> _places;
    private readonly int[]? _trials;

    /// <summary>Looks at the rows that X and Y have at the same times.</summary>
    /// <param name="count">Their number.</param>
    /// <param name="numbers">The place of each in its recording, which lags count; null where none is left out.</param>
    /// <param name="trials">The columns that tell trials, and where each is from, for messages; empty where lags cross everything.</param>
    /// <exception cref="InputException">A trial begins again after another: a lag would cross what was between.</exception>
    public LaggedRows(int count, IReadOnlyList<int>? numbers, IReadOnlyList<(MetadataColumn Column, string Address)> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        Count = count;
        _numbers = numbers;
        _places = numbers is null ? [] : Enumerable.Range(0, count).ToDictionary(row => (long)numbers[row]);
        _trials = trials.Count == 0 ? null : FindTrials(count, [.. trials.Select(trial => KeysOf(trial.Column, trial.Address))]);
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The number of rows of the recording from the first to the last of these, those that are left out among them.</summary>
    public long Span => _numbers is null or [] ? Count : (long)_numbers.Max() - _numbers.Min() + 1;

    /// <summary>The trial of each row, from 0 in their order, and -1 for a row of none; null where lags cross everything.</summary>
    public IReadOnlyList<int>? Trials => _trials;

    /// <summary>The rows of X that have a row of Y at every one of some lags.</summary>
    /// <param name="lags">The lags.</param>
    public int[] Common(IReadOnlyList<int> lags)
    {
        ArgumentNullException.ThrowIfNull(lags);
        return [.. Enumerable.Range(0, Count).Where(row => lags.All(lag => PartnerOf(row, lag) is not null))];
    }

    /// <summary>The rows of Y that belong to rows of X at a lag.</summary>
    /// <param name="rows">The rows of X, which all have one.</param>
    /// <param name="lag">The lag.</param>
    public int[] Partners(int[] rows, int lag) => Array.ConvertAll(rows, row => PartnerOf(row, lag)!.Value);

    /// <summary>The trial of each of some rows, which all have one; null where lags cross everything.</summary>
    /// <param name="rows">The rows.</param>
    public int[]? TrialsOf(int[] rows) => _trials is null ? null : Array.ConvertAll(rows, row => _trials[row]);

    /// <summary>Checks that the lags are those of as many rows.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public void RequireRowsOf(Samples x, Samples y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (Count != x.Count || Count != y.Count)
        {
            throw new ArgumentException($"Lags of {Count} rows do not belong to {x.Count} rows of X and {y.Count} of Y.");
        }
    }

    private int? PartnerOf(int row, int lag)
    {
        long number = (_numbers?[row] ?? row) + (long)lag;
        int place;
        if (_numbers is null)
        {
            if (number < 0 || number >= Count)
            {
                return null;
            }

            place = (int)number;
        }
        else if (!_places.TryGetValue(number, out place))
        {
            return null;
        }

        return _trials is null || (_trials[row] != NoTrial && _trials[row] == _trials[place]) ? place : null;
    }

    private static IReadOnlyList<string?> KeysOf(MetadataColumn column, string address)
    {
        IReadOnlyList<string?> keys = column.ToKeys();
        var seen = new HashSet<string>();
        for (int row = 0; row < keys.Count; row++)
        {
            if (keys[row] is { } key && (row == 0 || key != keys[row - 1]) && !seen.Add(key))
            {
                throw new InputException(
                    FormattableString.Invariant($"{address}: {OneLine.Quote(key)} of the column {OneLine.Quote(column.Name)} begins again in row {row + 1}; sort the rows so that those of a trial follow each other, or name a column that tells each trial."));
            }
        }

        return keys;
    }

    /// <summary>Numbers the runs of rows whose keys all stay the same; since no key begins again, these are the rows of the same keys.</summary>
    private static int[] FindTrials(int count, IReadOnlyList<string?>[] keys)
    {
        var trials = new int[count];
        int last = NoTrial;
        for (int row = 0; row < count; row++)
        {
            if (Array.Exists(keys, column => column[row] is null))
            {
                trials[row] = NoTrial;
                continue;
            }

            bool goesOn = row > 0 && trials[row - 1] != NoTrial && Array.TrueForAll(keys, column => column[row] == column[row - 1]);
            last += goesOn ? 0 : 1;
            trials[row] = last;
        }

        return trials;
    }
}
