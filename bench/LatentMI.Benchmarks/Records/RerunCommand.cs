using System.CommandLine;
using System.Diagnostics;
using LatentMI.Experiments.Rechecking;
using LatentMI.Studies.Storing;

namespace LatentMI.Benchmarks.Records;

/// <summary><c>rerun</c>: makes the stored records of a folder anew; ends with 1 where some are left.</summary>
internal static class RerunCommand
{
    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var shared = new RecordOptions();
        var command = new Command("rerun", "Makes stored records of other sources anew, in their places; goes on where it was ended.");
        shared.AddTo(command);
        command.SetAction((parse, cancellationToken) =>
        {
            RecheckOptions options = shared.Read(parse);
            long start = Stopwatch.GetTimestamp();
            int left = 0;
            foreach (string folder in RecordFolders.Find(shared.Folder(parse)))
            {
                TimeSpan spent = Stopwatch.GetElapsedTime(start);
                RecheckOptions rest = options with { Limit = options.Limit == TimeSpan.MaxValue ? options.Limit : options.Limit - spent };
                RecordRerun.Run(folder, rest, Tell, cancellationToken);
            }

            return Task.FromResult(left == 0 ? 0 : 1);

            void Tell(RecordFinding found)
            {
                string state = found.State switch
                {
                    RecordState.Fresh => "the same",
                    RecordState.Stale => "other",
                    _ => "left",
                };
                if (state == "left")
                {
                    Interlocked.Increment(ref left);
                }

                Console.Out.WriteLine($"{state}: {found.Folder}: {found.Record.Key}{(found.Reason.Length == 0 ? string.Empty : $": {found.Reason}")}");
            }
        });
        return command;
    }
}
