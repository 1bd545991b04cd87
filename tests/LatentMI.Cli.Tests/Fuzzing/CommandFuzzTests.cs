using LatentMI.Numerics;

namespace LatentMI.Cli.Tests.Fuzzing;

/// <summary>A sample of what the command <c>fuzz-commands</c> of the benchmarks does with as many inputs as one likes.</summary>
public sealed class CommandFuzzTests
{
    private const int Inputs = 40;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Damaged_plans_stores_reports_models_tables_and_options_end_in_one_line()
    {
        using var folder = new TemporaryFolder();
        var fuzz = new CommandFuzz(folder.Path, Cancellation);
        Assert.Empty(Enumerable.Range(0, Inputs * FuzzTarget.All.Count).Select(i => fuzz.Try(
            FuzzTarget.All[i % FuzzTarget.All.Count], new RandomStream(1, RandomPurpose.Data, (ulong)i), Cancellation)).OfType<string>());
    }
}
