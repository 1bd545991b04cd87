using System.CommandLine;
using LatentMI;
using LatentMI.Benchmarks.Comparing;
using LatentMI.Benchmarks.Fuzzing;
using LatentMI.Benchmarks.Killing;
using LatentMI.Benchmarks.Micro;
using LatentMI.Benchmarks.Planes;
using LatentMI.Benchmarks.Records;
using LatentMI.Benchmarks.Verifying;

// Without a command, the options are those of compare.
RootCommand root = new("Measures the speed and checks the accuracy of LatentMI.")
{
    CompareCommand.AddTo(new Command("compare")),
    MicroCommand.Create(),
    VerifyCommand.Create(),
    ConditionalCommand.Create(),
    SeriesCommand.Create(),
    SeriesAlarmsCommand.Create(),
    RankingCommand.Create(),
    LagsCommand.Create(),
    TransferCommand.Create(),
    SynergyCommand.Create(),
    ScalingCommand.Create(),
    ScoresCommand.Create(),
    CountsCommand.Create(),
    PlaneCommand.Create(),
    FuzzCommand.Create(),
    CommandFuzzCommand.Create(),
    KillCommand.Create(),
    StaleCommand.Create(),
    RerunCommand.Create(),
    StoreCommand.Create(),
};
CompareCommand.AddTo(root);
try
{
    return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (InputException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
