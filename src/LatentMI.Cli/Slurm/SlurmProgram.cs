using System.ComponentModel;
using System.Diagnostics;

namespace LatentMI.Cli.Slurm;

/// <summary>Runs the programs of Slurm that this one talks to the cluster by.</summary>
internal static class SlurmProgram
{
    // ENOENT, and ERROR_FILE_NOT_FOUND.
    private const int NoSuchFile = 2;

    // What Slurm's programs begin their lines with, after their names.
    private static readonly string[] Marks = ["error: ", "fatal: "];

    /// <summary>Runs a program to its end.</summary>
    /// <param name="name">The program, looked for on the PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="SlurmException">There is no such program, or it failed.</exception>
    public static string Run(string name, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(name, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new SlurmException(
                e.NativeErrorCode == NoSuchFile
                    ? $"there is no {name} on the PATH: the programs of Slurm are on the login nodes of its cluster"
                    : $"{name} cannot be started: {e.Message}",
                e);
        }

        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            Task.WaitAll([output, error, process.WaitForExitAsync(CancellationToken.None)], cancellationToken);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }

        return process.ExitCode == 0 ? output.Result : throw new SlurmException($"{name}: {OneLine(name, error.Result)}", innerException: null);
    }

    /// <summary>The lines of an error, without what they begin with, as one.</summary>
    private static string OneLine(string name, string error)
    {
        string[] lines =
        [
            .. error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => Marks.Prepend($"{name}: ").Aggregate(line, WithoutMark)),
        ];
        return lines.Length > 0 ? string.Join("; ", lines).TrimEnd('.') : "failed without a message";

        static string WithoutMark(string line, string mark) => line.StartsWith(mark, StringComparison.Ordinal) ? line[mark.Length..] : line;
    }
}
