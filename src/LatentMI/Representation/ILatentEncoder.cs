using LatentMI.Numerics;

namespace LatentMI.Representation;

/// <summary>What turns rows of one side into latents.</summary>
internal interface ILatentEncoder
{
    /// <summary>The number of columns of the rows that it encodes.</summary>
    int Dimensions { get; }

    /// <summary>The number of latent dimensions.</summary>
    int LatentDimensions { get; }

    /// <summary>Computes the latents of rows.</summary>
    /// <param name="samples">Rows of <see cref="Dimensions"/> columns.</param>
    /// <param name="compute">What it runs on.</param>
    /// <returns>As many rows of <see cref="LatentDimensions"/> columns, float32.</returns>
    Samples Encode(Samples samples, Compute compute);
}
