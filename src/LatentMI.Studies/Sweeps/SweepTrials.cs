using System.Collections;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Running;

namespace LatentMI.Studies.Sweeps;

/// <summary>The work of a plan: every pair with every settings, seed after seed. There may be many millions, so they are made when they are looked at.</summary>
internal sealed class SweepTrials : ICountedTrials
{
    // Of more sizes of groups, there are nearly as many kinds of pairs as pairs.
    private const int MostSizes = 1000;

    private readonly SweepPlan _plan;
    private readonly GroupCache? _data;
    private readonly Dictionary<string, SweepGroup> _groups;
    private readonly IMeasurement[] _measurements;
    private readonly SweepGroup?[] _given;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Prepares the work.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="measure">Makes the measurement of settings.</param>
    /// <param name="data">Where the samples come from; null where the work is only counted.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="InputException">There is more work than can be numbered.</exception>
    public SweepTrials(SweepPlan plan, Func<ParameterSet, IMeasurement> measure, GroupCache? data, CancellationToken cancellationToken)
    {
        _plan = plan;
        _data = data;
        _cancellationToken = cancellationToken;
        _groups = plan.Groups.ToDictionary(group => group.Name);
        _measurements = [.. plan.Estimates.Select(measure)];
        _given = Array.ConvertAll(_measurements, measurement => (measurement as PairMeasurement)?.Request.Given is { } name ? _groups[name] : null);
        long count = (long)plan.Pairs.Count * plan.Seeds.Count * plan.Estimates.Count;
        Count = count <= int.MaxValue ? (int)count : throw new InputException(
            FormattableString.Invariant($"the plan makes {count} estimates, more than the {int.MaxValue} of a sweep; name fewer pairs, lags, seeds or settings."));
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public Trial this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            (int rest, int measurement) = Math.DivRem(index, _measurements.Length);
            (int seed, int pair) = Math.DivRem(rest, _plan.Pairs.Count);
            return Make(_plan.Seeds[seed], _plan.Pairs[pair], measurement);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<(Trial Example, long Count)>? Kinds
    {
        get
        {
            if (_plan.Pairs is not CrossedPairs pairs || _groups.Values.Select(SizeOf).Distinct().Count() > MostSizes)
            {
                return null;
            }

            // A seed changes nothing of what a trial costs.
            return pairs.CountKinds(name => SizeOf(_groups[name]))
                .SelectMany(kind => Enumerable.Range(0, _measurements.Length).Select(i => (Make(_plan.Seeds[0], kind.First, i), kind.Count * _plan.Seeds.Count)));

            static (int Rows, int Columns) SizeOf(SweepGroup group) => (group.Count, group.Dimensions);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Trial> GetEnumerator()
    {
        foreach (ulong seed in _plan.Seeds)
        {
            foreach (SweepPair pair in _plan.Pairs)
            {
                _cancellationToken.ThrowIfCancellationRequested();
                for (int i = 0; i < _measurements.Length; i++)
                {
                    yield return Make(seed, pair, i);
                }
            }
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Trial Make(ulong seed, SweepPair pair, int index)
    {
        SweepGroup[] sides = _given[index] is { } given ? [_groups[pair.X], _groups[pair.Y], given] : [_groups[pair.X], _groups[pair.Y]];
        return new Trial(new PairRecipe(sides, pair.Lag, _plan.LagWithin, _measurements[index], _data), _measurements[index], seed);
    }
}
