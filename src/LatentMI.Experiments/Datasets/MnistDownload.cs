using System.Globalization;
using LatentMI.IO.Streams;
using LatentMI.IO.Writing;

namespace LatentMI.Experiments.Datasets;

/// <summary>Fetches the four files of MNIST from public mirrors, checked against the checksums of their content.</summary>
/// <remarks>
/// The checksums are of the decompressed content, as copies differ in how they are compressed. A file that is there already is checked and stays;
/// a file appears whole or not at all.
/// </remarks>
public sealed class MnistDownload
{
    // Far above the 9.9 MB of the largest file: an answer that goes on is something else.
    private const int LargestAnswer = 1 << 25;
    private const int ChunkLength = 1 << 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Uri[] PublicMirrors =
    [
        new("https://storage.googleapis.com/cvdf-datasets/mnist/"),
        new("https://ossci-datasets.s3.amazonaws.com/mnist/"),
    ];

    private static readonly MnistFile[] PublicFiles =
    [
        new(MnistFiles.TrainingImages, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        new(MnistFiles.TrainingLabels, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        new("t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        new("t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
    ];

    private readonly HttpClient _client;
    private readonly IReadOnlyList<Uri> _mirrors;
    private readonly IReadOnlyList<MnistFile> _files;

    /// <summary>Names the mirrors to try, one after another, and the files to fetch.</summary>
    /// <param name="client">What fetches; it stays the caller's.</param>
    /// <param name="mirrors">The folders, each ending in a slash; null for the public ones.</param>
    /// <param name="files">The files; null for those of MNIST.</param>
    public MnistDownload(HttpClient client, IReadOnlyList<Uri>? mirrors = null, IReadOnlyList<MnistFile>? files = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
        _mirrors = mirrors ?? PublicMirrors;
        _files = files ?? PublicFiles;
    }

    /// <summary>Fetches what is missing.</summary>
    /// <param name="folder">The folder for the files; it is made where it is missing.</param>
    /// <param name="tell">Takes a line for each file.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="InputException">No mirror gives the file, a file of its name is another one, or the folder cannot be written to.</exception>
    public async Task FetchAsync(string folder, Action<string> tell, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(tell);
        bool isNew = !Directory.Exists(folder);
        OutputFolder.Create(folder);
        try
        {
            foreach (MnistFile file in _files.Where(file => !IsPresent(folder, file)))
            {
                string path = Path.Combine(folder, file.CompressedName);
                byte[] content = await FetchAsync(file, path, tell, cancellationToken).ConfigureAwait(false);
                AtomicFile.Write(path, stream => stream.Write(content));
                tell(string.Create(CultureInfo.InvariantCulture, $"{path}: {content.Length} bytes, checksum as expected"));
            }
        }
        finally
        {
            if (isNew && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
    }

    private static bool IsPresent(string folder, MnistFile file)
    {
        string? path = new[] { file.Name, file.CompressedName }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            return false;
        }

        try
        {
            if (GzipFile.Read(path, file.Is))
            {
                return true;
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw Another(path, e);
        }

        throw Another(path, null);

        static InputException Another(string path, Exception? e)
        {
            string message = $"{path}: is not the file of MNIST, by its checksum; remove it, or name another folder for the download.";
            return e is null ? new InputException(message) : new InputException(message, e);
        }
    }

    private async Task<byte[]> FetchAsync(MnistFile file, string path, Action<string> tell, CancellationToken cancellationToken)
    {
        var failures = new List<string>();
        foreach (Uri mirror in _mirrors)
        {
            var address = new Uri(mirror, file.CompressedName);
            tell($"fetching {address}");
            string problem;
            try
            {
                byte[] content = await GetAsync(address, cancellationToken).ConfigureAwait(false);
                using Stream decompressed = GzipFile.Decompress(new MemoryStream(content));
                if (file.Is(decompressed))
                {
                    return content;
                }

                problem = "its checksum is wrong";
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                problem = string.Create(CultureInfo.InvariantCulture, $"nothing arrived for {Patience.TotalSeconds:0} seconds");
            }
            catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
            {
                problem = OneLine.Of(e.Message.TrimEnd('.'));
            }

            tell($"{address.Host}: {problem}");
            failures.Add($"{address.Host}: {problem}");
        }

        throw new InputException(
            $"{path}: cannot be downloaded ({string.Join("; ", failures)}); try again later, or copy the MNIST files there.");
    }

    private async Task<byte[]> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        // The limit starts anew with every chunk: a slow line is no failure, a dead one is.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using HttpResponseMessage response =
            await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        using Stream body = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
        using var content = new MemoryStream();
        var chunk = new byte[ChunkLength];
        int read;
        while ((read = await body.ReadAsync(chunk, limit.Token).ConfigureAwait(false)) > 0)
        {
            limit.CancelAfter(Patience);
            content.Write(chunk, 0, read);
            if (content.Length > LargestAnswer)
            {
                throw new InvalidDataException("the answer is too long");
            }
        }

        return content.ToArray();
    }
}
