using System.Diagnostics;
using System.Globalization;
using LatentMI.IO;
using LatentMI.Numerics;
using LatentMI.Tests.Reading;

namespace LatentMI.Benchmarks.Fuzzing;

/// <summary>Damages the golden files again and again and reads what comes out.</summary>
internal static class FuzzRun
{
    private const int InputsPerReport = 20_000;

    // Of what is resident: bytes that a claim only reserves are never touched.
    private const long MostResidentBytes = 3L << 30;
    private const long MostBytesKept = 64L << 20;

    // Of the processors, so that a busy machine changes nothing; what waits for ever is ended by the clock.
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>Reads damaged files, the cases in turn.</summary>
    /// <param name="inputs">How many.</param>
    /// <param name="seed">The seed of the damage.</param>
    /// <param name="only">Part of the names of the files that are used; null for all.</param>
    /// <param name="output">Where to say what came out.</param>
    /// <returns>Whether every reading ended as it should.</returns>
    public static bool Run(int inputs, ulong seed, string? only, TextWriter output)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"latentmi-fuzz-{Environment.ProcessId}");
        Directory.CreateDirectory(folder);
        (FuzzCase Case, byte[] Valid, FuzzCount Count)[] cases =
        [
            .. FuzzCase.All.Where(fuzzed => only is null || fuzzed.Name.Contains(only, StringComparison.Ordinal))
                .Select(fuzzed => (fuzzed, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", fuzzed.Name)), new FuzzCount())),
        ];
        var clock = Stopwatch.StartNew();
        bool isFine = true;
        using var watch = new FuzzWatch(LongestWait);
        for (int i = 0; i < inputs && isFine; i++)
        {
            (FuzzCase fuzzed, byte[] valid, FuzzCount count) = cases[i % cases.Length];
            string path = Path.Combine(folder, fuzzed.Name);

            // On disk before it is read: what kills the process can be found there.
            File.WriteAllBytes(path, Mutation.Damage(valid, new RandomStream(seed, RandomPurpose.Data, (ulong)i)));
            string selection = fuzzed.Selections[i / cases.Length % fuzzed.Selections.Length];
            string address = selection is "" or FuzzCase.Metadata ? path : $"{path}:{selection}";
            watch.Start(address);
            isFine = Read(address, selection == FuzzCase.Metadata, count, output);
            watch.Stop();
            if ((i + 1) % InputsPerReport == 0)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{i + 1} inputs, {clock.Elapsed.TotalSeconds:F0} s, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most"));
            }
        }

        foreach ((FuzzCase fuzzed, _, FuzzCount count) in cases)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{fuzzed.Name}: {count.Read} read, {count.Refused} refused, {count.Slowest.TotalMilliseconds:F0} ms and {count.MostBytes >> 20} MB reserved at most"));
        }

        if (isFine)
        {
            Directory.Delete(folder, recursive: true);
        }

        return isFine;
    }

    private static bool Read(string address, bool isMetadata, FuzzCount count, TextWriter output)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan start = Environment.CpuUsage.TotalTime;
        try
        {
            if (isMetadata)
            {
                _ = MetadataReader.Read(address);
            }
            else
            {
                LabelReader.Read(address).Samples.Dispose();
            }

            count.Read++;
        }
        catch (InputException e) when (!e.Message.Contains('\n', StringComparison.Ordinal))
        {
            count.Refused++;
        }
#pragma warning disable CA1031 // Whatever it is, it is what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            output.WriteLine($"{address} raised {e}");
            return false;
        }

        TimeSpan elapsed = Environment.CpuUsage.TotalTime - start;
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        count.Slowest = elapsed > count.Slowest ? elapsed : count.Slowest;
        count.MostBytes = Math.Max(count.MostBytes, bytes);
        long resident = Environment.WorkingSet;
        if (bytes > MostBytesKept)
        {
            // A claim of up to 2 GB is reserved within the HDF5 library and refused before it is touched. Given back, it stays untouched for the
            // next input, too, as in a process that reads one file; otherwise it would be cleared for it.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        if (elapsed > LongestReading || resident > MostResidentBytes)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{address} took {elapsed.TotalSeconds:F1} s and {resident >> 20} MB"));
            return false;
        }

        return true;
    }
}
