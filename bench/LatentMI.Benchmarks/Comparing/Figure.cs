using LatentMI.Benchmarks.Measuring;

namespace LatentMI.Benchmarks.Comparing;

/// <summary>One measured time with a name, by which runs on the same machine can be held against each other.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Seconds">The time.</param>
internal sealed record Figure(string Name, Timing Seconds);
