using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Scoring;

/// <summary>The cases of the experiment <c>stress</c>: the recipe's name, but for the Gaussian recipe, of which it has few rows.</summary>
public static class StressCase
{
    /// <summary>All cases in their order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["dense", "heavy-tails", "hidden", "unequal", "few-rows"];

    /// <summary>The case of a record.</summary>
    /// <param name="record">A record of the experiment.</param>
    public static string Of(ExperimentRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Dataset == "gaussian" ? "few-rows" : record.Dataset;
    }
}
