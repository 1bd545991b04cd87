namespace LatentMI.Studies.Sweeps;

/// <summary>The samples of two groups, in memory until they are given back.</summary>
/// <param name="x">The samples of X.</param>
/// <param name="y">The samples of Y.</param>
/// <param name="giveBack">Called once, at disposal.</param>
internal sealed class GroupLoan(Samples x, Samples y, Action giveBack) : IDisposable
{
    private Action? _giveBack = giveBack;

    /// <summary>The samples of X.</summary>
    public Samples X => x;

    /// <summary>The samples of Y.</summary>
    public Samples Y => y;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _giveBack, null)?.Invoke();
}
