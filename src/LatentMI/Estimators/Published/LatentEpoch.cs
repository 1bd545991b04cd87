using LatentMI.Numerics;
using LatentMI.Representation;

namespace LatentMI.Estimators.Published;

/// <summary>The state of the published network after an epoch of training.</summary>
public sealed class LatentEpoch
{
    private LatentEpoch(EpochLoss loss, Samples latentX, Samples latentY) => (Loss, LatentX, LatentY) = (loss, latentX, latentY);

    /// <summary>The losses of the epoch.</summary>
    public EpochLoss Loss { get; }

    /// <summary>The latents of X, of the rows that do not train, in their order.</summary>
    public Samples LatentX { get; }

    /// <summary>The latents of Y, of the same rows.</summary>
    public Samples LatentY { get; }

    /// <summary>Trains the network on a single split, and shows what each epoch made of the rows that do not train.</summary>
    /// <param name="options">The settings of a single split.</param>
    /// <param name="x">n rows of X.</param>
    /// <param name="y">The rows of Y that belong to them.</param>
    /// <param name="epochEnded">Called after every epoch, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work within a batch.</param>
    /// <exception cref="InputException">Training diverged.</exception>
    public static void Follow(
        PublishedLmiOptions options, Samples x, Samples y, Action<LatentEpoch> epochEnded, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(epochEnded);
        using var compute = new Compute(options.Threads, SimdSupport.Current(), cancellationToken);
        var training = new LatentTraining(compute, options, x, y);
        int[] rows = [.. training.ValidationRows.Order()];
        Samples heldOutX = x.SelectRows(rows);
        Samples heldOutY = y.SelectRows(rows);
        training.Train(progress: null, loss => epochEnded(
            new LatentEpoch(loss, training.EncoderX.Encode(heldOutX, compute), training.EncoderY.Encode(heldOutY, compute))));
    }
}
