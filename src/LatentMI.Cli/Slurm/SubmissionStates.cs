using System.Globalization;

namespace LatentMI.Cli.Slurm;

/// <summary>What Slurm says of the tasks of an array.</summary>
internal static class SubmissionStates
{
    // What Slurm answers once it has forgotten an array.
    private const string Forgotten = "Invalid job id";

    // The work of such a task is over; Slurm still tidies up.
    private const string Completing = "COMPLETING";

    /// <summary>The tasks that wait, run, or will run again, with Slurm's word for it.</summary>
    /// <param name="submission">The array.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="SlurmException">Slurm does not answer.</exception>
    public static IReadOnlyDictionary<int, string> Queued(Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            string[] arguments = [.. Cluster(submission), "--noheader", "--array", $"--jobs={submission.Job}", "--format=%K %T"];
            return Parse(SlurmProgram.Run("squeue", arguments, cancellationToken), ' ')
                .Where(pair => pair.Value != Completing)
                .ToDictionary();
        }
        catch (SlurmException e) when (e.Message.Contains(Forgotten, StringComparison.Ordinal))
        {
            return new Dictionary<int, string>();
        }
    }

    /// <summary>The last state of each task that the cluster's accounting knows.</summary>
    /// <param name="submission">The array.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="SlurmException">The cluster keeps no accounts, or does not answer.</exception>
    public static IReadOnlyDictionary<int, string> Accounted(Submission submission, CancellationToken cancellationToken)
    {
        string[] arguments =
            [.. Cluster(submission), "--noheader", "--parsable2", "--allocations", "--array", $"--jobs={submission.Job}", "--format=JobID,State"];
        return Parse(SlurmProgram.Run("sacct", arguments, cancellationToken).Replace(submission.Job + "_", string.Empty, StringComparison.Ordinal), '|');
    }

    private static string[] Cluster(Submission submission) => submission.Cluster is { } cluster ? [$"--clusters={cluster}"] : [];

    /// <summary>Reads lines of a task's number and its state; other lines, such as the name of a cluster, tell of no task.</summary>
    private static Dictionary<int, string> Parse(string lines, char separator)
    {
        var states = new Dictionary<int, string>();
        foreach (string line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split(separator);
            if (parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int task))
            {
                // Such as CANCELLED by 1000.
                states[task] = parts[1].Split(' ')[0];
            }
        }

        return states;
    }
}
