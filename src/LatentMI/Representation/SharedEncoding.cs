using LatentMI.Numerics;

namespace LatentMI.Representation;

/// <summary>Encodes rows by several encoders; features that they have in common are computed once.</summary>
internal static class SharedEncoding
{
    /// <summary>Computes the latents of rows by each encoder.</summary>
    /// <param name="encoders">The encoders.</param>
    /// <param name="samples">The rows.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>For each encoder as many rows of its latent dimensions, as <see cref="ILatentEncoder.Encode"/> gives them.</returns>
    public static Samples[] Encode(IReadOnlyList<ILatentEncoder> encoders, Samples samples, Compute compute)
    {
        var latents = new Samples[encoders.Count];
        foreach (IGrouping<object, int> group in Enumerable.Range(0, encoders.Count)
            .GroupBy(place => encoders[place] is FeatureEncoder encoder ? (object)encoder.Map : encoders[place], ReferenceEqualityComparer.Instance))
        {
            int[] places = [.. group];
            if (group.Key is FeatureMap map)
            {
                Samples[] encoded = FeatureEncoder.EncodeTogether(map, [.. places.Select(place => (FeatureEncoder)encoders[place])], samples, compute);
                for (int i = 0; i < places.Length; i++)
                {
                    latents[places[i]] = encoded[i];
                }
            }
            else
            {
                Samples encoded = encoders[places[0]].Encode(samples, compute);
                Array.ForEach(places, place => latents[place] = encoded);
            }
        }

        return latents;
    }
}
