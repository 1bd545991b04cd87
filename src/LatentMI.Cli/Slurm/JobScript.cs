using System.Text;

namespace LatentMI.Cli.Slurm;

/// <summary>A job array as a script for <c>sbatch</c>.</summary>
internal sealed record JobScript
{
    /// <summary>What the script does, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>The job's name.</summary>
    public required string Name { get; init; }

    /// <summary>The numbers of the tasks, and how many may run at once: the value of <c>--array</c>.</summary>
    public required string Array { get; init; }

    /// <summary>Where the command is called.</summary>
    public required string WorkingFolder { get; init; }

    /// <summary>The folder of what the tasks print.</summary>
    public required string LogFolder { get; init; }

    /// <summary>The cores of a task.</summary>
    public required int Cores { get; init; }

    /// <summary>Further options of <c>sbatch</c>, as it reads them.</summary>
    public required IReadOnlyList<string> Options { get; init; }

    /// <summary>The command, quoted for the shell.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>The content of the script.</summary>
    /// <exception cref="InputException">A folder's name cannot be written in it.</exception>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append("#!/bin/bash\n");
        text.Append("# ").Append(Title).Append('\n');
        string[] options =
        [
            $"--job-name={Name}",
            $"--array={Array}",
            "--nodes=1",
            "--ntasks=1",
            FormattableString.Invariant($"--cpus-per-task={Cores}"),
            $"--output={LogPattern()}",

            // A task that starts again goes on where it was, and its log with it.
            "--open-mode=append",
            "--requeue",

            // Before the time is over, so that the task ends by itself with what is done kept.
            "--signal=B:TERM@60",
            .. Options,
        ];
        foreach (string option in options)
        {
            text.Append("#SBATCH ").Append(option).Append('\n');
        }

        text.Append("cd ").Append(ShellText.Quote(WorkingFolder)).Append(" || exit 1\n");
        text.Append("export DOTNET_PROCESSOR_COUNT=\"$SLURM_CPUS_PER_TASK\"\n");

        // In the place of the shell, so that signals reach the program.
        text.Append("exec ").AppendJoin(' ', Command).Append('\n');
        return text.ToString();
    }

    /// <summary>The files of what the tasks print, named by job and task, in double quotes and with their letters as Slurm reads them.</summary>
    private string LogPattern() => LogFolder.AsSpan().IndexOfAny("\"\\\n\r") < 0
        ? $"\"{LogFolder.Replace("%", "%%", StringComparison.Ordinal)}/%A_%a.log\""
        : throw new InputException(
            $"{LogFolder}: Slurm cannot write into a folder with quotes, backslashes or line breaks in its name; use another with --out.");
}
