namespace LatentMI.Tests.Estimation;

/// <summary>Samples as float32.</summary>
internal static class SinglePrecision
{
    /// <summary>The samples with every value rounded.</summary>
    /// <param name="samples">The samples.</param>
    public static Samples Of(Samples samples)
    {
        var values = new float[samples.Count * samples.Dimensions];
        for (int i = 0; i < samples.Count; i++)
        {
            samples.CopyRow(i, values.AsSpan(i * samples.Dimensions, samples.Dimensions));
        }

        return Samples.Create(values, samples.Count, samples.Dimensions);
    }
}
