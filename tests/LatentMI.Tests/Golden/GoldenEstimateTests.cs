using System.Reflection;
using System.Runtime.Intrinsics;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;
using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Tests.Golden;

/// <summary>The same seed gives the same digits in every version, for every vector width.</summary>
[Collection(nameof(ForcedWidth))]
public sealed class GoldenEstimateTests
{
    public static TheoryData<string> Widths => ["scalar", "128", "256", "512"];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_estimate_has_the_digits_that_it_always_had(string width)
    {
        Dictionary<string, GoldenEntry> entries;
        string? before = Environment.GetEnvironmentVariable(SimdSupport.EnvironmentVariable);
        Environment.SetEnvironmentVariable(SimdSupport.EnvironmentVariable, width);
        try
        {
            // No other test runs meanwhile, and estimates on one thread leave the other cores idle.
            entries = GoldenEstimates.All().AsParallel().AsOrdered().Select(estimate => (estimate.Name, Entry: estimate.Make())).ToDictionary(made => made.Name, made => made.Entry);
        }
        finally
        {
            Environment.SetEnvironmentVariable(SimdSupport.EnvironmentVariable, before);
        }

        GoldenFile.Check(PathOf(width), $"{GoldenMachine.Current}, {Vectors(width)}", entries, IsNear);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Widths_differ_by_no_more_than_machines_may(string width)
    {
        Dictionary<string, GoldenEntry> one = GoldenFile.Read(PathOf("scalar")).Entries;
        Dictionary<string, GoldenEntry> other = GoldenFile.Read(PathOf(width)).Entries;
        Assert.Equal(one.Keys, other.Keys);
        foreach ((string name, GoldenEntry entry) in one)
        {
            Assert.Equal(entry.Keys, other[name].Keys);
            Assert.All(entry, value => Assert.True(IsNear(name, value.Key, value.Value, other[name][value.Key]), $"{name}: {value.Key}"));
        }
    }

    [Fact]
    public void Every_estimator_and_choice_is_among_them()
    {
        Dictionary<string, GoldenEntry> entries = GoldenFile.Read(PathOf("scalar")).Entries;
        string[] words = [.. entries.Keys.SelectMany(name => name.Split(' ', ',')).Distinct()];
        IEnumerable<string> estimators = typeof(IMutualInformationEstimator).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IMutualInformationEstimator)))
            .Select(type => type.Name.Replace("Estimator", string.Empty, StringComparison.Ordinal).ToLowerInvariant());
        Assert.Empty(estimators.Select(name => name switch { "latentmi" => "lmi", "publishedlmi" => "lmi", "batched" => "batches", _ => name }).Except(words));

        // The presets are the static properties of the options.
        IEnumerable<string> presets = typeof(PublishedLmiOptions).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(PublishedLmiOptions)).Select(property => property.Name.ToLowerInvariant());
        Assert.Empty(presets.Except(words));

        Assert.Equal(Enum.GetValues<RepresentationChoice>(), Used(GoldenEstimates.Latent, options => options.Representation));
        Assert.Equal(Enum.GetValues<ColumnScores>(), Used(GoldenEstimates.Latent, options => options.ColumnScores));
        Assert.Equal(Enum.GetValues<Regularizer>(), Used(GoldenEstimates.Published, options => options.Regularizer));
        Assert.Equal(Enum.GetValues<KsgAlgorithm>(), Used(GoldenEstimates.Published, options => options.KsgAlgorithm));
        Assert.Equal(["critic", "gaussian", "network", "none", "several", "stacked"], Values("ratio"));
        Assert.Equal(["columns", "counts", "first-columns", "folded", "kernel", "linear", "neighbors", "network"], Values("representation"));

        static IEnumerable<T> Used<TOptions, T>(IReadOnlyDictionary<string, TOptions> settings, Func<TOptions, T> choice) =>
            settings.Values.Select(choice).Distinct().Order();

        IEnumerable<string> Values(string name) => entries.Values.Select(entry => entry.GetValueOrDefault(name)).OfType<string>().Distinct().Order();
    }

    private static string PathOf(string width) => $"LatentMI.Tests/Golden/estimates-{width}.json";

    private static bool IsNear(string entry, string value, string expected, string actual)
    {
        string[] before = expected.Split(' ');
        string[] now = actual.Split(' ');
        double tolerance = GoldenEstimates.Tolerance(entry, value);
        return before.Length == now.Length && before.Zip(now).All(pair => GoldenFile.AreNear(pair.First, pair.Second, tolerance));
    }

    // Vectors that are wider than the registers are worked on in halves, which may add up their lanes in another order.
    private static string Vectors(string width) => width switch
    {
        "128" => Describe(Vector128.IsHardwareAccelerated),
        "256" => Describe(Vector256.IsHardwareAccelerated),
        "512" => Describe(Vector512.IsHardwareAccelerated),
        _ => "no vectors",
    };

    private static string Describe(bool inRegisters) => inRegisters ? "vectors in registers" : "vectors in halves";
}
