using System.Globalization;
using LatentMI.Studies.Storing;

namespace LatentMI.Reporting.Pages;

/// <summary>What many records have in common, in a few words.</summary>
internal static class RecordSettings
{
    // More different values than these are told by their number and range.
    private const int MostValues = 12;

    /// <summary><c>name value, value</c> of each parameter, over all sets.</summary>
    /// <param name="sets">The sets of parameters, of one data set or estimator.</param>
    public static IEnumerable<string> Describe(IEnumerable<ParameterSet> sets)
    {
        // Very many records may share one object, which is cheaper to compare than its text.
        ParameterSet[] distinct = [.. sets.Distinct(ReferenceEqualityComparer.Instance).Cast<ParameterSet>().Distinct()];
        return distinct.SelectMany(set => set).Select(parameter => parameter.Key).Distinct().Select(name =>
        {
            ParameterSet[] having = [.. distinct.Where(set => set.Contains(name))];
            return $"{name} {Values([.. having.Select(set => set.Written(name))])}";
        });
    }

    /// <summary>The seeds of records.</summary>
    /// <param name="records">The records.</param>
    public static string Seeds(IEnumerable<IRecordOutcome> records) =>
        Values([.. records.Select(record => record.Seed).Distinct().Order().Select(seed => seed.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>The different values, or how many there are and from where to where they go.</summary>
    private static string Values(IReadOnlyList<string> values)
    {
        string[] distinct = [.. values.Distinct()];
        if (distinct.Length <= MostValues)
        {
            double[]? few = Numbers(distinct);
            return string.Join(", ", few is null ? distinct : distinct.Zip(few).OrderBy(pair => pair.Second).Select(pair => pair.First));
        }

        return Numbers(distinct) is { } many
            ? string.Create(CultureInfo.InvariantCulture, $"{many.Length} values from {many.Min():G6} to {many.Max():G6}")
            : string.Create(CultureInfo.InvariantCulture, $"{distinct.Length} values such as {distinct[0]}");
    }

    private static double[]? Numbers(string[] values)
    {
        var numbers = new double[values.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(values[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }
}
