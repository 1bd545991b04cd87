using LatentMI.Studies.Running;
using LatentMI.Studies.Storing;

namespace LatentMI.Cli.Slurm;

/// <summary>What a job array is to do.</summary>
internal sealed record SlurmWork
{
    /// <summary>The job's name.</summary>
    public required string Name { get; init; }

    /// <summary>All trials, done or not.</summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>The folder of the store.</summary>
    public required string Folder { get; init; }

    /// <summary>What the store says of itself.</summary>
    public required IStoreDescription Description { get; init; }

    /// <summary>Whether what failed is done again.</summary>
    public required bool RetryFailed { get; init; }

    /// <summary>The cores of a task where the user does not tell.</summary>
    public required int Cores { get; init; }

    /// <summary>The command that tells how far the work is.</summary>
    public required string StatusCommand { get; init; }
}
