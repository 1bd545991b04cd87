using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace LatentMI.Reporting.Reports.Estimates;

/// <summary>
/// The JSON object of <c>lmi estimate --json</c> and of <c>result.json</c>: the fields of all parts of an <see cref="EstimateReport"/> in one fixed order,
/// with names in snake case. A field of a part that the report does not have is null.
/// </summary>
[JsonSerializable(typeof(CommonReport))]
[JsonSerializable(typeof(GivenReport))]
[JsonSerializable(typeof(LabelsReport))]
[JsonSerializable(typeof(PermutationTestReport))]
[JsonSerializable(typeof(TrainingReport))]
[JsonSerializable(typeof(CrossFittedReport))]
[JsonSerializable(typeof(PublishedLmiReport))]
[JsonSerializable(typeof(ChainRuleReport))]
[JsonSerializable(typeof(KsgReport))]
[JsonSerializable(typeof(ConditionalKsgReport))]
[JsonSerializable(typeof(CriticReport))]
[JsonSerializable(typeof(GaussianReport))]
[JsonSerializable(typeof(CopulaReport))]
[JsonSerializable(typeof(SlicedReport))]
[JsonSerializable(typeof(MixedReport))]
[JsonSerializable(typeof(DiscreteReport))]
public sealed partial class EstimateJson : JsonSerializerContext
{
    private const string Attribution = "attribution";

    private static readonly string[] Fields =
    [
        "estimator", "preset", "mi_bits", "at_least_bits", "mi_bits_raw", "ci95_bits", "standard_error_bits", "p_value", "permutations", "permute", "null_bits",
        "observed_bits", "shuffle_control_bits", "n_samples", "rows_available", "groups", "n_estimated", "dims_x", "dims_y", "dims_z", "conditional",
        "latent_dims", "latent_dims_curve", "representation", "representations", "effort_gain", "calibration", "sample_size_curve", "k", "ksg_algorithm",
        "standardized", "tie_noise", "slices", "slice_standard_error_bits", "batch_rows", "bias_bits", "plug_in_bits", "chance_bits", "labels_x", "labels_y",
        "label_entropy_bits", "regularizer", "seed", "threads", "elapsed_seconds", "epochs_run", "max_epochs", "best_epoch", "kept_epoch", "stopped_early",
        "critic_width", "steps_run", "max_steps", "best_step", "warnings", "warning_ids", "diagnostics", Attribution, "x", "y", "z", "version", "provenance",
        "settings",
    ];

    /// <summary>The parts as they are written.</summary>
    internal static EstimateJson Written { get; } = new(ReportJson.CreateOptions());

    /// <summary>One object, over several lines.</summary>
    /// <param name="report">What to write.</param>
    public static string Write(EstimateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var written = new Dictionary<string, JsonNode?>();
        Add(report, Written.CommonReport);
        Add(report.OfEstimator, Written.GetTypeInfo(report.OfEstimator.GetType())!);
        Add((report.OfEstimator as LatentReport)?.Training, Written.TrainingReport);
        Add(report.Given, Written.GivenReport);
        Add(report.Labels, Written.LabelsReport);
        Add(report.Test, Written.PermutationTestReport);

        var json = new JsonObject();
        foreach (string field in Fields)
        {
            if (written.Remove(field, out JsonNode? value) || field != Attribution)
            {
                json[field] = value;
            }
        }

        return written.Count == 0
            ? json.ToJsonString(Written.Options)
            : throw new InvalidOperationException($"The order of the fields of estimates lacks {string.Join(", ", written.Keys)}.");

        void Add(object? part, JsonTypeInfo fields)
        {
            if (part is not null)
            {
                JsonObject own = JsonSerializer.SerializeToNode(part, fields)!.AsObject();
                KeyValuePair<string, JsonNode?>[] values = [.. own];
                own.Clear();
                foreach ((string name, JsonNode? value) in values)
                {
                    written.Add(name, value);
                }
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> made.</summary>
    /// <param name="json">The object.</param>
    /// <exception cref="JsonException">It is no such object.</exception>
    public static EstimateReport Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        JsonElement fields = document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement : throw new JsonException("The file holds no object.");
        CommonReport common = ReportShape.Read(fields, Written.CommonReport);
        GivenReport? given = ReadIfThere(Written.GivenReport, "dims_z");
        EstimatorReport ofEstimator = EstimatorReports.Read(common.Estimator, given is not null, fields);
        if (ofEstimator is LatentReport latent)
        {
            ofEstimator = latent with { Training = ReadIfThere(Written.TrainingReport, "epochs_run") };
        }

        return new EstimateReport(common, ofEstimator)
        {
            Given = given,
            Labels = ReadIfThere(Written.LabelsReport, "labels_x", "labels_y"),
            Test = ReadIfThere(Written.PermutationTestReport, "p_value"),
        };

        T? ReadIfThere<T>(JsonTypeInfo<T> part, params ReadOnlySpan<string> marks)
            where T : class
        {
            foreach (string mark in marks)
            {
                if (fields.TryGetProperty(mark, out JsonElement value) && value.ValueKind != JsonValueKind.Null)
                {
                    return ReportShape.Read(fields, part);
                }
            }

            return null;
        }
    }
}
