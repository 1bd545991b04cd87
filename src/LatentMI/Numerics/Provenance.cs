using System.Reflection;

namespace LatentMI.Numerics;

/// <summary>
/// What a number was made by, beside the version: it stands in every result and record, so that a later reader can tell whether the same program would
/// make it again.
/// </summary>
/// <param name="SourceHash">
/// 16 hexadecimal digits that tell the sources of this library apart, made from its files and their paths, whatever the machine and the line ends.
/// </param>
/// <param name="Commit">The commit that the program was built from; null where it was built outside of a git repository.</param>
/// <param name="VectorWidth">The bits of the vectors that were computed with, 0 for none: another width may change the last digits.</param>
public sealed record Provenance(string SourceHash, string? Commit, int VectorWidth)
{
    private const string HashKey = "SourceHash";

    /// <summary>This program, as it computes in this process.</summary>
    public static Provenance Current { get; } = Of(typeof(Provenance).Assembly, SimdSupport.Current());

    private static Provenance Of(Assembly assembly, SimdWidth width)
    {
        string hash = assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(entry => entry.Key == HashKey).Value!;

        // The SDK writes the commit behind the version: 0.1.0+0919365...
        string? build = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        int plus = build?.IndexOf('+', StringComparison.Ordinal) ?? -1;
        return new Provenance(hash, plus < 0 ? null : build![(plus + 1)..], (int)width);
    }
}
