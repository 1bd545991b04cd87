using LatentMI.Numerics;

namespace LatentMI.Critics;

/// <summary>Joins the sums of parts into those of the first, in the parts' order.</summary>
/// <param name="compute">What it runs on.</param>
/// <param name="parts">The parts.</param>
internal sealed unsafe class JoinWork(Compute compute, IReadOnlyList<CriticSums> parts) : VectorWork(compute)
{
    private const int ValuesPerPart = 4096;

    /// <summary>Adds all parts to the first.</summary>
    /// <returns>The first.</returns>
    public CriticSums Join()
    {
        RunParts(PartsOf(parts[0].Values.Length, ValuesPerPart));
        return parts[0];
    }

    /// <inheritdoc/>
    protected override void RunPart<TSimd, TVector>(int part)
    {
        int start = part * ValuesPerPart;
        int count = Math.Min(ValuesPerPart, parts[0].Values.Length - start);
        float* target = parts[0].Values.Pointer + start;
        for (int p = 1; p < parts.Count; p++)
        {
            float* source = parts[p].Values.Pointer + start;
            int i = 0;
            for (; i <= count - TSimd.Count; i += TSimd.Count)
            {
                TSimd.Store(TSimd.Add(TSimd.Load(ref *target, i), TSimd.Load(ref *source, i)), ref *target, i);
            }

            for (; i < count; i++)
            {
                target[i] += source[i];
            }
        }
    }
}
