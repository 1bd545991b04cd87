namespace LatentMI.Representation;

/// <summary>Maps rows of one side to latents, each row by itself. It may be called from several threads.</summary>
public interface IEncoder
{
    /// <summary>Computes the latents of rows.</summary>
    /// <param name="rows">n rows of the side's columns, training rows or others.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <returns>n rows of L columns, finite; L is the same at every call and in every fold.</returns>
    Samples Encode(Samples rows, CancellationToken cancellationToken);
}
