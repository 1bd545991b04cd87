using System.Numerics;
using CsCheck;
using LatentMI.Neighbors;
using LatentMI.Numerics;

namespace LatentMI.Tests.Neighbors;

/// <summary>Point sets of the kinds that break searches for neighbors.</summary>
internal static class PointSets
{
    /// <summary>The kinds: spread, tied, clustered, heavy-tailed, and mostly coinciding.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["normal", "integers", "clusters", "cauchy", "duplicates"];

    /// <summary>Draws one value of a point set of a kind.</summary>
    public static double Draw(string kind, RandomStream random) => kind switch
    {
        "normal" => random.NextNormal(),
        "integers" => random.NextInt(4),
        "clusters" => (10 * random.NextInt(3)) + (1e-3 * random.NextNormal()),
        "cauchy" => Math.Tan(Math.PI * (random.NextUniform() - 0.5)),
        "duplicates" => random.NextInt(10) == 0 ? random.NextNormal() : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A set of pairs, the same for the same arguments.</summary>
    public static PairedPoints<T> Create<T>(string kind, int count, int dimensionsX, int dimensionsY, ulong seed)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        T[] Side(int dimensions) => Enumerable.Range(0, count * dimensions).Select(_ => T.CreateChecked(Draw(kind, random))).ToArray();
        return new PairedPoints<T>(Side(dimensionsX), dimensionsX, Side(dimensionsY), dimensionsY, count);
    }

    /// <summary>Cases of all kinds and shapes.</summary>
    public static Gen<(string Kind, int Count, int DimensionsX, int DimensionsY, int Neighbors, ulong Seed)> Cases =>
        from kind in Gen.Int[0, Kinds.Count - 1].Select(i => Kinds[i])
        from neighbors in Gen.Int[1, 10]
        from extra in Gen.OneOf(Gen.Int[1, 40], Gen.Const(1), Gen.Int[60, 300])
        from dimensionsX in Gen.OneOf(Gen.Int[1, 3], Gen.Int[1, 40])
        from dimensionsY in Gen.OneOf(Gen.Int[1, 3], Gen.Int[1, 40])
        from seed in Gen.ULong
        select (kind, neighbors + extra, dimensionsX, dimensionsY, neighbors, seed);
}
