using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Comparing;

/// <summary>A column of a comparison that tells the data of a row apart from others.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value for a record.</param>
internal sealed record SettingColumn(string Name, Func<ExperimentRecord, ComparisonCell> Value)
{
    private const int NatDigits = 6;

    /// <summary>The recipe of the data.</summary>
    public static SettingColumn Dataset { get; } = new("data", record => new(record.Dataset));

    /// <summary>The case of the experiment <c>stress</c>.</summary>
    public static SettingColumn Case { get; } = new("case", record => new(StressCase.Of(record)));

    /// <summary>The true information in nats, from the settings of the data: to six digits, which rounding on the way to bits leaves alone.</summary>
    public static SettingColumn Nats { get; } = new(
        "truth (nats)", record => new(Math.Round(record.DatasetParameters.Number("bits") * Math.Log(2), NatDigits)));

    /// <summary>How many intrinsic dimensions there are, in the words of the paper: several where the formulas agree.</summary>
    public static SettingColumn Rank { get; } = new("rank", record => new(RankOf(
        record.DatasetParameters.Number("d"), record.DatasetParameters.Number("k"))));

    /// <summary>A parameter of the data.</summary>
    /// <param name="name">Its name.</param>
    public static SettingColumn Parameter(string name) => new(name, record =>
        record.DatasetParameters.FirstOrDefault(pair => pair.Key == name).Value is double number
            ? new(number)
            : new(record.DatasetParameters.Written(name)));

    private static string RankOf(double dimensions, double intrinsic)
    {
        List<string> names = [];
        if (intrinsic == 1)
        {
            names.Add("low");
        }

        if (intrinsic == Math.Max(1, Math.Floor(dimensions / 10)))
        {
            names.Add("medium");
        }

        if (intrinsic == dimensions)
        {
            names.Add("high");
        }

        return string.Join(", ", names);
    }
}
