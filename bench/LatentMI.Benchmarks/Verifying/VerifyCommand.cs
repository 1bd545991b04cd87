using System.CommandLine;
using LatentMI.Benchmarks.Measuring;

namespace LatentMI.Benchmarks.Verifying;

/// <summary><c>verify</c>: the accuracy checks that take too long for a test; ends with 1 where one fails.</summary>
internal static class VerifyCommand
{
    private const int DefaultSeeds = 3;

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var shared = new Option<string>("--shared") { Description = "The folder of shared data and fixtures.", HelpName = "DIR", Required = true };
        var seeds = new Option<int>("--seeds") { Description = "How many seeds, from 0 on.", DefaultValueFactory = _ => DefaultSeeds };
        var epochs = new Option<int?>("--epochs") { Description = "A limit on the epochs, to try the checks out; the presets have their own." };
        var only = new Option<string>("--only") { Description = "Only the data whose name contains this.", DefaultValueFactory = _ => "" };
        var target = new Option<string?>("--out") { Description = "Also write the results to this file.", HelpName = "FILE.json" };
        RequirePositive(seeds);
        RequirePositive(epochs);
        var command = new Command("verify", "Compares estimates with the reference implementation and with known mutual information.")
        {
            shared, seeds, epochs, only, target,
        };
        command.SetAction(parse =>
        {
            string folder = parse.GetRequiredValue(shared);
            var verification = new Verification(parse.GetValue(seeds), parse.GetValue(epochs));
            AccuracyTask[] tasks =
            [
                .. ReferenceRuns.Load(folder).Concat(DigitPairs.Load(folder))
                    .Where(task => task.Name.Contains(parse.GetRequiredValue(only), StringComparison.OrdinalIgnoreCase)),
            ];
            return Run(verification, tasks, parse.GetValue(target));
        });
        return command;
    }

    private static int Run(Verification verification, AccuracyTask[] tasks, string? path)
    {
        var results = new List<AccuracyResult>();
        foreach (AccuracyResult result in tasks.SelectMany(verification.Run))
        {
            Console.Error.WriteLine($"{result.Task}, {result.Preset}: {Number.Of(result.MeanBits, "0.000")} bits, {Number.Of(result.Seconds)} s");
            results.Add(result);
            if (path is not null)
            {
                // After every result, so that what was measured outlasts an interruption.
                ReportFile.Write(path, new VerificationReport(MachineDescription.Read(), results));
            }
        }

        AccuracyResult.ToTable(results).Write(Console.Out);
        return results.Count > 0 && results.TrueForAll(result => result.Passed != false) ? 0 : 1;
    }

    private static void RequirePositive<T>(Option<T> option) => option.Validators.Add(result =>
    {
        if (result.GetValueOrDefault<T>() is < 1)
        {
            result.AddError($"{option.Name} must be at least 1.");
        }
    });

    private sealed record VerificationReport(MachineDescription Machine, IReadOnlyList<AccuracyResult> Results);
}
