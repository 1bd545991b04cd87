using System.Globalization;

namespace LatentMI.Experiments.Datasets.BenchmarkMi;

/// <summary>
/// The tasks of benchmark-mi (P. Czyz, F. Grabowski, J. E. Vogt, N. Beerenwinkel, A. Marx, "Beyond normal: on the evaluation of mutual information estimators",
/// NeurIPS 2023), in its order. Samplers and transforms follow the definitions of the paper and its supplement.
/// </summary>
internal static class BenchmarkTasks
{
    private const double BivariateCorrelation = 0.75;
    private const double DenseCorrelation = 0.5;

    // Of two columns that share a factor of standard deviation 2 and have noise of 1.
    private const double PairCorrelation = 0.8;
    private const int InteractingPairs = 2;

    /// <summary>All 40.</summary>
    public static IReadOnlyList<BenchmarkTask> All { get; } =
    [
        .. OneDimensional(),
        .. new[] { 2, 3, 5, 25, 50 }.Select(Dense),
        .. new[] { 2, 3, 5, 25 }.Select(d => Sparse(d)),
        Student(2, 1),
        Student(2, 2),
        Student(3, 2),
        Student(3, 3),
        Student(5, 2),
        Student(5, 3),
        .. new[] { 3, 5, 25 }.Select(d => Sparse(d, ("normal_cdf", BenchmarkTransform.NormalCdf))),
        .. new[] { 3, 5, 25 }.Select(d => Sparse(d, ("half_cube", BenchmarkTransform.HalfCube))),
        .. new[] { 3, 5, 25 }.Select(d => Sparse(d, ("spiral", BenchmarkTransform.Spiral))),
        .. new[] { 3, 5, 25 }.Select(d => Sparse(d, ("normal_cdf", BenchmarkTransform.NormalCdf), ("spiral", BenchmarkTransform.Spiral))),
        Student(2, 1, ("asinh", BenchmarkTransform.Asinh)),
        Student(3, 2, ("asinh", BenchmarkTransform.Asinh)),
        Student(5, 2, ("asinh", BenchmarkTransform.Asinh)),
    ];

    /// <summary>The task of an identifier.</summary>
    /// <param name="id">The identifier.</param>
    /// <exception cref="InputException">There is none.</exception>
    public static BenchmarkTask Find(string id) =>
        All.FirstOrDefault(task => task.Id == id)
        ?? throw new InputException($"There is no task '{id}' of benchmark-mi; there are {string.Join(", ", All.Select(task => task.Id))}.");

    private static IEnumerable<BenchmarkTask> OneDimensional()
    {
        var pair = new PairedNormals(1, 1, BivariateCorrelation);
        yield return new BenchmarkTask("1v1-normal-0.75", pair);
        yield return new BenchmarkTask("normal_cdf-1v1-normal-0.75", pair, BenchmarkTransform.NormalCdf);
        yield return new BenchmarkTask("1v1-additive-0.1", new AdditiveNoise(0.1));
        yield return new BenchmarkTask("1v1-additive-0.75", new AdditiveNoise(0.75));
        yield return new BenchmarkTask("1v1-bimodal-0.75", pair, BenchmarkTransform.NormalCdf, BenchmarkTransform.Bimodal);
        yield return new BenchmarkTask("wiggly-1v1-normal-0.75", pair, BenchmarkTransform.Wiggly);
        yield return new BenchmarkTask("half_cube-1v1-normal-0.75", pair, BenchmarkTransform.HalfCube);
        yield return Student(1, 1);
        yield return Student(1, 1, ("asinh", BenchmarkTransform.Asinh));
        yield return new BenchmarkTask("swissroll_x-normal_cdf-1v1-normal-0.75", pair, BenchmarkTransform.NormalCdf, BenchmarkTransform.SwissRoll);
    }

    private static BenchmarkTask Dense(int dimensions) => new(
        string.Create(CultureInfo.InvariantCulture, $"multinormal-dense-{dimensions}-{dimensions}-{DenseCorrelation}"), new DenseNormals(dimensions, DenseCorrelation));

    private static BenchmarkTask Sparse(int dimensions, params (string Name, BenchmarkTransform Map)[] transforms) => Transformed(
        $"multinormal-sparse-{dimensions}-{dimensions}-{InteractingPairs}-2.0", new PairedNormals(dimensions, InteractingPairs, PairCorrelation), transforms);

    private static BenchmarkTask Student(int dimensions, int freedom, params (string Name, BenchmarkTransform Map)[] transforms) => Transformed(
        $"student-identity-{dimensions}-{dimensions}-{freedom}", new SplitStudent(dimensions, freedom), transforms);

    private static BenchmarkTask Transformed(string id, BenchmarkBase pairs, (string Name, BenchmarkTransform Map)[] transforms) => new(
        string.Concat(transforms.Reverse().Select(transform => transform.Name + "-")) + id, pairs, [.. transforms.Select(transform => transform.Map)]);
}
