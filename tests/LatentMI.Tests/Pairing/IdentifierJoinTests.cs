using LatentMI.Pairing;

namespace LatentMI.Tests.Pairing;

public sealed class IdentifierJoinTests
{
    [Fact]
    public void Pairs_of_the_table_find_their_rows_and_what_is_missing_is_counted()
    {
        string?[] x = ["P1", "P9", "P2", null, "P1", "P9"];
        string?[] y = ["Q2", "Q1", "Q7", "Q1", "Q1", "Q7"];
        var join = IdentifierJoin.Join(x, y, ["P1", "P2"], ["Q1", "Q2"]);
        Assert.Equal([0, 0], join.Pairs.X);
        Assert.Equal([1, 0], join.Pairs.Y);
        Assert.Equal([0, 4], join.TableRows);
        Assert.Equal(6, join.TableCount);
        Assert.Equal(["P9"], join.MissingX);
        Assert.Equal(["Q7"], join.MissingY);
        Assert.Equal(1, join.EmptyCount);
    }

    [Fact]
    public void A_name_of_two_rows_is_refused()
    {
        var error = Assert.Throws<InputException>(() => IdentifierJoin.Join(["P1"], ["Q1"], ["P1"], ["Q1", "Q2", "Q1"]));
        Assert.Contains("Two rows of Y are called 'Q1'", error.Message, StringComparison.Ordinal);
    }
}
