using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LatentMI.Cli.Output;

/// <summary>Writes what is known of program and machine as JSON, without reflection.</summary>
[JsonSerializable(typeof(DoctorReport))]
internal sealed partial class DoctorJson : JsonSerializerContext
{
    private static readonly DoctorJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>One object, over several lines.</summary>
    /// <param name="report">What to write.</param>
    public static string Write(DoctorReport report) => JsonSerializer.Serialize(report, Readable.DoctorReport);
}
