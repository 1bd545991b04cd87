using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LatentMI.Critics;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Estimators.Published;
using LatentMI.Estimators.Sliced;
using LatentMI.Preparing;

namespace LatentMI.Reporting.Reports;

/// <summary>
/// All settings that shape an estimate, as an object with a field for each, its default or not: what the options of the estimator hold, so that none can be
/// forgotten. The number of threads, which changes nothing, is left out.
/// </summary>
[JsonSerializable(typeof(LatentMiOptions))]
[JsonSerializable(typeof(PublishedLmiOptions))]
[JsonSerializable(typeof(KsgOptions))]
[JsonSerializable(typeof(MixedOptions))]
[JsonSerializable(typeof(SlicedOptions))]
[JsonSerializable(typeof(CriticOptions))]
internal sealed partial class SettingsJson : JsonSerializerContext
{
    private static readonly LowerCaseNames Names = new();

    private static readonly SettingsJson Written = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters =
        {
            new JsonStringEnumConverter<ColumnScores>(Names),
            new JsonStringEnumConverter<Effort>(Names),
            new JsonStringEnumConverter<LabelSides>(Names),
            new JsonStringEnumConverter<RepresentationChoice>(Names),
            new JsonStringEnumConverter<Regularizer>(Names),
        },
    });

    /// <summary>The settings that an estimator holds.</summary>
    /// <param name="options">Its options.</param>
    /// <typeparam name="T">Their type, one of those that this class lists.</typeparam>
    public static JsonObject Of<T>(T options)
    {
        JsonObject settings = JsonSerializer.SerializeToNode(options, (JsonTypeInfo<T>)Written.GetTypeInfo(typeof(T))!)!.AsObject();
        settings.Remove("threads");
        (settings["ksg"] as JsonObject)?.Remove("threads");
        return settings;
    }
}
