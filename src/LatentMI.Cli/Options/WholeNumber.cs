using LatentMI.Settings;

namespace LatentMI.Cli.Options;

/// <summary>Options whose value is a whole number from some number on.</summary>
internal static class WholeNumber
{
    /// <summary>Names an option and its least number.</summary>
    /// <param name="name">The option's name with its dashes.</param>
    /// <param name="symbol">The number's name in the help, such as <c>K</c>.</param>
    /// <param name="least">The least number.</param>
    /// <param name="description">What it does, for the help.</param>
    public static NumberOption<int> Option(string name, string symbol, int least, string description) =>
        new(name, symbol, description, value => value >= least, FormattableString.Invariant($"a whole number of at least {least}"));

    /// <summary>Names an option that counts threads, or estimates at once, each of which has its own.</summary>
    /// <param name="name">The option's name with its dashes.</param>
    /// <param name="symbol">The number's name in the help, such as <c>T</c>.</param>
    /// <param name="least">The least number.</param>
    /// <param name="description">What it does, for the help.</param>
    public static NumberOption<int> OfThreads(string name, string symbol, int least, string description) => new(
        name, symbol, description, value => value >= least && value <= CommonSettings.MostThreads, FormattableString.Invariant($"a whole number from {least} to {CommonSettings.MostThreads}"));
}
