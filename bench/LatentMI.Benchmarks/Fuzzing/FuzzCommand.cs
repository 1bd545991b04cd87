using System.CommandLine;

namespace LatentMI.Benchmarks.Fuzzing;

/// <summary><c>fuzz</c>: reads damaged files of every format, as many as one likes.</summary>
internal static class FuzzCommand
{
    private const int DefaultInputs = 100_000;

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var inputs = new Option<int>("--inputs") { Description = "How many damaged files are read, over all formats.", DefaultValueFactory = _ => DefaultInputs };
        var seed = new Option<ulong>("--seed") { Description = "The seed of the damage." };
        var only = new Option<string?>("--only") { Description = "Only the golden files whose name contains this.", HelpName = "TEXT" };
        var command = new Command("fuzz", "Reads damaged files of every format: none may crash a reader, hang it, or take its memory.") { inputs, seed, only };
        command.SetAction(parse => FuzzRun.Run(parse.GetValue(inputs), parse.GetValue(seed), parse.GetValue(only), Console.Out) ? 0 : 1);
        return command;
    }
}
