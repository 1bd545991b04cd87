using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PureHDF;

namespace LatentMI.Cli.Tests.Refusals;

/// <summary>Makes the files of the table of refusals, each from one line.</summary>
/// <param name="folder">Where they are.</param>
internal sealed class RefusalFiles(TemporaryFolder folder)
{
    private static readonly string Golden = Path.Combine(AppContext.BaseDirectory, "Golden");

    /// <summary>Makes a file: of text, or of what the first word after an exclamation mark says.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="content">The text, or how it is made.</param>
    public void Make(string name, string content)
    {
        string path = folder.File(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (content is not ['!', ..])
        {
            File.WriteAllText(path, Text(content));
            return;
        }

        string[] words = content.Split(' ', 2);
        string rest = words.Length > 1 ? words[1] : string.Empty;
        switch (words[0])
        {
            case "!folder":
                Directory.CreateDirectory(path);
                break;
            case "!golden":
                File.Copy(Path.Combine(Golden, rest), path);
                break;
            case "!bytes":
                File.WriteAllBytes(path, Convert.FromHexString(rest.Replace(" ", string.Empty, StringComparison.Ordinal)));
                break;
            case "!npy":
                File.WriteAllBytes(path, Npy(rest));
                break;
            case "!gzip":
                File.WriteAllBytes(path, Gzip(Existing(rest)));
                break;
            case "!zip":
                File.WriteAllBytes(path, Zip(rest.Split(' ')));
                break;
            case "!hdf5":
                Write(Group(new H5File(), JsonNode.Parse(rest)!.AsObject()), path);
                break;
            case "!cut":
                (string source, string length) = Pair(rest);
                File.WriteAllBytes(path, Existing(source)[..int.Parse(length, CultureInfo.InvariantCulture)]);
                break;
            case "!replace":
                (source, string change) = Pair(rest);
                File.WriteAllBytes(path, Replace(Existing(source), change));
                break;
            case "!rows":
                File.WriteAllText(path, Rows(int.Parse(rest, CultureInfo.InvariantCulture)));
                break;
            case "!repeat":
                (string times, string text) = Pair(rest);
                File.WriteAllText(path, string.Concat(Enumerable.Repeat(Text(text), int.Parse(times, CultureInfo.InvariantCulture))));
                break;
            case "!copy":
                Copy(folder.File(rest), path);
                break;
            case "!link":
                File.CreateSymbolicLink(path, folder.File(rest));
                break;
            case "!json":
                (source, change) = Pair(rest);
                File.WriteAllText(path, Changed(File.ReadAllText(folder.File(source)), change));
                break;
            case "!run":
                Run(rest);
                break;
            default:
                throw new InvalidOperationException($"{name}: nothing is made by {words[0]}.");
        }
    }

    private static (string First, string Others) Pair(string text)
    {
        int space = text.IndexOf(' ', StringComparison.Ordinal);
        return (text[..space], text[(space + 1)..]);
    }

    private static string Text(string content) => content
        .Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\0", "\0", StringComparison.Ordinal);

    /// <summary>Columns a and b that depend on each other, in an order in which rows do not resemble their neighbors.</summary>
    private static string Rows(int count) => "a,b\n" + string.Concat(Enumerable.Range(0, count).Select(row => string.Create(
        CultureInfo.InvariantCulture, $"{row * 0.6180339887498949 % 1:F4},{(row * 0.6180339887498949 % 1) + (row * 0.4142135623730951 % .3):F4}\n")));

    // "<f8 (8, 2) 128": an array of this type and shape, and so many bytes of values; or a header as it stands.
    private static byte[] Npy(string description)
    {
        Match parts = Regex.Match(description, @"^(?<type>\S+) (?<shape>\([^)]*\)) (?<bytes>\d+)$");
        string header = parts.Success ? $"{{'descr': '{parts.Groups["type"]}', 'fortran_order': False, 'shape': {parts.Groups["shape"]}, }}" : description;
        string padded = header.PadRight(117) + "\n";
        int values = parts.Success ? int.Parse(parts.Groups["bytes"].Value, CultureInfo.InvariantCulture) : 0;
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)padded.Length, (byte)(padded.Length >> 8), .. Encoding.ASCII.GetBytes(padded), .. new byte[values]];
    }

    private static byte[] Gzip(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return bytes.ToArray();
    }

    private static byte[] Replace(byte[] content, string change)
    {
        string[] sides = change.Split(" -> ");
        byte[] from = Bytes(sides[0]);
        byte[] to = Bytes(sides[1]);
        int at = content.AsSpan().IndexOf(from);
        return at < 0 ? throw new InvalidOperationException($"There is no {sides[0]}.") : [.. content[..at], .. to, .. content[(at + from.Length)..]];

        static byte[] Bytes(string text) => text.StartsWith("0x", StringComparison.Ordinal) ? Convert.FromHexString(text[2..]) : Encoding.Latin1.GetBytes(Text(text));
    }

    private static void Copy(string source, string target)
    {
        if (File.Exists(source))
        {
            File.Copy(source, target, overwrite: true);
            return;
        }

        Directory.CreateDirectory(target);
        foreach (string inner in Directory.EnumerateFileSystemEntries(source))
        {
            Copy(inner, Path.Combine(target, Path.GetFileName(inner)));
        }
    }

    // "field value": the field of the object, or of the first of its lines, gets the value; "field -" removes it. Fields within fields are joined by points.
    private static string Changed(string json, string change)
    {
        (string field, string value) = Pair(change);
        string[] lines = json.Split('\n');
        bool isLines = lines.Length > 1 && lines[1].StartsWith('{');
        JsonNode root = JsonNode.Parse(isLines || lines[0].EndsWith('}') ? lines[0] : json)!;
        string[] path = field.Split('.');
        JsonObject parent = path[..^1].Aggregate(root, (node, name) => node is JsonArray list ? list[int.Parse(name, CultureInfo.InvariantCulture)]! : node[name]!).AsObject();
        if (value == "-")
        {
            parent.Remove(path[^1]);
        }
        else
        {
            parent[path[^1]] = "\u0001";
        }

        string text = root.ToJsonString().Replace("\"\\u0001\"", value, StringComparison.Ordinal);
        return isLines ? string.Join('\n', [text, .. lines[1..]]) : text + "\n";
    }

    private static void Write(H5File file, string path)
    {
        using var bytes = new MemoryStream();
        file.Write(bytes);
        File.WriteAllBytes(path, bytes.ToArray());
    }

    private static T Group<T>(T group, JsonObject content)
        where T : H5Group
    {
        foreach ((string name, JsonNode? value) in content)
        {
            if (name[0] == '@')
            {
                group.Attributes[name[1..]] = value is JsonArray list ? new H5Attribute(Values(list)) : new H5Attribute(value!.GetValue<string>());
            }
            else
            {
                group[name] = value switch
                {
                    JsonObject inner => Group(new H5Group(), inner),
                    JsonArray list => new H5Dataset(Values(list)),
                    _ => value!.GetValueKind() == JsonValueKind.String ? new H5Dataset(value.GetValue<string>()) : new H5Dataset(value.GetValue<double>()),
                };
            }
        }

        return group;
    }

    // Whole numbers are 64-bit integers, others float64; lists of lists are matrices.
    private static object Values(JsonArray list)
    {
        if (list.Count > 0 && list[0] is JsonArray first)
        {
            var matrix = new double[list.Count, first.Count];
            for (int row = 0; row < list.Count; row++)
            {
                for (int column = 0; column < first.Count; column++)
                {
                    matrix[row, column] = list[row]![column]!.GetValue<double>();
                }
            }

            return matrix;
        }

        return list.All(value => value!.GetValueKind() == JsonValueKind.String) && list.Count > 0 ? list.Select(value => value!.GetValue<string>()).ToArray()
            : list.All(value => !value!.ToJsonString().Contains('.', StringComparison.Ordinal)) ? list.Select(value => value!.GetValue<long>()).ToArray()
            : list.Select(value => value!.GetValue<double>()).ToArray();
    }

    private byte[] Zip(string[] entries)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (string entry in entries)
            {
                string[] parts = entry.Split('=');
                using Stream stream = archive.CreateEntry(parts[0], CompressionLevel.NoCompression).Open();
                stream.Write(Existing(parts[1]));
            }
        }

        return bytes.ToArray();
    }

    private byte[] Existing(string name) => File.ReadAllBytes(folder.File(name));

    private void Run(string commandLine)
    {
        ToolResult result = Tool.Run(RefusalTable.Words(commandLine, folder));
        if (result.ExitCode != 0)
        {
            throw new InvalidOperationException($"{commandLine}: {result.Error}");
        }
    }
}
