using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LatentMI.IO.Formats;
using LatentMI.Pairing;
using LatentMI.Studies.Interactions;

namespace LatentMI.Reporting.Reports;

/// <summary>Writes reports as JSON, without reflection.</summary>
[JsonSerializable(typeof(PairingReport))]
[JsonSerializable(typeof(ScoreReport))]
[JsonSerializable(typeof(FileContents))]
[JsonSerializable(typeof(MarkovReport))]
[JsonSerializable(typeof(PseudotimeReport))]
[JsonSerializable(typeof(InteractionReport))]
[JsonSerializable(typeof(RankingReport), TypeInfoPropertyName = "Ranking")]
[JsonSerializable(typeof(LagReport))]
[JsonSerializable(typeof(TransferReport))]
[JsonSerializable(typeof(SynergyReport))]
[JsonSerializable(typeof(ScalingReport))]
public sealed partial class ReportJson : JsonSerializerContext
{
    private static readonly ReportJson Readable = new(CreateOptions());

    /// <summary>How objects are written over several lines.</summary>
    public static JsonSerializerOptions Indented => Readable.Options;

    /// <summary>One object, over several lines.</summary>
    /// <param name="report">What to write.</param>
    public static string Write(ScoreReport report) => JsonSerializer.Serialize(report, Readable.ScoreReport);

    /// <summary>One object, over several lines.</summary>
    /// <param name="contents">What to write.</param>
    public static string Write(FileContents contents) => JsonSerializer.Serialize(contents, Readable.FileContents);

    /// <summary>One object, over several lines.</summary>
    /// <param name="report">What to write.</param>
    public static string Write(MarkovReport report) => JsonSerializer.Serialize(report, Readable.MarkovReport);

    /// <summary>One object, over several lines.</summary>
    /// <param name="report">What to write.</param>
    public static string Write(PseudotimeReport report) => JsonSerializer.Serialize(report, Readable.PseudotimeReport);

    /// <summary>Reads what <see cref="Write(MarkovReport)"/> or <see cref="Write(PseudotimeReport)"/> made.</summary>
    /// <param name="json">The object.</param>
    /// <returns>The study; null where the object is of something else.</returns>
    /// <exception cref="JsonException">It is no object, or not all of a study.</exception>
    public static LineageReport? ReadLineage(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return StudyOf(document.RootElement) switch
        {
            LineageReport.MarkovStudy => ReportShape.Read(document.RootElement, Readable.MarkovReport),
            LineageReport.PseudotimeStudy => ReportShape.Read(document.RootElement, Readable.PseudotimeReport),
            _ => null,
        };
    }

    /// <summary>One object, over several lines.</summary>
    /// <param name="report">What to write.</param>
    public static string Write(LagReport report) => JsonSerializer.Serialize(report, Readable.LagReport);

    /// <summary>Reads what <see cref="Write(LagReport)"/> made.</summary>
    /// <param name="json">The object.</param>
    /// <returns>The study; null where the object is of something else.</returns>
    /// <exception cref="JsonException">It is no object, or not all of a study.</exception>
    public static LagReport? ReadLags(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return StudyOf(document.RootElement) == Reports.LagReport.LagStudy ? ReportShape.Read(document.RootElement, Readable.LagReport) : null;
    }

    /// <summary>One object, over several lines.</summary>
    /// <param name="report">What to write.</param>
    public static string Write(TransferReport report) => JsonSerializer.Serialize(report, Readable.TransferReport);

    /// <summary>Reads what <see cref="Write(TransferReport)"/> made.</summary>
    /// <param name="json">The object.</param>
    /// <returns>The study; null where the object is of something else.</returns>
    /// <exception cref="JsonException">It is no object, or not all of a study.</exception>
    public static TransferReport? ReadTransfer(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return StudyOf(document.RootElement) == Reports.TransferReport.StudyName ? ReportShape.Read(document.RootElement, Readable.TransferReport) : null;
    }

    /// <summary>One object, over several lines.</summary>
    /// <param name="report">What to write.</param>
    public static string Write(SynergyReport report) => JsonSerializer.Serialize(report, Readable.SynergyReport);

    /// <summary>Reads what <see cref="Write(SynergyReport)"/> made.</summary>
    /// <param name="json">The object.</param>
    /// <returns>The study; null where the object is of something else.</returns>
    /// <exception cref="JsonException">It is no object, or not all of a study.</exception>
    public static SynergyReport? ReadSynergy(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return StudyOf(document.RootElement) == Reports.SynergyReport.StudyName ? ReportShape.Read(document.RootElement, Readable.SynergyReport) : null;
    }

    /// <summary>One object, over several lines.</summary>
    /// <param name="report">What to write.</param>
    public static string Write(ScalingReport report) => JsonSerializer.Serialize(report, Readable.ScalingReport);

    /// <summary>Reads what <see cref="Write(ScalingReport)"/> made.</summary>
    /// <param name="json">The object.</param>
    /// <returns>The study; null where the object is of something else.</returns>
    /// <exception cref="JsonException">It is no object, or not all of a study.</exception>
    public static ScalingReport? ReadScaling(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return StudyOf(document.RootElement) == Reports.ScalingReport.ScalingStudyName ? ReportShape.Read(document.RootElement, Readable.ScalingReport) : null;
    }

    /// <summary>One object, over several lines.</summary>
    /// <param name="report">What to write.</param>
    public static string Write(InteractionReport report) => JsonSerializer.Serialize(report, Readable.InteractionReport);

    /// <summary>Reads what <see cref="Write(InteractionReport)"/> made.</summary>
    /// <param name="json">The object.</param>
    /// <returns>The report, or null where the object is of another kind of result.</returns>
    /// <exception cref="JsonException">It is no such object.</exception>
    public static InteractionReport? ReadInteractions(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("analysis", out _)
            ? ReportShape.Read(document.RootElement, Readable.InteractionReport)
            : null;
    }

    /// <summary>One object, over several lines.</summary>
    /// <param name="report">What to write.</param>
    public static string Write(PairingReport report) => JsonSerializer.Serialize(report, Readable.PairingReport);

    /// <summary>Reads what <see cref="Write(PairingReport)"/> made.</summary>
    /// <param name="json">The object.</param>
    /// <exception cref="JsonException">It is no such object.</exception>
    public static PairingReport ReadPairings(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ReportShape.Read(document.RootElement, Readable.PairingReport);
    }

    /// <summary>One object, over several lines.</summary>
    /// <param name="report">What to write.</param>
    public static string Write(RankingReport report) => JsonSerializer.Serialize(report, Readable.Ranking);

    /// <summary>Reads what <see cref="Write(RankingReport)"/> made.</summary>
    /// <param name="json">The object.</param>
    /// <returns>The ranking; null where the object is of something else.</returns>
    /// <exception cref="JsonException">It is no object, or not all of a ranking.</exception>
    public static RankingReport? ReadRanking(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return StudyOf(document.RootElement) == RankingReport.RankStudy ? ReportShape.Read(document.RootElement, Readable.Ranking) : null;
    }

    /// <summary>How all reports are written: names in snake case, over several lines.</summary>
    internal static JsonSerializerOptions CreateOptions() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        Converters =
        {
            new FiniteNumbers(),
            new JsonStringEnumConverter<PermutationKind>(new LowerCaseNames()),
            new JsonStringEnumConverter<InteractionGrouping>(new LowerCaseNames()),
        },

        // The text goes to a terminal or a file, never as it is into HTML: names of files stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The name of the study that an object is the result of; null where it is of something else.</summary>
    private static string? StudyOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("study", out JsonElement name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
}
