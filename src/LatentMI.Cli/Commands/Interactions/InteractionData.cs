using LatentMI.IO.Formats;
using LatentMI.Pairing;
using LatentMI.Studies.Interactions;

namespace LatentMI.Cli.Commands.Interactions;

/// <summary>Pairs that were joined to embeddings.</summary>
/// <param name="Table">The pairs.</param>
/// <param name="Join">What was joined.</param>
/// <param name="X">The embeddings of X.</param>
/// <param name="Y">The embeddings of Y.</param>
internal sealed record InteractionData(InteractionTable Table, IdentifierJoin Join, SampleSource X, SampleSource Y) : IDisposable
{
    /// <summary>Lets go of the embeddings' files.</summary>
    public void Dispose()
    {
        X.Samples.Dispose();
        Y.Samples.Dispose();
    }
}
