namespace LatentMI.Numerics;

/// <summary>What heavy work runs on: a team of threads, a vector width, and the request to stop.</summary>
internal sealed class Compute : IDisposable
{
    /// <summary>Starts the threads.</summary>
    /// <param name="threads">How many; 0 for one per processor.</param>
    /// <param name="width">The vector width.</param>
    /// <param name="cancellation">Ends the work between two operations, within a batch.</param>
    public Compute(int threads, SimdWidth width, CancellationToken cancellation)
    {
        Team = new WorkerTeam(ResolveThreads(threads));
        Width = width;
        Product = MatrixProduct.Create(Team, width);
        Cancellation = cancellation;
    }

    /// <summary>The threads.</summary>
    public WorkerTeam Team { get; }

    /// <summary>The vector width.</summary>
    public SimdWidth Width { get; }

    /// <summary>The request to stop, for work that is not done by this.</summary>
    public CancellationToken Cancellation { get; }

    private MatrixProduct Product { get; }

    /// <summary>The number of threads that a setting stands for.</summary>
    /// <param name="threads">The setting; 0 for one per processor.</param>
    public static int ResolveThreads(int threads) => threads == 0 ? Environment.ProcessorCount : threads;

    /// <summary>The same on one thread of its own, for one of several pieces of work side by side.</summary>
    public Compute SingleThread() => new(threads: 1, Width, Cancellation);

    /// <summary>Two like pieces of work side by side, each on half of the threads, so that what is done by one thread of a piece leaves none idle.</summary>
    /// <typeparam name="T">What comes of them.</typeparam>
    /// <param name="first">The first.</param>
    /// <param name="second">The second.</param>
    public (T First, T Second) RunBoth<T>(Func<Compute, T> first, Func<Compute, T> second)
    {
        if (Team.Threads == 1)
        {
            return (first(this), second(this));
        }

        int half = Team.Threads / 2;
        var results = new T[2];
        Team.Run(results.Length, part =>
        {
            using var own = new Compute(part == 0 ? Team.Threads - half : half, Width, Cancellation);
            results[part] = (part == 0 ? first : second)(own);
        });
        return (results[0], results[1]);
    }

    /// <summary>C = f(A B + bias); see <see cref="MatrixProduct.Multiply"/>.</summary>
    public void Multiply(MatrixView a, MatrixView b, MatrixView c, Epilogue epilogue)
    {
        Cancellation.ThrowIfCancellationRequested();
        Product.Multiply(a, b, c, epilogue);
    }

    /// <summary>Runs the parts of some work.</summary>
    public void Run(IPartedWork work, int parts)
    {
        Cancellation.ThrowIfCancellationRequested();
        Team.Run(work, parts);
    }

    /// <summary>A new matrix A B.</summary>
    /// <param name="a">A.</param>
    /// <param name="b">B.</param>
    public MatrixView Multiply(MatrixView a, MatrixView b)
    {
        var product = new MatrixView(new AlignedBuffer(checked(a.Rows * b.Columns)), a.Rows, b.Columns);
        Multiply(a, b, product, Epilogue.None);
        return product;
    }

    /// <summary>Throws where the work is to stop.</summary>
    public void ThrowIfCancelled() => Cancellation.ThrowIfCancellationRequested();

    /// <inheritdoc/>
    public void Dispose() => Team.Dispose();
}
