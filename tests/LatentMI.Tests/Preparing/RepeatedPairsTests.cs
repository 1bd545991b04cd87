using LatentMI.Preparing;

namespace LatentMI.Tests.Preparing;

public sealed class RepeatedPairsTests
{
    [Fact]
    public void A_pair_is_repeated_where_both_sides_equal_an_earlier_row()
    {
        var x = Samples.Create([1f, 1f, 1f, 2f, 1f], 5, 1);
        var y = Samples.Create([3.0, 3.0, 4.0, 3.0, 3.0], 5, 1);
        Assert.Equal(2, RepeatedPairs.Count(x, y));
    }

    [Fact]
    public void Values_that_only_move_between_the_sides_are_another_pair()
    {
        var x = Samples.Create([1f, 2f, 2f, 1f], 2, 2);
        var y = Samples.Create([2f, 1f], 2, 1);
        Assert.Equal(0, RepeatedPairs.Count(x, y));
    }
}
