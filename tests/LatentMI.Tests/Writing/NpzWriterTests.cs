using System.IO.Compression;
using LatentMI.IO.Formats.Npz;

namespace LatentMI.Tests.Writing;

public sealed class NpzWriterTests
{
    [Fact]
    public void The_same_content_gives_the_same_bytes_at_any_time()
    {
        byte[] first = Archive();
        Assert.Equal(first, Archive());
        using var archive = new ZipArchive(new MemoryStream(first));
        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    private static byte[] Archive()
    {
        using var stream = new MemoryStream();
        using (var archive = new NpzWriter(stream))
        {
            archive.Add("weights", Samples.Create([1f, 2, 3, 4], 2, 2));
            archive.AddText("model.json", "{}");
        }

        return stream.ToArray();
    }
}
