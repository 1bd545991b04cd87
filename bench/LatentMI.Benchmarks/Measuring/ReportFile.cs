using System.Text.Json;
using System.Text.Json.Serialization;
using LatentMI.IO.Writing;

namespace LatentMI.Benchmarks.Measuring;

/// <summary>Reports for programs to read.</summary>
internal static class ReportFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes a report as JSON, whole or not at all.</summary>
    /// <typeparam name="T">The report's type.</typeparam>
    /// <param name="path">The file; it is replaced where it exists.</param>
    /// <param name="report">The report.</param>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write<T>(string path, T report) => AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, report, Options));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <typeparam name="T">The report's type.</typeparam>
    /// <param name="path">The file.</param>
    /// <exception cref="JsonException">It holds something else.</exception>
    public static T Read<T>(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return JsonSerializer.Deserialize<T>(stream, Options) ?? throw new JsonException("it is empty");
    }
}
