using System.CommandLine;
using LatentMI.IO;
using LatentMI.IO.Formats.Npy;
using LatentMI.Studies.Planes;

namespace LatentMI.Benchmarks.Planes;

/// <summary><c>plane</c>: places the rows of a file by components or by UMAP, and says how many seconds of a processor that took; <c>bench/peers/planes.py</c> judges the places.</summary>
internal static class PlaneCommand
{
    /// <summary>Defines the command.</summary>
    public static Command Create()
    {
        var input = new Argument<string>("X") { Description = "A file of rows." };
        var output = new Argument<string>("OUT.npy") { Description = "Receives the places, two columns." };
        var components = new Option<bool>("--components") { Description = "By principal components." };
        var threads = new Option<int>("--threads") { Description = "The number of threads.", DefaultValueFactory = _ => 1 };
        var seed = new Option<ulong>("--seed") { Description = "The seed.", DefaultValueFactory = _ => 0 };
        var command = new Command("plane", "Places the rows of a file on a plane.") { input, output, components, threads, seed };
        command.SetAction(parse =>
        {
            using Samples samples = SampleReader.Read(parse.GetRequiredValue(input)).Samples;
            TimeSpan begin = Environment.CpuUsage.TotalTime;
            (double[] first, double[] second) = parse.GetValue(components) ? Components(samples) : UmapPlane.Project(samples, parse.GetValue(seed), parse.GetValue(threads));
            Console.WriteLine(FormattableString.Invariant($"{(Environment.CpuUsage.TotalTime - begin).TotalSeconds:F2}"));
            using FileStream stream = File.Create(parse.GetRequiredValue(output));
            NpyWriter.Write(stream, Samples.Create([.. first.Zip(second, (x, y) => new[] { x, y }).SelectMany(place => place)], first.Length, 2));
        });
        return command;
    }

    private static (double[] First, double[] Second) Components(Samples samples)
    {
        (double[] first, double[] second, _, _) = PrincipalPlane.Project(samples);
        return (first, second);
    }
}
