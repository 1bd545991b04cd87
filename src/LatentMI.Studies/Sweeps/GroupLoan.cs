using LatentMI.IO.Formats;

namespace LatentMI.Studies.Sweeps;

/// <summary>The samples of groups, in memory until they are given back.</summary>
/// <param name="sources">The samples, in the order of the groups given.</param>
/// <param name="giveBack">Called once, at disposal.</param>
internal sealed class GroupLoan(IReadOnlyList<SampleSource> sources, Action giveBack) : IDisposable
{
    private Action? _giveBack = giveBack;

    /// <summary>The samples, in the order of the groups given.</summary>
    public IReadOnlyList<SampleSource> Sources => sources;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _giveBack, null)?.Invoke();
}
