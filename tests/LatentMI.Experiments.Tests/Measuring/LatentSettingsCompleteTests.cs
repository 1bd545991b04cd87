using System.Reflection;
using LatentMI.Estimators.Latent;

namespace LatentMI.Experiments.Tests.Measuring;

public class LatentSettingsCompleteTests
{
    // What a record tells elsewhere, or what changes no number.
    private static readonly string[] ToldElsewhere =
    [
        nameof(LatentMiOptions.Method), nameof(LatentMiOptions.Regularizer), nameof(LatentMiOptions.Groups), nameof(LatentMiOptions.Seed),
        nameof(LatentMiOptions.Threads),
    ];

    public static TheoryData<string> Options =>
        new(typeof(LatentMiOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => property.Name).Except(ToldElsewhere));

    [Theory]
    [MemberData(nameof(Options))]
    public void Every_option_is_told_and_read_back(string name)
    {
        PropertyInfo property = typeof(LatentMiOptions).GetProperty(name)!;
        int told = 0;
        foreach ((string preset, LatentMiOptions start) in new[]
            { ("default", LatentMiOptions.Default), ("mended", LatentMiOptions.Mended), ("paper", LatentMiOptions.Paper) })
        {
            LatentMiOptions changed = start with { };
            property.SetValue(changed, Other(property.PropertyType, property.GetValue(start)));
            ParameterSet described = LatentSettings.Describe(changed, preset);
            if (!described.Equals(LatentSettings.Describe(start, preset)))
            {
                told++;
                Assert.Equal(changed, LatentSettings.Read(described));
            }
        }

        Assert.True(told > 0, $"No record tells {name}: add it to LatentSettings.All.");
    }

    private static object Other(Type type, object? value) => value switch
    {
        bool flag => !flag,
        int number => number + 1,
        double number => number + 0.125,
        Enum => Enum.GetValues(type).Cast<object>().First(other => !other.Equals(value)),
        null when Nullable.GetUnderlyingType(type) is { IsEnum: true } choice => Enum.GetValues(choice).GetValue(1)!,
        null => 7,
        _ => throw new NotSupportedException($"The test knows no other value of {type}."),
    };
}
