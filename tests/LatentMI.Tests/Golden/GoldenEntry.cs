namespace LatentMI.Tests.Golden;

/// <summary>Values by name, as they are written in a golden file.</summary>
internal sealed class GoldenEntry : Dictionary<string, string>;
