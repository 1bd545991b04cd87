using System.Globalization;

namespace LatentMI.Estimators;

/// <summary>The warnings of many estimates that form one.</summary>
internal static class RepeatedWarnings
{
    /// <summary>One warning for each identifier, with the number of times it was raised.</summary>
    /// <param name="raised">The warnings of all estimates.</param>
    /// <param name="estimates">The number of estimates.</param>
    /// <param name="name">What they are called: "slices".</param>
    public static IReadOnlyList<EstimateWarning> Join(IEnumerable<EstimateWarning> raised, int estimates, string name) =>
        [.. raised.GroupBy(warning => warning.Id).Select(same => new EstimateWarning(same.Key, string.Create(
            CultureInfo.InvariantCulture, $"In {same.Count()} of {estimates} {name}, such as: {same.First().Message}")))];
}
