using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LatentMI.Critics;
using LatentMI.Estimators;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Estimators.Published;
using LatentMI.Estimators.Sliced;
using LatentMI.Estimators.Variational;
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
            new JsonStringEnumConverter<RepresentationChoice>(Names),
            new JsonStringEnumConverter<Regularizer>(Names),
        },
    });

    /// <summary>The settings of an estimate; null where its estimator has none.</summary>
    /// <param name="estimate">The estimate.</param>
    public static JsonObject? Of(InformationEstimate estimate) => estimate switch
    {
        LatentMiEstimate latent => CrossFitted(latent.Options),
        PublishedLmiEstimate published => Published(published),
        ConditionalLatentMiEstimate latent => CrossFitted(latent.Options),
        KsgEstimate ksg => WithoutThreads(JsonSerializer.SerializeToNode(ksg.Options, Written.KsgOptions)),
        ConditionalKsgEstimate ksg => WithoutThreads(JsonSerializer.SerializeToNode(ksg.Options, Written.KsgOptions)),
        MixedEstimate mixed => WithoutThreads(JsonSerializer.SerializeToNode(mixed.Options, Written.MixedOptions)),
        SlicedEstimate sliced => WithoutThreads(JsonSerializer.SerializeToNode(sliced.Options, Written.SlicedOptions)),
        CriticEstimate critic => WithoutThreads(JsonSerializer.SerializeToNode(critic.Options, Written.CriticOptions)),
        BatchedEstimate batched => Batched(batched),
        _ => null,
    };

    private static JsonObject CrossFitted(LatentMiOptions options)
    {
        // The groups are a number for each row; how many there are is what shapes the folds.
        JsonObject settings = WithoutThreads(JsonSerializer.SerializeToNode(options with { Groups = null }, Written.LatentMiOptions));
        settings["groups"] = options.Groups?.Count;
        settings.Insert(0, "method", "crossfitted");

        // The format has these for both methods of lmi; of this one they do not change.
        int place = settings.IndexOf("tie_noise");
        settings.Insert(place, "reference_scores", false);
        settings.Insert(place + 1, "ksg_algorithm", (int)Estimators.Ksg.KsgAlgorithm.One);
        settings.Remove("max_epochs");

        // Code, which no command can name; results tell the names of what won.
        settings.Remove("own_representations");
        settings.Remove("own_ratios");
        settings["epoch_limit"] = options.MaxEpochs;
        return settings;
    }

    private static JsonObject Published(PublishedLmiEstimate estimate)
    {
        PublishedLmiOptions options = estimate.Options;
        JsonObject settings = WithoutThreads(JsonSerializer.SerializeToNode(options with { Groups = null }, Written.PublishedLmiOptions));
        settings["groups"] = options.Groups?.Count;
        settings.Insert(0, "method", "singlesplit");
        settings.Insert(settings.IndexOf("groups") + 1, "labels", null);
        settings["epoch_limit"] = options.MaxEpochs;

        // What an automatic width came to: the first hidden layer of X and of Y.
        settings["hidden_widths"] = new JsonArray(
            PublishedLmiEstimator.HiddenWidth(options, estimate.DimensionsX), PublishedLmiEstimator.HiddenWidth(options, estimate.DimensionsY));
        return settings;
    }

    private static JsonObject? Batched(BatchedEstimate batched)
    {
        // The batches have one estimator with one set of settings.
        JsonObject? settings = Of(batched.Batches[0]);
        if (settings is not null)
        {
            settings["batch_rows"] = batched.BatchRows;
        }

        return settings;
    }

    private static JsonObject WithoutThreads(JsonNode? options)
    {
        JsonObject settings = options!.AsObject();
        settings.Remove("threads");
        (settings["ksg"] as JsonObject)?.Remove("threads");
        return settings;
    }
}
