namespace LatentMI.Estimators.Latent;

/// <summary>Adds to the arrays of a model.</summary>
internal static class ModelArrayList
{
    /// <summary>Adds float32 values.</summary>
    public static void Add(this List<ModelArray> arrays, string name, ReadOnlySpan<float> values, params int[] shape) =>
        arrays.Add(new ModelArray(name, shape, values.ToArray()));

    /// <summary>Adds float64 values.</summary>
    public static void Add(this List<ModelArray> arrays, string name, ReadOnlySpan<double> values, params int[] shape) =>
        arrays.Add(new ModelArray(name, shape, values.ToArray()));

    /// <summary>Adds samples, which are float32.</summary>
    public static void Add(this List<ModelArray> arrays, string name, Samples samples)
    {
        var values = new float[samples.Count * samples.Dimensions];
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, values.AsSpan(i * samples.Dimensions, samples.Dimensions));
        }

        arrays.Add(new ModelArray(name, [samples.Count, samples.Dimensions], values));
    }
}
