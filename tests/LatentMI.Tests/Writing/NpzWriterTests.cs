using LatentMI.IO.Formats.Npz;

namespace LatentMI.Tests.Writing;

public sealed class NpzWriterTests
{
    [Fact]
    public async Task The_same_content_gives_the_same_bytes_at_any_time()
    {
        byte[] first = Archive();

        // Zip times have a resolution of two seconds.
        await Task.Delay(TimeSpan.FromSeconds(2.1), TestContext.Current.CancellationToken);
        Assert.Equal(first, Archive());
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
