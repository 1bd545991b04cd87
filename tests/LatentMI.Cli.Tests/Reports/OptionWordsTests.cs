using LatentMI.Reporting.Reports;

namespace LatentMI.Cli.Tests.Reports;

public sealed class OptionWordsTests
{
    [Theory]
    [InlineData("together (LatentMiOptions.Groups).", "together (--group-by).")]
    [InlineData("estimate with LatentMiEstimator with LatentMiOptions.Groups.", "estimate with --estimator lmi --group-by.")]
    [InlineData("use LatentMiOptions.TimeSeriesBlock = 12.", "use --time-series 12.")]
    [InlineData("use LatentMiEstimator with LatentMiOptions.TimeSeriesBlock = 12;", "use --estimator lmi --time-series 12;")]
    [InlineData("LatentMiOptions.Labels = LabelSides.X for labels, LabelSides.None for quantities.", "--labels x for labels, --labels none for quantities.")]
    [InlineData("or MixedEstimator with few columns", "or --estimator mixed with few columns")]
    [InlineData("DiscreteEstimator if the other side", "--estimator discrete if the other side")]
    [InlineData("use LatentMiEstimator, DiscreteEstimator or MixedEstimator.", "use --estimator lmi, --estimator discrete or mixed.")]
    [InlineData("try DiscreteEstimator or MixedEstimator.", "try --estimator discrete or mixed.")]
    [InlineData("(LatentMiOptions.ColumnScores = ColumnScores.Normal).", "(--column-scores normal).")]
    [InlineData("Groups of rows and labels stay as they are.", "Groups of rows and labels stay as they are.")]
    public void Settings_of_the_library_are_options_of_the_command(string ofLibrary, string ofCommand) =>
        Assert.Equal(ofCommand, new EstimateWarning("id", ofLibrary).MessageForCommand());
}
