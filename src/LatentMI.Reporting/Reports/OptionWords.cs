using System.Text.RegularExpressions;

namespace LatentMI.Reporting.Reports;

/// <summary>The words of users of the command for what the library calls by the names of its types and properties.</summary>
public static partial class OptionWords
{
    /// <summary>The message of a warning, which names the options of the command where the library names settings and estimators.</summary>
    /// <param name="warning">The warning.</param>
    public static string MessageForCommand(this EstimateWarning warning)
    {
        ArgumentNullException.ThrowIfNull(warning);
        return Settings().Replace(warning.Message, match => match.Value switch
        {
            "LatentMiOptions.ColumnScores = ColumnScores.Normal" => "--column-scores normal",
            "DiscreteEstimator or MixedEstimator" => "--estimator discrete or mixed",
            "DiscreteEstimator" => "--estimator discrete",
            "MixedEstimator" => "--estimator mixed",
            "LatentMiEstimator" => "--estimator lmi",
            _ when match.Groups["side"] is { Success: true } side => $"--labels {side.Value.ToLowerInvariant()}",
            var other => (match.Groups["estimator"].Success ? "--estimator lmi " : string.Empty) + (other.EndsWith("Groups", StringComparison.Ordinal) ? "--group-by" : "--time-series"),
        });
    }

    /// <summary>A message of the library, with the options by which the command does what it advises.</summary>
    /// <param name="message">The message.</param>
    public static string WithOptions(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Advice().Replace(message, match => match.Value switch
        {
            "drop rows with missing values" => $"{match.Value} (lmi estimate --drop-missing)",
            "allow a larger expansion" => $"{match.Value} (--max-expansion N)",
            _ => $"{match.Value} (--decimal ,)",
        });
    }

    [GeneratedRegex("drop rows with missing values|allow a larger expansion|read the file with a decimal comma", RegexOptions.ExplicitCapture)]
    private static partial Regex Advice();

    [GeneratedRegex(
        "LatentMiOptions\\.ColumnScores = ColumnScores\\.Normal|DiscreteEstimator or MixedEstimator|DiscreteEstimator|MixedEstimator"
        + "|(LatentMiOptions\\.Labels = )?LabelSides\\.(?<side>\\w+)|(?<estimator>LatentMiEstimator with )?LatentMiOptions\\.(Groups|TimeSeriesBlock =)|LatentMiEstimator",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Settings();
}
