using LatentMI.Experiments.Scoring;
using LatentMI.Studies.Storing;
using ScottPlot;

namespace LatentMI.Reporting.Figures.Experiments;

/// <summary>The records of one estimator with one set of settings, and how the reader finds them in a figure.</summary>
/// <param name="Estimator">The estimator's name in records.</param>
/// <param name="Variant">Which of the settings of this estimator, from 0.</param>
/// <param name="Label">The name in the paper's spelling, with what tells the settings apart where there are several.</param>
/// <param name="Records">The records.</param>
internal sealed record FigureSeries(string Estimator, int Variant, string Label, IReadOnlyList<ExperimentRecord> Records)
{
    /// <summary>The name and mark of the estimator.</summary>
    public EstimatorLook Look => EstimatorLook.Of(Estimator);

    /// <summary>The color of the series.</summary>
    public Color Color => Look.Shade(Variant);

    /// <summary>The line of the series.</summary>
    public Dashes Dashes => EstimatorLook.Line(Variant);

    /// <summary>The truths and estimates of the records that have both.</summary>
    public IReadOnlyList<(double Truth, double Estimate)> Points => PointsOf(Records);

    /// <summary>Parts records by estimator and settings, the estimators in the paper's order.</summary>
    /// <param name="records">The records.</param>
    /// <param name="axis">Settings of the estimator that are an axis of the figure, and so do not part the records.</param>
    public static IReadOnlyList<FigureSeries> Split(IEnumerable<ExperimentRecord> records, params string[] axis)
    {
        var all = new List<FigureSeries>();
        foreach (IGrouping<string, ExperimentRecord> named in records.GroupBy(record => record.Estimator).OrderBy(g => EstimatorLook.Of(g.Key).Order))
        {
            List<List<ExperimentRecord>> groups = [.. named.GroupBy(record => Settings(record, axis)).Select(group => group.ToList())];
            List<string> telling = TellingNames(groups, axis);
            for (int variant = 0; variant < groups.Count; variant++)
            {
                all.Add(new(named.Key, variant, LabelOf(groups[variant][0], telling), groups[variant]));
            }
        }

        return all;
    }

    /// <summary>The truths and estimates of the records that have both as finite numbers.</summary>
    /// <param name="records">The records.</param>
    public static IReadOnlyList<(double Truth, double Estimate)> PointsOf(IEnumerable<ExperimentRecord> records) =>
        [.. records.Where(HasEstimate).Select(record => (record.TrueBits!.Value, record.EstimateBits!.Value))];

    /// <summary>Whether a record has a finite estimate and a finite truth.</summary>
    /// <param name="record">The record.</param>
    public static bool HasEstimate(ExperimentRecord record) =>
        record is { EstimateBits: { } estimate, TrueBits: { } truth } && double.IsFinite(estimate) && double.IsFinite(truth);

    /// <summary>The records of the same estimator that others published.</summary>
    /// <param name="published">All that is published of the experiment.</param>
    public IReadOnlyList<ExperimentRecord> Among(IEnumerable<ExperimentRecord> published) =>
        [.. published.Where(record => record.Estimator == Estimator)];

    /// <summary>The scores of each cell.</summary>
    /// <param name="records">Records of this estimator, ours or published.</param>
    public static IReadOnlyList<CellScore> Score(IEnumerable<ExperimentRecord> records) => CellScores.Compute(records.Where(HasEstimate));

    private static string Settings(ExperimentRecord record, string[] axis) => string.Join(
        ' ',
        record.EstimatorParameters.Where(pair => !axis.Contains(pair.Key))
            .Select(pair => $"{pair.Key}={record.EstimatorParameters.Written(pair.Key)}"));

    /// <summary>The first few names of settings that suffice to tell all groups apart: a preset alone says what follows from it.</summary>
    private static List<string> TellingNames(List<List<ExperimentRecord>> groups, string[] axis)
    {
        var telling = new List<string>();
        foreach (string name in groups.SelectMany(group => group[0].EstimatorParameters).Select(pair => pair.Key).Distinct())
        {
            int told = Told(telling);
            if (told == groups.Count)
            {
                break;
            }

            if (!axis.Contains(name) && Told([.. telling, name]) > told)
            {
                telling.Add(name);
            }
        }

        return telling;

        int Told(List<string> names) => groups
            .Select(group => string.Join(' ', names.Select(name => group[0].EstimatorParameters.Written(name))))
            .Distinct()
            .Count();
    }

    private static string LabelOf(ExperimentRecord record, List<string> telling)
    {
        string name = EstimatorLook.Of(record.Estimator).Name;
        string[] settings =
        [
            .. telling.Where(record.EstimatorParameters.Contains).Select(key => key == "preset"
                ? record.EstimatorParameters.Written(key)
                : $"{key.Replace('_', ' ')} {record.EstimatorParameters.Written(key)}"),
        ];
        return settings.Length == 0 ? name : $"{name} ({string.Join(", ", settings)})";
    }
}
