using System.Security.Cryptography;

namespace LatentMI.Experiments.Datasets;

/// <summary>A file of MNIST.</summary>
/// <param name="Name">Its name, uncompressed.</param>
/// <param name="ContentSha256">The SHA-256 of its content, uncompressed, in hexadecimal digits.</param>
public sealed record MnistFile(string Name, string ContentSha256)
{
    /// <summary>The name of the file compressed by gzip, as mirrors have it.</summary>
    public string CompressedName => Name + ".gz";

    /// <summary>Whether a content has the checksum.</summary>
    /// <param name="content">The content, uncompressed.</param>
    public bool Is(Stream content) => Convert.ToHexString(SHA256.HashData(content)).Equals(ContentSha256, StringComparison.OrdinalIgnoreCase);
}
