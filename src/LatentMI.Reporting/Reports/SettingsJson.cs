using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LatentMI.Critics;
using LatentMI.Estimators;
using LatentMI.Estimators.Conditional;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;
using LatentMI.Estimators.Mixed;
using LatentMI.Estimators.Sliced;
using LatentMI.Estimators.Variational;
using LatentMI.Preparing;

namespace LatentMI.Reporting.Reports;

/// <summary>
/// All settings that shape an estimate, as an object with a field for each, its default or not: what the options of the estimator hold, so that none can be
/// forgotten, without those of the other method of <c>lmi</c>. The number of threads, which changes nothing, is left out.
/// </summary>
[JsonSerializable(typeof(LatentMiOptions))]
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
            new JsonStringEnumConverter<LatentMiMethod>(Names),
            new JsonStringEnumConverter<ColumnScores>(Names),
            new JsonStringEnumConverter<RepresentationChoice>(Names),
            new JsonStringEnumConverter<Regularizer>(Names),
        },
    });

    /// <summary>The fields of networks on a single split.</summary>
    public static IReadOnlyList<string> OfSingleSplit { get; } =
    [
        "regularizer", "alpha", "lambda", "hidden_width", "validation_share", "batch_size", "max_epochs", "patience", "learning_rate", "weight_decay",
        "cross_dropout", "validation_dropout", "restore_best_weights", "minimum_columns",
    ];

    /// <summary>The fields of cross-fitting.</summary>
    public static IReadOnlyList<string> OfCrossFitting { get; } =
        ["column_scores", "representation", "folds", "surrogates", "calibration_neighbors", "linear_recovery", "time_series_block"];

    /// <summary>The settings of an estimate; null where its estimator has none.</summary>
    /// <param name="estimate">The estimate.</param>
    public static JsonObject? Of(InformationEstimate estimate) => estimate switch
    {
        LatentMiEstimate latent => Latent(latent.Options, latent),
        ConditionalLatentMiEstimate latent => Latent(latent.Options, latent),
        KsgEstimate ksg => WithoutThreads(JsonSerializer.SerializeToNode(ksg.Options, Written.KsgOptions)),
        ConditionalKsgEstimate ksg => WithoutThreads(JsonSerializer.SerializeToNode(ksg.Options, Written.KsgOptions)),
        MixedEstimate mixed => WithoutThreads(JsonSerializer.SerializeToNode(mixed.Options, Written.MixedOptions)),
        SlicedEstimate sliced => WithoutThreads(JsonSerializer.SerializeToNode(sliced.Options, Written.SlicedOptions)),
        CriticEstimate critic => WithoutThreads(JsonSerializer.SerializeToNode(critic.Options, Written.CriticOptions)),
        BatchedEstimate batched => Batched(batched),
        _ => null,
    };

    private static JsonObject Latent(LatentMiOptions options, InformationEstimate estimate)
    {
        // The groups are a number for each row; how many there are is what shapes the folds.
        JsonObject settings = WithoutThreads(JsonSerializer.SerializeToNode(options with { Groups = null }, Written.LatentMiOptions));
        settings["groups"] = options.Groups?.Count;
        bool isSplit = options.Method == Estimators.Latent.LatentMiMethod.SingleSplit;
        foreach (string other in isSplit ? OfCrossFitting : OfSingleSplit)
        {
            settings.Remove(other);
        }

        if (isSplit)
        {
            // What an automatic width came to: the first hidden layer of X and of Y.
            settings["hidden_widths"] = new JsonArray(
                LatentMiEstimator.HiddenWidth(options, estimate.DimensionsX), LatentMiEstimator.HiddenWidth(options, estimate.DimensionsY));
        }

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
