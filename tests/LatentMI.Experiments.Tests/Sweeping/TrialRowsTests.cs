using LatentMI.IO.Tables;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Experiments.Tests.Sweeping;

public sealed class TrialRowsTests
{
    [Theory]
    [InlineData("aaabb", 1, "1101")]
    [InlineData("aaabb", 2, "100")]
    [InlineData("aaabb", 3, "00")]
    [InlineData("abc", 1, "00")]
    [InlineData("aa--bb", 1, "10001")]
    public void Partners_are_of_the_same_run(string trials, int lag, string expected)
    {
        // A row without a value is of no trial.
        string?[] values = [.. trials.Select(trial => trial == '-' ? null : $"{trial}")];
        Assert.Equal(expected.Select(row => row == '1'), TrialRows.WithPartner(new MetadataColumn("trial", values), "t.csv", lag));
    }

    [Fact]
    public void A_trial_that_begins_again_is_refused_with_its_row()
    {
        string message = Assert.Throws<InputException>(() => TrialRows.WithPartner(new MetadataColumn("trial", [1.0, 1, 2, 1]), "t.csv", 1)).Message;
        Assert.StartsWith("t.csv: '1' of the column 'trial' begins again in row 4", message, StringComparison.Ordinal);
    }
}
