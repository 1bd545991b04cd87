using System.CommandLine;
using LatentMI.Benchmarks.Measuring;

namespace LatentMI.Benchmarks.Comparing;

/// <summary><c>compare</c>, the default: all measurements side by side, as tables in Markdown.</summary>
internal static class CompareCommand
{
    private const int DefaultRounds = 9;

    /// <summary>Makes a command do the comparison.</summary>
    /// <param name="command">The command, which gets the options and the action.</param>
    public static Command AddTo(Command command)
    {
        command.Description ??= "Measures peak, matrix product, training, KSG, calibration and whole estimates side by side.";
        var rounds = new Option<int>("--rounds")
        {
            Description = "How often each thing is measured.",
            DefaultValueFactory = _ => DefaultRounds,
        };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--rounds must be at least 1.");
            }
        });
        var target = new Option<string?>("--out") { Description = "Also write the numbers to this file.", HelpName = "FILE.json" };
        var against = new Option<string?>("--against")
        {
            Description = "Hold the times against those that --out wrote on the same machine; exit code 1 where one is more than 15 % slower.",
            HelpName = "FILE.json",
        };
        command.Options.Add(against);
        command.Options.Add(rounds);
        command.Options.Add(target);
        command.SetAction(parse =>
        {
            FigureComparison? stored = parse.GetValue(against) is { } file ? FigureComparison.Read(file, MachineDescription.Read()) : null;
            ComparisonReport report = Comparison.Run(parse.GetValue(rounds));
            report.Write(Console.Out);
            if (parse.GetValue(target) is { } path)
            {
                ReportFile.Write(path, report);
            }

            return stored?.Write(report.Figures, Console.Out) > 0 ? 1 : 0;
        });
        return command;
    }
}
