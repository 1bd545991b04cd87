using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace LatentMI.Native;

/// <summary>Work on a thread of its own, while the thread of the caller tells the caller where it stands and asks whether to go on.</summary>
/// <remarks>
/// A caller may be an interpreter that looks at its signals on one thread only, and only in its own code: so it is asked on its thread, ten times a second,
/// however long a stage of the work is.
/// </remarks>
internal sealed unsafe class CallerWait
{
    private const int AskedEvery = 100;
    private const int StackBytes = 16 << 20;

    private readonly delegate* unmanaged[Cdecl]<void*, byte*, int, int, int> _progress;
    private readonly void* _context;
    private Stage _stage = new("preparing", 0, 0);

    /// <summary>Makes a wait.</summary>
    /// <param name="progress">The caller's function; null for none.</param>
    /// <param name="context">What it is handed.</param>
    public CallerWait(delegate* unmanaged[Cdecl]<void*, byte*, int, int, int> progress, void* context)
    {
        _progress = progress;
        _context = context;
    }

    /// <summary>Notes where the work stands, from the thread that does it.</summary>
    /// <param name="name">The stage.</param>
    /// <param name="done">Its parts that are done.</param>
    /// <param name="total">Its parts; 0 where they are not counted.</param>
    public void Tell(string name, int done = 0, int total = 0) => Volatile.Write(ref _stage, new Stage(name, done, total));

    /// <summary>Does the work.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">The work, which is told when to end.</param>
    /// <exception cref="OperationCanceledException">The caller ended it.</exception>
    public T Run<T>(Func<CancellationToken, T> work)
    {
        using var stop = new CancellationTokenSource();
        using var ended = new ManualResetEventSlim();
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var worker = new Thread(
            () =>
            {
                try
                {
                    result = work(stop.Token);
                }
                catch (Exception e)
                {
                    // Thrown again on the caller's thread: what escaped here would end the process.
                    failure = ExceptionDispatchInfo.Capture(e);
                }

                ended.Set();
            },
            StackBytes)
        {
            IsBackground = true,
            Name = "LatentMI estimate",
        };
        worker.Start();
        while (!ended.Wait(AskedEvery))
        {
            if (!stop.IsCancellationRequested && !GoesOn())
            {
                stop.Cancel();
            }
        }

        worker.Join();
        failure?.Throw();
        return result!;
    }

    private bool GoesOn()
    {
        if (_progress is null)
        {
            return true;
        }

        Stage stage = Volatile.Read(ref _stage);
        byte* name = (byte*)Marshal.StringToCoTaskMemUTF8(stage.Name);
        try
        {
            return _progress(_context, name, stage.Done, stage.Total) == 0;
        }
        finally
        {
            Marshal.FreeCoTaskMem((nint)name);
        }
    }

    private sealed record Stage(string Name, int Done, int Total);
}
