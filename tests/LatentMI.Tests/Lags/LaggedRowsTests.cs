using LatentMI.IO.Tables;
using LatentMI.Studies.Pairing;

namespace LatentMI.Tests.Lags;

public sealed class LaggedRowsTests
{
    [Theory]
    [InlineData("aaabb", 1, "013")]
    [InlineData("aaabb", -1, "124")]
    [InlineData("aaabb", 2, "0")]
    [InlineData("aaabb", 3, "")]
    [InlineData("abc", 1, "")]
    [InlineData("aa--bb", 1, "04")]
    public void Partners_are_of_the_same_trial(string trials, int lag, string expected)
    {
        // A row without a value is of no trial.
        string?[] values = [.. trials.Select(trial => trial == '-' ? null : $"{trial}")];
        LaggedRows lagged = new(trials.Length, numbers: null, [(new MetadataColumn("trial", values), "t.csv")]);

        int[] rows = lagged.Common([lag]);

        Assert.Equal(expected, string.Concat(rows));
        Assert.Equal(rows.Select(row => row + lag), lagged.Partners(rows, lag));
    }

    [Theory]
    [InlineData(new[] { 0 }, 0, 9)]
    [InlineData(new[] { -2, 0, 3 }, 2, 6)]
    [InlineData(new[] { 2, 4 }, 0, 5)]
    [InlineData(new[] { -4, -3 }, 4, 9)]
    public void Rows_with_a_partner_at_every_lag_are_those_away_from_the_ends(int[] lags, int first, int last) =>
        Assert.Equal(Enumerable.Range(first, last - first + 1), new LaggedRows(10, numbers: null, []).Common(lags));

    [Fact]
    public void Lags_count_the_rows_that_were_left_out()
    {
        // Rows 0, 1, 2, 5, 6 and 7 of a recording.
        LaggedRows lagged = new(6, [0, 1, 2, 5, 6, 7], []);

        Assert.Equal([0, 1, 3, 4], lagged.Common([1]));
        Assert.Equal([1, 2, 4, 5], lagged.Partners([0, 1, 3, 4], 1));
        Assert.Equal([0], lagged.Common([0, 2, 5]));
        Assert.Equal([3], lagged.Partners([0], 5));
    }

    [Fact]
    public void Trials_that_either_side_knows_count()
    {
        MetadataColumn days = new("day", ["1", "1", "1", "2", "2"]);
        MetadataColumn trials = new("trial", ["a", "b", "b", "c", "c"]);

        LaggedRows lagged = new(5, numbers: null, [(days, "x.csv"), (trials, "y.csv")]);

        Assert.Equal([0, 1, 1, 2, 2], lagged.Trials);
        Assert.Equal([1, 3], lagged.Common([1]));
    }

    [Fact]
    public void The_largest_lags_have_no_partners() => Assert.Empty(new LaggedRows(10, numbers: null, []).Common([int.MinValue, int.MaxValue]));

    [Fact]
    public void A_trial_that_begins_again_is_refused_with_its_row()
    {
        string message = Assert.Throws<InputException>(() => new LaggedRows(4, numbers: null, [(new MetadataColumn("trial", [1.0, 1, 2, 1]), "t.csv")])).Message;
        Assert.StartsWith("t.csv: '1' of the column 'trial' begins again in row 4", message, StringComparison.Ordinal);
    }
}
