using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using LatentMI.Numerics;

namespace LatentMI.Tests;

public class ProvenanceTests
{
    [Fact]
    public void The_hash_is_that_of_the_sources_whatever_their_line_ends()
    {
        string folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "src", "LatentMI"));
        Assert.SkipUnless(Directory.Exists(folder), "The sources are not where the tests were built from.");
        string[] files =
        [
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
                .Where(path => !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        var all = new StringBuilder();
        foreach (string file in files)
        {
            string text = File.ReadAllText(Path.Combine(folder, file)).Replace("\r\n", "\n", StringComparison.Ordinal);
            all.Append(file).Append('\n').Append(text.Length).Append('\n').Append(text);
        }

        string expected = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all.ToString())).AsSpan(0, 8));

        Assert.Equal(expected, Provenance.Current.SourceHash);
        Assert.Contains(Provenance.Current.VectorWidth, new[] { 0, 128, 256, 512 });
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
