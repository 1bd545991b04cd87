using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using LatentMI.Experiments.Datasets;
using LatentMI.Tests;

namespace LatentMI.Experiments.Tests.Datasets;

public sealed class MnistDownloadTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * i))];
    private static readonly MnistFile[] Files = [File("first-ubyte"), File("second-ubyte")];
    private static readonly Uri[] Mirrors = [new("http://one.test/mnist/"), new("http://two.test/mnist/")];

    [Fact]
    public async Task Files_are_fetched_from_the_first_mirror_and_checked()
    {
        using var folder = new TemporaryFolder();
        var mirror = new FakeMirrors(_ => Answer(Compress(Content)));
        List<string> told = await FetchAsync(folder.File("new"), mirror);

        Assert.Equal(["http://one.test/mnist/first-ubyte.gz", "http://one.test/mnist/second-ubyte.gz"], mirror.Requests);
        Assert.Equal(["first-ubyte.gz", "second-ubyte.gz"], Names(folder.File("new")));
        Assert.Equal(Compress(Content), System.IO.File.ReadAllBytes(Path.Combine(folder.File("new"), "first-ubyte.gz")));
        Assert.EndsWith("bytes, checksum as expected", told[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("down")]
    [InlineData("missing")]
    [InlineData("wrong")]
    [InlineData("cut off")]
    [InlineData("not gzip")]
    public async Task Where_a_mirror_fails_the_next_one_is_asked(string failure)
    {
        using var folder = new TemporaryFolder();
        var mirror = new FakeMirrors(address => address.Host == "two.test" ? Answer(Compress(Content)) : failure switch
        {
            "down" => throw new HttpRequestException("Connection refused."),
            "missing" => new HttpResponseMessage(HttpStatusCode.NotFound),
            "wrong" => Answer(Compress([1, 2, 3])),
            "cut off" => Answer(Compress(Content)[..^9]),
            _ => Answer("<html>Sign in to this network</html>"u8.ToArray()),
        });
        await FetchAsync(folder.File("new"), mirror);
        Assert.Equal(4, mirror.Requests.Count);
        Assert.Equal(["first-ubyte.gz", "second-ubyte.gz"], Names(folder.File("new")));
    }

    [Fact]
    public async Task Without_any_mirror_one_line_names_what_each_said_and_nothing_is_left()
    {
        using var folder = new TemporaryFolder();
        var mirror = new FakeMirrors(address =>
            address.Host == "two.test" ? Answer(Compress([1])) : throw new HttpRequestException("Name or service not known."));
        InputException e = await Assert.ThrowsAsync<InputException>(() => FetchAsync(folder.File("new"), mirror));
        Assert.Equal(
            $"{Path.Combine(folder.File("new"), "first-ubyte.gz")}: cannot be downloaded (one.test: Name or service not known; "
            + "two.test: its checksum is wrong); try again later, or copy the MNIST files there.",
            e.Message);
        Assert.False(Directory.Exists(folder.File("new")));
    }

    [Fact]
    public async Task What_is_there_is_checked_and_not_fetched_again()
    {
        using var folder = new TemporaryFolder();
        folder.Write("first-ubyte", Content);
        folder.Write("second-ubyte.gz", Compress(Content));
        var mirror = new FakeMirrors(_ => throw new HttpRequestException());
        await FetchAsync(Path.GetDirectoryName(folder.File("x"))!, mirror);
        Assert.Empty(mirror.Requests);
    }

    [Fact]
    public async Task Another_file_of_the_same_name_is_not_replaced()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("first-ubyte.gz", Compress([5]));
        InputException e = await Assert.ThrowsAsync<InputException>(
            () => FetchAsync(Path.GetDirectoryName(path)!, new FakeMirrors(_ => Answer(Compress(Content)))));
        Assert.Equal($"{path}: is not the file of MNIST, by its checksum; remove it, or name another folder for the download.", e.Message);
        Assert.Equal(Compress([5]), System.IO.File.ReadAllBytes(path));
    }

    [Fact]
    public async Task An_interruption_leaves_nothing()
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        var mirror = new FakeMirrors(_ =>
        {
            source.Cancel();
            return Answer(Compress(Content));
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FetchAsync(folder.File("new"), mirror, source.Token));
        Assert.False(Directory.Exists(folder.File("new")));
    }

    [Fact]
    public async Task The_checksums_are_those_of_MNIST()
    {
        string folder = SharedFiles.Path("data/mnist");
        using var client = new HttpClient(new FakeMirrors(_ => throw new HttpRequestException()));
        await new MnistDownload(client).FetchAsync(folder, _ => { }, TestContext.Current.CancellationToken);
    }

    private static MnistFile File(string name) => new(name, Convert.ToHexString(SHA256.HashData(Content)));

    private static async Task<List<string>> FetchAsync(string folder, FakeMirrors mirrors, CancellationToken? cancellationToken = null)
    {
        var told = new List<string>();
        using var client = new HttpClient(mirrors);
        await new MnistDownload(client, Mirrors, Files)
            .FetchAsync(folder, told.Add, cancellationToken ?? TestContext.Current.CancellationToken);
        return told;
    }

    private static IEnumerable<string?> Names(string folder) => Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order();

    private static HttpResponseMessage Answer(byte[] body) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    private sealed class FakeMirrors(Func<Uri, HttpResponseMessage> answer) : HttpMessageHandler
    {
        public List<string> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request.RequestUri!.ToString());
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(answer(request.RequestUri));
        }
    }
}
