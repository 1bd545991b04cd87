using LatentMI.Pairing;
using LatentMI.Studies.Interactions;

namespace LatentMI.Tests.Interactions;

public sealed class InteractionTableTests
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    [Fact]
    public void Directed_pairs_are_other_pairs_when_turned_and_undirected_ones_are_not()
    {
        var pairs = new RowPairs([0, 1, 0, 2], [1, 0, 1, 3]);
        var directed = InteractionTable.Create(pairs, Names, Names);
        Assert.Equal((3, 1, 4), (directed.Pairs.Count, directed.RepeatedCount, directed.ProteinCount));
        Assert.True(directed.Contains(2, 3));
        Assert.False(directed.Contains(3, 2));

        var undirected = InteractionTable.Create(pairs, Names, Names, undirected: true);
        Assert.Equal((2, 2), (undirected.Pairs.Count, undirected.RepeatedCount));
        Assert.True(undirected.Contains(3, 2));
    }

    [Fact]
    public void Possible_pairs_are_those_that_the_table_could_have_had()
    {
        var pairs = new RowPairs([0, 1, 2], [1, 2, 3]);
        HashSet<int> all = [0, 1, 2, 3];

        // x has a, b, c and y has b, c, d: nine pairs without b-b and c-c.
        RowPairs directed = InteractionTable.Create(pairs, Names, Names).Possible(all);
        Assert.Equal([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 1), (2, 3)], directed.X.Zip(directed.Y));
        RowPairs undirected = InteractionTable.Create(pairs, Names, Names, undirected: true).Possible(all);
        Assert.Equal([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)], undirected.X.Zip(undirected.Y));
        RowPairs own = InteractionTable.Create(new RowPairs([0, 1], [1, 1]), Names, Names).Possible(all);
        Assert.Equal([(0, 1), (1, 1)], own.X.Zip(own.Y));
    }

    [Fact]
    public void A_protein_of_the_same_name_on_both_sides_is_held_out_on_both()
    {
        string[] other = ["c", "a"];
        var table = InteractionTable.Create(new RowPairs([0, 1, 2], [0, 1, 1]), Names, other);

        // Pairs a-c, b-a, c-a: without a, whatever its row, none is left; without b, two.
        Assert.Equal(0, table.Without(new HashSet<int> { table.ProteinOfX(0) }).Count);
        Assert.Equal([(0, 0), (2, 1)], table.Without(new HashSet<int> { table.ProteinOfX(1) }) is { } left ? left.X.Zip(left.Y) : []);
        Assert.Equal(3, table.ProteinCount);
    }

    [Fact]
    public void The_default_holds_out_what_was_published_but_at_most_a_third()
    {
        Assert.Equal(170, new HoldOutOptions().CountOf(1000));
        Assert.Equal(30, new HoldOutOptions().CountOf(90));
        Assert.Equal(45, new HoldOutOptions { Proteins = 45 }.CountOf(90));
        Assert.Throws<InputException>(() => new HoldOutOptions { Proteins = 46 }.CountOf(90));
        Assert.Throws<InputException>(() => new HoldOutOptions().CountOf(3));
    }

    [Fact]
    public void Undirected_pairs_of_different_sides_are_refused() =>
        Assert.Throws<ArgumentException>(() => InteractionTable.Create(new RowPairs([0], [1]), Names, ["x", "y"], undirected: true));
}
