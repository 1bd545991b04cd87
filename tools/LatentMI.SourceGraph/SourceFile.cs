using System.Text.RegularExpressions;

namespace LatentMI.SourceGraph;

/// <summary>What a C# file says of itself: where it is, what it declares, what it may see.</summary>
/// <param name="Path">Its path below the folder of sources, with slashes.</param>
/// <param name="Namespace">Its namespace; empty for top-level statements.</param>
/// <param name="Usings">The namespaces that it imports.</param>
/// <param name="Types">The types that it declares outside of others.</param>
/// <param name="Identifiers">All capitalized words of its code, without comments and texts.</param>
/// <param name="Lines">The number of its lines.</param>
public sealed partial record SourceFile(
    string Path, string Namespace, IReadOnlyList<string> Usings, IReadOnlyList<string> Types, IReadOnlySet<string> Identifiers, int Lines)
{
    /// <summary>Its folder as a namespace: <c>LatentMI.IO/Formats/Npy</c> is <c>LatentMI.IO.Formats.Npy</c>.</summary>
    public string Folder => Path[..Math.Max(0, Path.LastIndexOf('/'))].Replace('/', '.');

    /// <summary>Reads a file.</summary>
    /// <param name="root">The folder of sources.</param>
    /// <param name="path">The file.</param>
    public static SourceFile Read(string root, string path)
    {
        string text = File.ReadAllText(path);
        string code = Literal().Replace(Comment().Replace(text, string.Empty), "\"\"");
        return new SourceFile(
            System.IO.Path.GetRelativePath(root, path).Replace('\\', '/'),
            NamespaceLine().Match(code).Groups[1].Value,
            [.. UsingLine().Matches(code).Select(match => match.Groups[1].Value)],
            [.. TypeLine().Matches(code).Select(match => match.Groups[1].Value)],
            Identifier().Matches(code).Select(match => match.Value).ToHashSet(),
            text.AsSpan().Count('\n'));
    }

    [GeneratedRegex("//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex("\"(?:\\\\.|[^\"\\\\\n])*\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    // An alias names what stands behind it; a static import names a type, whose namespace is all but the last part.
    [GeneratedRegex(@"^using (?:static |\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"^(?:public|internal)\s+(?:static |sealed |abstract |readonly |partial |ref |unsafe )*(?:class|record struct|record class|record|struct|interface|enum|delegate [^(]+?)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"\b[A-Z]\w*\b")]
    private static partial Regex Identifier();
}
