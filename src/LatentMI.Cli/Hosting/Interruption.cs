using System.Runtime.InteropServices;

namespace LatentMI.Cli.Hosting;

/// <summary>
/// Turns the first SIGINT (Ctrl-C), SIGTERM or SIGHUP into a cancellation, so that the running command unwinds and leaves no half-written file.
/// A second signal ends the process at once, should the first one not get through.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _hangUp;

    /// <summary>Starts to listen.</summary>
    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        _hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Cancel);
    }

    /// <summary>Canceled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>The exit code that tells the caller which signal it was.</summary>
    public int ExitCode { get; private set; } = Hosting.ExitCode.Interrupted;

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _hangUp.Dispose();
        _source.Dispose();
    }

    private void Cancel(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        ExitCode = context.Signal switch
        {
            PosixSignal.SIGTERM => Hosting.ExitCode.Terminated,
            PosixSignal.SIGHUP => Hosting.ExitCode.HungUp,
            _ => Hosting.ExitCode.Interrupted,
        };
        _source.Cancel();
    }
}
