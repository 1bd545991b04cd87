namespace LatentMI.Representation;

/// <summary>
/// A way from the columns of both sides to latents, such as an encoder of one's own. It is fitted once for each fold, to the rows outside of the fold, and
/// the rows of the fold are encoded by what it learned without them.
/// </summary>
public interface IRepresentation
{
    /// <summary>The name in results and messages.</summary>
    string Name { get; }

    /// <summary>Fits encoders of both sides.</summary>
    /// <param name="x">The training rows of X, in their own units: n rows of dx columns.</param>
    /// <param name="y">The training rows of Y: n rows of dy columns; row i belongs to row i of <paramref name="x"/>.</param>
    /// <param name="seed">The seed of every random number that is drawn; with the same rows and seed the encoders must be the same.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    EncoderPair Fit(Samples x, Samples y, ulong seed, CancellationToken cancellationToken);
}
