using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using LatentMI.Cli.Tests.Fuzzing;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Fuzzing;

/// <summary><c>fuzz-commands</c>: runs commands on damaged plans, stores, results, models, tables and words, as many as one likes.</summary>
internal static class CommandFuzzCommand
{
    private const int DefaultInputs = 20_000;

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var inputs = new Option<int>("--inputs") { Description = "How many damaged inputs there are, over all kinds.", DefaultValueFactory = _ => DefaultInputs };
        var seed = new Option<ulong>("--seed") { Description = "The seed of the damage." };
        var only = new Option<string?>("--only") { Description = "Only the kinds of input whose name contains this.", HelpName = "TEXT" };
        var command = new Command("fuzz-commands", "Runs commands on damaged plans, stores, results, models, tables and words: each ends with a result or one line.")
        {
            inputs, seed, only,
        };
        command.SetAction((parse, cancellationToken) => Task.FromResult(
            Run(parse.GetValue(inputs), parse.GetValue(seed), parse.GetValue(only), Console.Out, cancellationToken) ? 0 : 1));
        return command;
    }

    private static bool Run(int inputs, ulong seed, string? only, TextWriter output, CancellationToken cancellationToken)
    {
        FuzzTarget[] targets = [.. FuzzTarget.All.Where(target => only is null || target.Name.Contains(only, StringComparison.Ordinal))];
        string folder = Directory.CreateTempSubdirectory("latentmi-fuzz-").FullName;
        var fuzz = new CommandFuzz(folder, cancellationToken);
        int wrong = 0;
        var clock = Stopwatch.StartNew();
        for (int i = 0; i < inputs; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (fuzz.Try(targets[i % targets.Length], new RandomStream(seed, RandomPurpose.Data, (ulong)i), cancellationToken) is { } what)
            {
                wrong++;
                output.WriteLine(what);
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{inputs} inputs of {targets.Length} kinds, {wrong} that did not end with a result or one line, {clock.Elapsed.TotalSeconds:F0} s, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most"));
        Directory.Delete(folder, recursive: true);
        return wrong == 0;
    }
}
