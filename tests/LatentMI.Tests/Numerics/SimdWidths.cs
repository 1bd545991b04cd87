using LatentMI.Numerics;

namespace LatentMI.Tests.Numerics;

/// <summary>Every vector width, for tests that must hold for each; widths that the processor lacks are emulated by the runtime.</summary>
public static class SimdWidths
{
    /// <summary>The widths' names.</summary>
    public static TheoryData<string> All => [.. Enum.GetNames<SimdWidth>()];

    internal static SimdWidth Parse(string name) => Enum.Parse<SimdWidth>(name);
}
