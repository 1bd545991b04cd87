using System.ComponentModel;
using System.Diagnostics;

namespace LatentMI.Cli.Slurm;

/// <summary>Runs the programs of Slurm that this one talks to the cluster by.</summary>
internal static class SlurmProgram
{
    private const string ErrorMark = "error:";

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
            throw new SlurmException($"{name} of Slurm cannot be started here ({e.Message})", e);
        }

        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            Task.WaitAll([output, error, process.WaitForExitAsync(cancellationToken)], cancellationToken);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }

        return process.ExitCode == 0 ? output.Result : throw new SlurmException($"{name}: {OneLine(error.Result)}", innerException: null);
    }

    /// <summary>The lines of an error without the program's name before each.</summary>
    private static string OneLine(string error)
    {
        string[] lines =
        [
            .. error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => line.Contains(ErrorMark, StringComparison.Ordinal) ? line[(line.IndexOf(ErrorMark, StringComparison.Ordinal) + ErrorMark.Length)..].Trim() : line),
        ];
        return lines.Length > 0 ? string.Join("; ", lines).TrimEnd('.') : "failed without a word";
    }
}
