using System.CommandLine;
using BenchmarkDotNet.Running;

namespace LatentMI.Benchmarks.Micro;

/// <summary><c>micro</c>: BenchmarkDotNet on single operations; further arguments are BenchmarkDotNet's.</summary>
internal static class MicroCommand
{
    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var command = new Command("micro", "Runs BenchmarkDotNet on single operations; further arguments are its own, such as --filter '*Product*'.")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        command.SetAction(parse =>
        {
            string[] arguments = parse.UnmatchedTokens is [] ? ["--filter", "*"] : [.. parse.UnmatchedTokens];
            BenchmarkSwitcher.FromAssembly(typeof(MicroCommand).Assembly).Run(arguments, new MicroConfig());
        });
        return command;
    }
}
