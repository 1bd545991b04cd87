using System.Globalization;

namespace LatentMI;

/// <summary>Something about an estimate that its reader should know before trusting it.</summary>
/// <param name="Id">A stable identifier in lower case, such as <c>ties</c>; see docs/warnings.md.</param>
/// <param name="Message">A sentence that says what was seen and what to try.</param>
public sealed record EstimateWarning(string Id, string Message)
{
    /// <summary>The warnings of many estimates that form one: one for each identifier, with the number of estimates that raised it; those of a single one as they are.</summary>
    /// <param name="raised">The warnings of all estimates.</param>
    /// <param name="estimates">The number of estimates.</param>
    /// <param name="name">What they are called, such as "slices".</param>
    public static IReadOnlyList<EstimateWarning> Join(IEnumerable<EstimateWarning> raised, int estimates, string name) => estimates == 1
        ? [.. raised]
        : [.. raised.GroupBy(warning => warning.Id).Select(same => new EstimateWarning(same.Key, string.Create(
            CultureInfo.InvariantCulture, $"In {same.Count()} of {estimates} {name}, such as: {same.First().Message}")))];
}
