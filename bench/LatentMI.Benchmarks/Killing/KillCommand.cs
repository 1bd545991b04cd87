using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LatentMI.Numerics;

namespace LatentMI.Benchmarks.Killing;

/// <summary><c>kills</c>: kills estimates that write into one folder, and looks whether it ever holds files of two of them.</summary>
internal static class KillCommand
{
    private const int DefaultRuns = 100;

    // Of two estimators, so that the pointwise values tell whose they are.
    private static readonly string[] Estimators = ["ksg", "gaussian"];

    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var tool = new Option<string>("--tool") { Description = "The tool, as 'dotnet publish' leaves it.", HelpName = "FILE", Required = true };
        var runs = new Option<int>("--runs") { Description = "How many estimates are killed.", DefaultValueFactory = _ => DefaultRuns };
        var seed = new Option<ulong>("--seed") { Description = "The seed of the moments." };
        var command = new Command("kills", "Kills estimates at any moment: their folder holds one result, whole, or none.") { tool, runs, seed };
        command.SetAction((parse, cancellationToken) =>
            Task.FromResult(Run(parse.GetRequiredValue(tool), parse.GetValue(runs), parse.GetValue(seed), Console.Out, cancellationToken) ? 0 : 1));
        return command;
    }

    private static bool Run(string tool, int runs, ulong seed, TextWriter output, CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("latentmi-kills-").FullName;
        (string data, string results) = (Path.Combine(folder, "data"), Path.Combine(folder, "results"));
        var random = new RandomStream(seed, RandomPurpose.Data);
        Finish("dataset", "gaussian", "--d", "20", "--k", "2", "--bits", "1", "--n", "100", "--out", data);
        var clock = Stopwatch.StartNew();
        Finish(Estimate(0));
        TimeSpan whole = clock.Elapsed;
        int complete = 0, none = 0, mixed = 0;
        for (int i = 0; i < runs; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using Process process = Start(Estimate(i));

            // Most of it is over before anything is written.
            Thread.Sleep((0.7 + (0.4 * random.NextUniform())) * whole);
            process.Kill();
            process.WaitForExit();
            _ = State(results) switch
            {
                true => complete++,
                false => mixed++,
                null => none++,
            };
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{runs} estimates were killed: {complete} times one whole result, {none} times none, {mixed} times a mixture"));
        Directory.Delete(folder, recursive: true);
        return mixed == 0;

        string[] Estimate(int i) => ["estimate", Path.Combine(data, "x.npy"), Path.Combine(data, "y.npy"), "--estimator", Estimators[i % 2], "--format", "csv", "--out", results, "--quiet"];

        Process Start(string[] arguments) =>
            Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

        void Finish(params string[] arguments)
        {
            using Process process = Start(arguments);
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InputException($"{tool} {string.Join(' ', arguments)}: {process.StandardError.ReadToEnd().TrimEnd()}");
            }
        }
    }

    /// <summary>Whether the folder holds one whole result; null for none.</summary>
    private static bool? State(string results)
    {
        string result = Path.Combine(results, "result.json");
        if (!File.Exists(result))
        {
            return null;
        }

        using var document = JsonDocument.Parse(File.ReadAllText(result));
        string[][] rows = [.. File.ReadLines(Path.Combine(results, "pmi.csv")).Select(line => line.Split(','))];
        int column = Array.IndexOf(rows[0], "pmi_bits");
        double mean = rows.Skip(1).Average(row => double.Parse(row[column], CultureInfo.InvariantCulture));
        return Math.Abs(mean - document.RootElement.GetProperty("mi_bits").GetDouble()) < 1e-9 && File.Exists(Path.Combine(results, "rows.csv"));
    }
}
