using System.CommandLine;
using LatentMI.Benchmarks.Measuring;
using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Benchmarks.Verifying;

/// <summary><c>series-alarms</c>: how often one side of independent rows is taken to resemble its neighbors in the file; a warning needs both sides.</summary>
internal static class SeriesAlarmsCommand
{
    private const int DefaultSeeds = 400;

    private static readonly (string Name, Func<RandomStream, double> Draw)[] Families =
    [
        ("Gaussian", random => random.NextNormal()),
        ("Cauchy", random => random.NextNormal() / random.NextNormal()),
        ("binary, 1 of 10", random => random.NextUniform() < 0.1 ? 1 : 0),
        ("counts, 1 of 200 above 0", random => random.NextUniform() < 0.005 ? 1 + random.NextInt(5) : 0),
    ];

    private static readonly (int Rows, int Columns)[] Shapes = [(60, 1), (60, 100), (200, 1), (200, 20), (500, 300), (2000, 5)];

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var seeds = new Option<int>("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => DefaultSeeds };
        var command = new Command("series-alarms", "Counts sides of independent rows that are taken for autocorrelated.") { seeds };
        command.SetAction(parse =>
        {
            int count = parse.GetValue(seeds);
            using var team = new WorkerTeam(Environment.ProcessorCount);
            var table = new MarkdownTable("family", "rows", "columns", "alarms");
            foreach ((string name, Func<RandomStream, double> draw) in Families)
            {
                foreach ((int rows, int columns) in Shapes)
                {
                    int alarms = Enumerable.Range(0, count).Count(seed => SideMemory.Measure(Create(rows, columns, draw, (ulong)seed), (ulong)seed, 0, team).IsSignificant);
                    table.AddRow(name, Number.Of(rows, "0"), Number.Of(columns, "0"), FormattableString.Invariant($"{alarms} of {count}"));
                }
            }

            table.Write(Console.Out);
        });
        return command;
    }

    private static Samples Create(int rows, int columns, Func<RandomStream, double> draw, ulong seed)
    {
        var random = new RandomStream(seed, RandomPurpose.Data);
        return Samples.Create([.. Enumerable.Range(0, rows * columns).Select(_ => draw(random))], rows, columns);
    }
}
