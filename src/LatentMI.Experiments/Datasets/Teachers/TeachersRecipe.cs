using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets.Teachers;

/// <summary>
/// Latents through a random network on each side: k pairs of normal latents that share I bits, and q that a side has to itself. The networks give their latents
/// away (<see cref="TeacherNetwork"/>), so that I(X;Y) = I exactly.
/// </summary>
public sealed record TeachersRecipe : IDatasetRecipe
{
    private const ulong LatentStream = 0;
    private const ulong StreamX = 1;
    private const ulong StreamY = 2;

    /// <summary>The name of the recipe.</summary>
    public const string RecipeName = "teachers";

    /// <inheritdoc/>
    public string Name => RecipeName;

    /// <summary>What the units of the networks do.</summary>
    public required TeacherActivation Activation { get; init; }

    /// <summary>d, the number of columns of each side; more than 2 (k + q).</summary>
    public required int Dimensions { get; init; }

    /// <summary>k, the number of pairs of latents that carry the information; at least 1.</summary>
    public required int IntrinsicDimensions { get; init; }

    /// <summary>q, the number of latents that each side has to itself; at least 0.</summary>
    public required int Exclusive { get; init; }

    /// <summary>I, the mutual information in bits; at least 0.</summary>
    public required double Bits { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new()
    {
        { "activation", TeacherActivations.Name(Activation) },
        { "d", Dimensions },
        { "k", IntrinsicDimensions },
        { "exclusive", Exclusive },
        { "bits", Bits },
        { "n", Count },
    };

    /// <inheritdoc/>
    public DatasetShape? Shape => new DatasetShape(Count, Dimensions, Dimensions);

    /// <inheritdoc/>
    public string Truth => $"{CorrelatedPairs.Truth} of the latents, which the columns determine";

    /// <summary>The fewest columns of a side that give its latents away.</summary>
    /// <param name="intrinsicDimensions">k.</param>
    /// <param name="exclusive">q.</param>
    public static long LeastDimensions(int intrinsicDimensions, int exclusive) => TeacherNetwork.LeastDimensions((long)intrinsicDimensions + exclusive);

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Exclusive);
        var pairs = new CorrelatedPairs(IntrinsicDimensions, Bits);
        int latents = IntrinsicDimensions + Exclusive;
        var teacherX = new TeacherNetwork(latents, Dimensions, Activation, new RandomStream(seed, RandomPurpose.Data, StreamX));
        var teacherY = new TeacherNetwork(latents, Dimensions, Activation, new RandomStream(seed, RandomPurpose.Data, StreamY));
        var random = new RandomStream(seed, RandomPurpose.Data, LatentStream);
        var latentsX = new float[latents];
        var latentsY = new float[latents];
        var x = new float[checked(Count * Dimensions)];
        var y = new float[x.Length];
        for (int i = 0; i < Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            pairs.Draw(latentsX, latentsY, random);
            for (int latent = IntrinsicDimensions; latent < latents; latent++)
            {
                latentsX[latent] = (float)random.NextNormal();
                latentsY[latent] = (float)random.NextNormal();
            }

            teacherX.Compute(latentsX, x.AsSpan(i * Dimensions, Dimensions));
            teacherY.Compute(latentsY, y.AsSpan(i * Dimensions, Dimensions));
        }

        return new Dataset(Samples.Create(x, Count, Dimensions), Samples.Create(y, Count, Dimensions), Bits);
    }
}
