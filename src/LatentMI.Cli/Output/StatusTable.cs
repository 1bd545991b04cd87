using System.Globalization;
using LatentMI.Reporting.Tables;

namespace LatentMI.Cli.Output;

/// <summary>How far the work of a store is, as a table.</summary>
internal static class StatusTable
{
    private const int MostFailures = 5;

    /// <summary>Writes it.</summary>
    /// <param name="status">What to write.</param>
    /// <param name="output">Where to.</param>
    public static void Write(StatusReport status, TextWriter output)
    {
        var table = new PlainTable();
        table.Add("planned", Number(status.Planned));
        table.Add("done", Number(status.Done));
        table.Add("failed", Number(status.Failed));
        table.Add("running", Number(status.Running));
        table.Add("remaining", Number(status.Remaining));
        if (status.Others > 0)
        {
            table.Add("others", $"{Number(status.Others)} records that are not part of the last run's plan");
        }

        foreach (StatusReport.FailureReport failure in status.Failures.Take(MostFailures))
        {
            table.Add("failure", $"{Number(failure.Count)} x {failure.Error}");
        }

        foreach (JobReport job in status.Jobs)
        {
            string states = job.States is null
                ? $"states not known: {job.Problem}"
                : string.Join(", ", job.States.Select(pair => $"{Number(pair.Value)} {pair.Key}"));
            table.Add($"job {job.Job}", $"{Number(job.Tasks)} tasks: {states}");
        }

        table.Write(output);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
