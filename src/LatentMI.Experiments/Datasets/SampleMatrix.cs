using LatentMI.IO;
using LatentMI.IO.Formats;

namespace LatentMI.Experiments.Datasets;

/// <summary>A matrix of a file, read at the first use and then kept, so that any number of data sets can be made from one object, from several threads at once.</summary>
/// <param name="address">The file, or an array of an archive.</param>
/// <param name="reading">How it is read; null for the defaults.</param>
public sealed class SampleMatrix(string address, ReadingOptions? reading = null)
{
    private readonly Lazy<Samples> _samples = new(() =>
    {
        using var file = OpenFile.Open(address, reading);
        return file.ReadSamples(CancellationToken.None).Samples;
    });

    /// <summary>The name of the file, without its folder: part of the parameters of a data set.</summary>
    public string Name { get; } = Path.GetFileName(address);

    /// <summary>The rows.</summary>
    /// <exception cref="InputException">The file cannot be used.</exception>
    public Samples Samples => _samples.Value;
}
