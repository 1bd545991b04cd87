using System.Numerics;

namespace LatentMI.Studies.Synergy;

/// <summary>The mutual information of one side and others joined. Sources have the numbers 0 to m - 1, the target m.</summary>
/// <param name="Side">The one side.</param>
/// <param name="Others">The others, a bit for each.</param>
internal readonly record struct SynergyTerm(int Side, uint Others)
{
    /// <summary>The term; of two sides always the same one, whichever is named first.</summary>
    /// <param name="side">The one side.</param>
    /// <param name="others">The others, a bit for each.</param>
    public static SynergyTerm Of(int side, uint others) => BitOperations.IsPow2(others) && BitOperations.Log2(others) < side
        ? new SynergyTerm(BitOperations.Log2(others), 1u << side)
        : new SynergyTerm(side, others);

    /// <summary>The numbers of the others, in their order.</summary>
    public int[] Joined
    {
        get
        {
            uint others = Others;
            return [.. Enumerable.Range(0, 32).Where(side => (others >> side & 1) == 1)];
        }
    }
}
