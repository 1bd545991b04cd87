using System.Runtime.InteropServices;
using LatentMI.Estimators.Latent;
using LatentMI.IO.Models;

namespace LatentMI.Native;

/// <summary>A finished estimate, in memory that stays where it is until <see cref="Dispose"/>: <c>lmi_result</c>.</summary>
internal sealed unsafe class NativeResult : IDisposable
{
    private readonly Dictionary<string, (Array Values, int Rows, int Columns, SampleType Type)> _arrays = [];

    /// <summary>Makes a result.</summary>
    /// <param name="json">The report.</param>
    /// <param name="pointwise">The pointwise value of each row, in bits.</param>
    /// <param name="latents">The latents, float32, by their names.</param>
    /// <param name="model">The model; null where it was not wanted.</param>
    /// <param name="estimate">The estimate, which a ranking compares with others; null where it is not cross-fitted.</param>
    public NativeResult(
        string json, IReadOnlyList<double> pointwise, IEnumerable<(string Name, Samples Latents)> latents, SavedModel? model, LatentMiEstimate? estimate)
    {
        Estimate = estimate;
        Json = Marshal.StringToCoTaskMemUTF8(json);
        Model = model;
        double[] bits = GC.AllocateUninitializedArray<double>(pointwise.Count, pinned: true);
        for (int row = 0; row < bits.Length; row++)
        {
            bits[row] = pointwise[row];
        }

        _arrays["pmi"] = (bits, bits.Length, 1, SampleType.Float64);
        foreach ((string name, Samples samples) in latents)
        {
            float[] values = GC.AllocateUninitializedArray<float>(checked(samples.Count * samples.Dimensions), pinned: true);
            for (int row = 0; row < samples.Count; row++)
            {
                samples.CopyRow(row, values.AsSpan(row * samples.Dimensions, samples.Dimensions));
            }

            _arrays[name] = (values, samples.Count, samples.Dimensions, SampleType.Float32);
        }
    }

    /// <summary>The estimate; null where it is not cross-fitted.</summary>
    public LatentMiEstimate? Estimate { get; }

    /// <summary>The report, UTF-8.</summary>
    public nint Json { get; }

    /// <summary>The model; null where it was not wanted.</summary>
    public SavedModel? Model { get; }

    /// <summary>An array of the result.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="array">A view of it.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(string name, out NativeArray array)
    {
        bool isThere = _arrays.TryGetValue(name, out (Array Values, int Rows, int Columns, SampleType Type) found);
        array = isThere ? NativeArray.Of((void*)Marshal.UnsafeAddrOfPinnedArrayElement(found.Values, 0), found.Rows, found.Columns, found.Type) : default;
        return isThere;
    }

    /// <inheritdoc/>
    public void Dispose() => Marshal.FreeCoTaskMem(Json);
}
