using LatentMI.Estimators.Latent;
using LatentMI.Experiments.Datasets;
using LatentMI.Studies.Storing;

namespace LatentMI.Experiments.Scoring;

/// <summary>The families of the experiment <c>nulls</c>.</summary>
public static class NullFamilies
{
    /// <summary>The setting of data that <see cref="Label"/> writes the family to.</summary>
    public const string Parameter = "family";

    /// <summary>
    /// The records with their family among the settings of the data, and without the block of a time series among those of the estimator: it follows from
    /// the data, and would part records that belong together.
    /// </summary>
    /// <param name="records">Records of the experiment.</param>
    public static IEnumerable<ExperimentRecord> Label(IEnumerable<ExperimentRecord> records) => records.Select(record =>
    {
        var data = new ParameterSet { { Parameter, Of(record) } };
        data.AddRange(record.DatasetParameters);
        return record with
        {
            DatasetParameters = data,
            EstimatorParameters = record.EstimatorParameters.Without(LatentSettings.TimeSeriesBlock),
        };
    });

    /// <summary>The family of a record: the names of its sides, or that of its recipe, and whether it was measured as a time series.</summary>
    /// <param name="record">A record of the experiment.</param>
    public static string Of(ExperimentRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        string family = record.Dataset == IndependentRecipe.RecipeName ? OfSides(record.DatasetParameters) : record.Dataset;
        return record.EstimatorParameters.Contains(LatentSettings.TimeSeriesBlock) ? $"{family} in blocks" : family;
    }

    private static string OfSides(ParameterSet data)
    {
        string x = FamilyOf(data.Text("x"));
        string y = FamilyOf(data.Text("y"));
        return x == y ? x : $"{x} and {y}";
    }

    private static string FamilyOf(string side) => side.Split(':')[0];
}
