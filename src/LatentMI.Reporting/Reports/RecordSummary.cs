using System.Globalization;
using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;

namespace LatentMI.Reporting.Reports;

/// <summary>The last lines of a run: how many records there are, and what failed.</summary>
public static class RecordSummary
{
    private const int MostFailures = 5;

    /// <summary>Writes the lines.</summary>
    /// <param name="trials">The work of the run.</param>
    /// <param name="store">Its records.</param>
    /// <param name="path">The folder as it was given.</param>
    /// <param name="output">Where to.</param>
    public static void Write(IReadOnlyList<Trial> trials, RecordStore store, string path, TextWriter output)
    {
        HashSet<string> keys = [.. trials.Select(trial => trial.Key)];
        ExperimentRecord[] records = [.. store.Records().Where(record => keys.Contains(record.Key))];
        ExperimentRecord[] failed = [.. records.Where(record => record.Error is not null)];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records.Length} records in {path}, {failed.Length} of them failed."));
        foreach (IGrouping<string, ExperimentRecord> failure in failed.GroupBy(record => record.Error!).Take(MostFailures))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{failure.Count()} x {failure.First().Estimator}: {failure.Key}"));
        }
    }
}
