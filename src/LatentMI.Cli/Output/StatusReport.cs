using System.Globalization;
using System.Text.Json.Nodes;
using LatentMI.Cli.Slurm;
using LatentMI.Experiments.Storing;

namespace LatentMI.Cli.Output;

/// <summary>How far the work of a store is, and what Slurm says of the tasks that were submitted for it.</summary>
internal static class StatusReport
{
    // The state of tasks that Slurm knows no more of.
    private const string Ended = "ended";

    // How long Slurm may take to answer; its programs try for minutes where the cluster's controller is away.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Writes it.</summary>
    /// <param name="folder">The folder of the store.</param>
    /// <param name="json">Whether as a JSON object, or as a table.</param>
    /// <param name="context">Where to.</param>
    /// <exception cref="InputException">It is not the folder of a store.</exception>
    public static void Write(string folder, bool json, CommandContext context)
    {
        StoreStatus status = StoreStatus.Read(folder);
        (Submission Submission, string States)[] jobs =
            [.. Submission.ReadAll(folder).Select(submission => (submission, States(submission, context.CancellationToken)))];
        if (json)
        {
            context.Output.WriteLine(ToJson(status, jobs).ToJsonString(ReportJson.Indented));
            return;
        }

        var table = new PlainTable();
        table.Add("planned", Number(status.Planned));
        table.Add("done", Number(status.Done));
        table.Add("failed", Number(status.Failed));
        table.Add("running", Number(status.Running));
        table.Add("remaining", Number(status.Remaining));
        if (status.Others > 0)
        {
            table.Add("others", $"{Number(status.Others)} records of work that the last run did not plan");
        }

        foreach ((string error, int count) in status.Failures.Take(5))
        {
            table.Add("failure", $"{Number(count)} x {error}");
        }

        foreach ((Submission submission, string states) in jobs)
        {
            table.Add($"job {submission.Job}", $"{Number(submission.Tasks.Count)} tasks: {states}");
        }

        table.Write(context.Output);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static JsonObject ToJson(StoreStatus status, IEnumerable<(Submission Submission, string States)> jobs) => new()
    {
        ["planned"] = status.Planned,
        ["done"] = status.Done,
        ["failed"] = status.Failed,
        ["running"] = status.Running,
        ["remaining"] = status.Remaining,
        ["others"] = status.Others,
        ["failures"] = new JsonArray([.. status.Failures.Select(failure => new JsonObject { ["error"] = failure.Error, ["count"] = failure.Count })]),
        ["jobs"] = new JsonArray(
        [
            .. jobs.Select(job => new JsonObject
            {
                ["job"] = job.Submission.Job, ["tasks"] = job.Submission.Tasks.Count, ["states"] = job.States,
            }),
        ]),
    };

    /// <summary>The states of an array's tasks in words, or why they are not known.</summary>
    private static string States(Submission submission, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            IReadOnlyDictionary<int, string> queued = SubmissionStates.Queued(submission, limit.Token);
            IReadOnlyDictionary<int, string> accounted = Accounted(submission, limit.Token);
            return string.Join(", ", submission.Tasks
                .GroupBy(task => queued.GetValueOrDefault(task) ?? accounted.GetValueOrDefault(task) ?? Ended)
                .OrderByDescending(group => group.Count())
                .Select(group => $"{Number(group.Count())} {group.Key.ToLowerInvariant()}"));
        }
        catch (SlurmException e)
        {
            return $"not known: {e.Message}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "not known: Slurm does not answer";
        }
    }

    /// <summary>What the accounts say; nothing where the cluster keeps none.</summary>
    private static IReadOnlyDictionary<int, string> Accounted(Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            return SubmissionStates.Accounted(submission, cancellationToken);
        }
        catch (SlurmException)
        {
            // Accounts are an extra of a cluster: the queue tells what runs, and the rest has ended somehow.
            return new Dictionary<int, string>();
        }
    }
}
