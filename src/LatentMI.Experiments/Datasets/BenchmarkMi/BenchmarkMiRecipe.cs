using LatentMI.Numerics;
using LatentMI.Studies.Trials;

namespace LatentMI.Experiments.Datasets.BenchmarkMi;

/// <summary>Data of a task of benchmark-mi. I(X;Y) is exact.</summary>
public sealed record BenchmarkMiRecipe : IDatasetRecipe
{
    /// <summary>The name of the recipe.</summary>
    public const string RecipeName = "bmi";

    /// <inheritdoc/>
    public string Name => RecipeName;

    /// <summary>The identifiers of the tasks.</summary>
    public static IReadOnlyList<string> TaskIds { get; } = [.. BenchmarkTasks.All.Select(task => task.Id)];

    /// <summary>The identifier of the task, as in the benchmark.</summary>
    public required string Task { get; init; }

    /// <summary>n, the number of rows.</summary>
    public required int Count { get; init; }

    /// <inheritdoc/>
    public ParameterSet Parameters => new() { { "task", Task }, { "n", Count } };

    /// <inheritdoc/>
    public DatasetShape? Shape
    {
        get
        {
            BenchmarkTask task = BenchmarkTasks.Find(Task);
            (double[] x, double[] y) = Draw(task, new RandomStream(0, RandomPurpose.Data));
            return new DatasetShape(Count, x.Length, y.Length);
        }
    }

    /// <inheritdoc/>
    public string Truth => "exact: that of the distribution before its invertible transforms";

    /// <inheritdoc/>
    public Dataset Create(ulong seed, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1);
        BenchmarkTask task = BenchmarkTasks.Find(Task);
        var random = new RandomStream(seed, RandomPurpose.Data);
        var x = new double[Count][];
        var y = new double[Count][];
        for (int row = 0; row < Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (x[row], y[row]) = Draw(task, random);
        }

        return new Dataset(Joined(x), Joined(y), task.Bits);
    }

    private static (double[] X, double[] Y) Draw(BenchmarkTask task, RandomStream random)
    {
        var x = new double[task.Base.DimensionsX];
        var y = new double[task.Base.DimensionsY];
        task.Base.Draw(x, y, random);
        foreach (BenchmarkTransform transform in task.Transforms)
        {
            (x, y) = (transform.X(x), transform.Y(y));
        }

        return (x, y);
    }

    private static Samples Joined(double[][] rows) =>
        Samples.Create(rows.SelectMany(row => row).Select(value => (float)value).ToArray(), rows.Length, rows[0].Length);
}
