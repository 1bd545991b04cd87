using LatentMI.Studies.Sweeps;

namespace LatentMI.Experiments.Tests.Sweeping;

public sealed class CrossedPairsTests
{
    public static TheoryData<string, string, int[]> Crossings => new()
    {
        { "abc", "abc", [0] },
        { "abcd", "abcd", [0, 1, -1, 3] },
        { "abc", "de", [0, -2] },
        { "abc", "cba", [0] },
        { "abcd", "cdef", [0, 2, -2] },
        { "a", "a", [0, 1] },
        { "ab", "bbca", [-1, 1, 0, 0] },
        { "cab", "bd", [-3] },
    };

    [Theory]
    [MemberData(nameof(Crossings))]
    public void They_are_those_that_listing_all_and_leaving_out_exchanged_ones_gives(string x, string y, int[] lags)
    {
        var listed = new List<SweepPair>();
        foreach (int lag in lags.Distinct().OrderBy(Math.Abs).ThenByDescending(lag => lag))
        {
            foreach (SweepPair pair in x.Distinct().SelectMany(first => y.Distinct().Select(second => new SweepPair($"{first}", $"{second}", lag))))
            {
                if (pair.X != pair.Y && !listed.Contains(pair.Exchanged))
                {
                    listed.Add(pair);
                }
            }
        }

        var crossed = new CrossedPairs(x.Select(name => $"{name}"), y.Select(name => $"{name}"), lags);
        Assert.Equal(listed, crossed);
        Assert.Equal(listed, Enumerable.Range(0, crossed.Count).Select(i => crossed[i]));
        foreach (SweepPair pair in "abcdefg".SelectMany(first => "abcdefg".SelectMany(second => lags.Append(9).Select(lag => new SweepPair($"{first}", $"{second}", lag)))))
        {
            Assert.Equal(listed.Contains(pair), crossed.Contains(pair));
        }
    }

    [Theory]
    [MemberData(nameof(Crossings))]
    public void Kinds_are_counted_as_their_pairs_are(string x, string y, int[] lags)
    {
        var crossed = new CrossedPairs(x.Select(name => $"{name}"), y.Select(name => $"{name}"), lags);
        foreach (Func<string, string> kindOf in new Func<string, string>[] { name => name, name => name is "a" or "c" ? "odd" : "even", _ => "all" })
        {
            var listed = crossed.GroupBy(pair => (kindOf(pair.X), kindOf(pair.Y), pair.Lag)).ToDictionary(group => group.Key, group => (long)group.Count());
            (SweepPair First, long Count)[] counted = [.. crossed.CountKinds(kindOf)];
            Assert.Equal(listed, counted.ToDictionary(kind => (kindOf(kind.First.X), kindOf(kind.First.Y), kind.First.Lag), kind => kind.Count));
            Assert.All(counted, kind => Assert.Contains(kind.First, crossed));
        }
    }

    [Fact]
    public void Millions_are_counted_at_once_and_found_by_their_numbers()
    {
        string[] names = [.. Enumerable.Range(0, 3000).Select(i => $"g{i}")];
        var half = new CrossedPairs(names, names, [0]);
        Assert.Equal(3000 * 2999 / 2, half.Count);
        Assert.Equal(new SweepPair("g2998", "g2999", 0), half[^1]);
        var all = new CrossedPairs(names, names.Select(name => $"h{name}"), Enumerable.Range(0, 200));
        Assert.Equal(1_800_000_000, all.Count);
        Assert.Equal(new SweepPair("g1", "hg0", 199), all[(199 * 9_000_000) + 3000]);
        Assert.Equal(3_600_000_000_000, new CrossedPairs(names, names.Select(name => $"h{name}"), Enumerable.Range(0, 400_000)).Total);
    }
}
