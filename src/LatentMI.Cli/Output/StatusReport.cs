using LatentMI.Cli.Hosting;
using LatentMI.Cli.Slurm;
using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Output;

/// <summary>How far the work of a store is: the JSON object of <c>status --json</c>, with these names in snake case.</summary>
internal sealed record StatusReport
{
    /// <summary>All work of the last run.</summary>
    public required int Planned { get; init; }

    /// <summary>What has a record without an error.</summary>
    public required int Done { get; init; }

    /// <summary>What has a record with an error.</summary>
    public required int Failed { get; init; }

    /// <summary>What a process works on.</summary>
    public required int Running { get; init; }

    /// <summary>The rest.</summary>
    public required int Remaining { get; init; }

    /// <summary>Records of work that the last run did not plan.</summary>
    public required int Others { get; init; }

    /// <summary>The errors, the most frequent first.</summary>
    public required IReadOnlyList<FailureReport> Failures { get; init; }

    /// <summary>The job arrays that were submitted, the oldest first.</summary>
    public required IReadOnlyList<JobReport> Jobs { get; init; }

    /// <summary>Writes how far a store is.</summary>
    /// <param name="folder">The folder of the store.</param>
    /// <param name="work">All work; null where the folder has a list of them.</param>
    /// <param name="json">Whether as a JSON object, or as a table.</param>
    /// <param name="context">Where to.</param>
    /// <exception cref="InputException">It is not the folder of a store.</exception>
    public static void Write(string folder, IReadOnlyList<Trial>? work, bool json, CommandContext context)
    {
        StatusReport status = Describe(folder, work, context.CancellationToken);
        if (json)
        {
            context.Output.Write(StatusJson.Write(status) + "\n");
        }
        else
        {
            StatusTable.Write(status, context.Output);
        }
    }

    /// <summary>Looks at a store, and asks Slurm about the arrays that were submitted for it.</summary>
    /// <param name="folder">The folder of the store.</param>
    /// <param name="work">All work; null where the folder has a list of them.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    /// <exception cref="InputException">It is not the folder of a store.</exception>
    private static StatusReport Describe(string folder, IReadOnlyList<Trial>? work, CancellationToken cancellationToken)
    {
        StoreStatus status = work is null
            ? StoreStatus.Read(folder, cancellationToken)
            : StoreStatus.Read(folder, work, trial => trial.Key, cancellationToken);
        return new StatusReport
        {
            Planned = status.Planned,
            Done = status.Done,
            Failed = status.Failed,
            Running = status.Running,
            Remaining = status.Remaining,
            Others = status.Others,
            Failures = [.. status.Failures.Select(failure => new FailureReport(failure.Error, failure.Count))],
            Jobs = [.. Submission.ReadAll(folder).Select(submission => JobReport.Describe(submission, cancellationToken))],
        };
    }

    /// <summary>An error and how often it came.</summary>
    /// <param name="Error">The error.</param>
    /// <param name="Count">How often.</param>
    internal sealed record FailureReport(string Error, int Count);
}
