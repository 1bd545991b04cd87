namespace LatentMI.Cli.Slurm;

/// <summary>A program of Slurm is not there, or failed.</summary>
/// <param name="message">What happened, in a line without a period at its end.</param>
/// <param name="innerException">What it came from.</param>
internal sealed class SlurmException(string message, Exception? innerException) : Exception(message, innerException);
