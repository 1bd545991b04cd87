using LatentMI.Cli.Slurm;

namespace LatentMI.Cli.Output;

/// <summary>What Slurm says of a job array.</summary>
/// <param name="Job">Slurm's number of the array.</param>
/// <param name="Submitted">When it was submitted.</param>
/// <param name="Tasks">How many tasks it has.</param>
/// <param name="States">How many of them are in each state; null where Slurm does not tell.</param>
/// <param name="Problem">Why it does not; null where it does.</param>
internal sealed record JobReport(string Job, DateTime Submitted, int Tasks, IReadOnlyDictionary<string, int>? States, string? Problem)
{
    // The state of tasks that Slurm knows no more of.
    private const string Ended = "ended";

    // How long Slurm may take to answer; its programs try for minutes where the cluster's controller is away.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Asks Slurm.</summary>
    /// <param name="submission">The array.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public static JobReport Describe(Submission submission, CancellationToken cancellationToken)
    {
        var unknown = new JobReport(submission.Job, submission.Submitted, submission.Tasks.Count, States: null, Problem: null);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            IReadOnlyDictionary<int, string> queued = SubmissionStates.Queued(submission, limit.Token);
            IReadOnlyDictionary<int, string> accounted = Accounted(submission, limit.Token);
            return unknown with
            {
                States = submission.Tasks
                    .CountBy(task => (queued.GetValueOrDefault(task) ?? accounted.GetValueOrDefault(task) ?? Ended).ToLowerInvariant())
                    .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .ToDictionary(),
            };
        }
        catch (SlurmException e)
        {
            return unknown with { Problem = e.Message };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return unknown with { Problem = "Slurm does not answer" };
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
