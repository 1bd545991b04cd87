using System.Reflection;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Published;

namespace LatentMI.Experiments.Tests.Measuring;

public class LatentSettingsCompleteTests
{
    // What a record tells elsewhere, what changes no number, and code.
    private static readonly string[] ToldElsewhere =
    [
        nameof(PublishedLmiOptions.Regularizer), nameof(LatentMiOptions.Groups), nameof(LatentMiOptions.Seed), nameof(LatentMiOptions.Threads),
        nameof(LatentMiOptions.OwnRepresentations), nameof(LatentMiOptions.OwnRatios),
    ];

    public static TheoryData<string> OfCrossFitting => OptionsOf<LatentMiOptions>();

    public static TheoryData<string> OfPublished => OptionsOf<PublishedLmiOptions>();

    [Theory]
    [MemberData(nameof(OfCrossFitting))]
    public void Every_option_of_cross_fitting_is_told_and_read_back(string name) =>
        AssertTold(name, LatentMiOptions.Default with { }, LatentSettings.Describe, LatentSettings.Read);

    [Theory]
    [MemberData(nameof(OfPublished))]
    public void Every_option_of_the_published_method_is_told_and_read_back(string name)
    {
        foreach ((string preset, PublishedLmiOptions start) in PublishedLmiSettings.Presets)
        {
            AssertTold(name, start with { }, options => PublishedLmiSettings.Describe(options, preset), PublishedLmiSettings.Read);
        }
    }

    private static void AssertTold<T>(string name, T options, Func<T, ParameterSet> describe, Func<ParameterSet, T> read)
        where T : notnull
    {
        ParameterSet before = describe(options);
        PropertyInfo property = typeof(T).GetProperty(name)!;
        property.SetValue(options, Other(property.PropertyType, property.GetValue(options)));
        ParameterSet described = describe(options);
        Assert.False(described.Equals(before), $"No record tells {name}: add it to the settings of {typeof(T).Name}.");
        Assert.Equal(options, read(described));
    }

    private static TheoryData<string> OptionsOf<T>() => new(typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite).Select(property => property.Name).Except(ToldElsewhere));

    private static object Other(Type type, object? value) => value switch
    {
        bool flag => !flag,
        int number => number + 1,
        double number => number + 0.125,
        Enum => Enum.GetValues(type).Cast<object>().First(other => !other.Equals(value)),
        null when type == typeof(string) => "kernel",
        null when Nullable.GetUnderlyingType(type) is { IsEnum: true } choice => Enum.GetValues(choice).GetValue(1)!,
        null => 7,
        _ => throw new NotSupportedException($"The test knows no other value of {type}."),
    };
}
