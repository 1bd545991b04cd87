using CsCheck;
using LatentMI.Pairing;

namespace LatentMI.Tests.Pairing;

public sealed class RowGroupsTests
{
    [Fact]
    public void Rows_of_one_key_are_one_group_and_rows_without_are_alone()
    {
        var groups = RowGroups.Of(["b", null, "a", "b", null, "a"]);
        Assert.Equal([0, 1, 2, 0, 3, 2], groups.OfRows);
        Assert.Equal(4, groups.Count);
        Assert.Equal([[0, 3], [1], [2, 5], [4]], groups.Members);
    }

    [Fact]
    public void Shared_keys_of_either_kind_chain_rows_together()
    {
        // 0 and 2 share a kinase, 2 and 3 a target; "a" as a target is another key than "a" as a kinase.
        var groups = RowGroups.Of([["a", "b", "a", "c", "d"], ["s", "a", "t", "t", "u"]]);
        Assert.Equal([0, 1, 0, 0, 2], groups.OfRows);
    }

    [Fact]
    public void No_key_is_in_two_groups() => Gen.Select(Gen.Int[0, 15].Array[30], Gen.Int[0, 15].Array[30]).Sample((x, y) =>
    {
        var groups = RowGroups.Of([[.. x.Select(key => $"{key}")], [.. y.Select(key => $"{key}")]]);
        foreach (int[] keys in new[] { x, y })
        {
            Assert.All(
                Enumerable.Range(0, keys.Length).GroupBy(row => keys[row]),
                rows => Assert.Single(rows.Select(row => groups.OfRows[row]).Distinct()));
        }
    });

    [Fact]
    public void Selected_rows_keep_their_company()
    {
        RowGroups groups = RowGroups.Of(["a", "b", "a", "c"]).SelectRows([3, 2, 0]);
        Assert.Equal([0, 1, 1], groups.OfRows);
        Assert.Equal(2, groups.Count);
    }
}
