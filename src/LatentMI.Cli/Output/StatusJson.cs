using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LatentMI.Cli.Output;

/// <summary>Writes how far a store is as JSON, without reflection.</summary>
[JsonSerializable(typeof(StatusReport))]
internal sealed partial class StatusJson : JsonSerializerContext
{
    private static readonly StatusJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>One object, over several lines.</summary>
    /// <param name="report">What to write.</param>
    public static string Write(StatusReport report) => JsonSerializer.Serialize(report, Readable.StatusReport);
}
