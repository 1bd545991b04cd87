using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LatentMI.Numerics;

namespace LatentMI.Studies.Storing;

/// <summary>A record as one line of JSON, with its fields in snake case.</summary>
internal static class RecordJson
{
    // Lines are data, never part of a page: names of files stay readable.
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a record without line breaks.</summary>
    /// <param name="record">The record.</param>
    public static string Write(ExperimentRecord record)
    {
        var series = new JsonObject();
        foreach ((string name, double[] values) in record.Series)
        {
            series[name] = new JsonArray([.. values.Select(value => double.IsFinite(value) ? JsonValue.Create(value) : null)]);
        }

        return new JsonObject
        {
            ["experiment"] = record.Experiment,
            ["dataset"] = record.Dataset,
            ["dataset_parameters"] = record.DatasetParameters.ToJson(),
            ["data_seed"] = record.DataSeed,
            ["estimator"] = record.Estimator,
            ["estimator_parameters"] = record.EstimatorParameters.ToJson(),
            ["seed"] = record.Seed,
            ["estimate_bits"] = record.EstimateBits,
            ["true_bits"] = record.TrueBits,
            ["seconds"] = record.Seconds,
            ["threads"] = record.Threads,
            ["version"] = record.Version,
            ["provenance"] = record.Provenance is { } provenance ? WriteProvenance(provenance) : null,
            ["warnings"] = new JsonArray([.. record.Warnings.Select(id => JsonValue.Create(id))]),
            ["error"] = record.Error,
            ["series"] = series,
            ["details"] = record.Details.ToJson(),
        }.ToJsonString(OneLine);
    }

    /// <summary>Reads what <see cref="Write"/> made.</summary>
    /// <param name="line">A line of JSON.</param>
    /// <exception cref="FormatException">The line is not a record.</exception>
    public static ExperimentRecord Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            return StoredJson.Read(line, Read);
        }
        catch (FormatException e)
        {
            throw new FormatException($"not a record: {e.Message}", e);
        }
    }

    private static ExperimentRecord Read(JsonElement json)
    {
        ExperimentRecord record = ReadFields(json);

        // Settings that were lost or changed would not be noticed otherwise: the record would be counted with those of other data.
        return json.GetProperty("data_seed").GetUInt64() == record.DataSeed
            ? record
            : throw new FormatException("the settings of its data are not those that its data seed was made from");
    }

    private static ExperimentRecord ReadFields(JsonElement json) => new()
    {
        Experiment = json.Text("experiment"),
        Dataset = json.Text("dataset"),
        DatasetParameters = ParameterSet.FromJson(json.GetProperty("dataset_parameters")),
        Estimator = json.Text("estimator"),
        EstimatorParameters = ParameterSet.FromJson(json.GetProperty("estimator_parameters")),
        Seed = json.GetProperty("seed").GetUInt64(),
        EstimateBits = ReadNumber(json.GetProperty("estimate_bits")),
        TrueBits = ReadNumber(json.GetProperty("true_bits")),
        Seconds = json.GetProperty("seconds").Number(),
        Threads = json.GetProperty("threads").GetInt32(),
        Version = json.Text("version"),
        Provenance = json.TryGetProperty("provenance", out JsonElement provenance) && provenance.ValueKind != JsonValueKind.Null
            ? ReadProvenance(provenance)
            : null,
        Warnings = [.. json.GetProperty("warnings").EnumerateArray().Select(id => id.Text())],
        Error = json.GetProperty("error").GetString(),
        Series = json.GetProperty("series").EnumerateObject().ToDictionary(
            property => property.Name,
            property => property.Value.EnumerateArray().Select(value => ReadNumber(value) ?? double.NaN).ToArray()),
        Details = json.TryGetProperty("details", out JsonElement details) ? ParameterSet.FromJson(details) : [],
    };

    private static JsonObject WriteProvenance(Provenance provenance) => new()
    {
        ["source_hash"] = provenance.SourceHash,
        ["commit"] = provenance.Commit,
        ["vector_width"] = provenance.VectorWidth,
    };

    private static Provenance ReadProvenance(JsonElement json) => new(
        json.Text("source_hash"), json.GetProperty("commit").GetString(), json.GetProperty("vector_width").GetInt32());

    private static double? ReadNumber(JsonElement json) => json.ValueKind == JsonValueKind.Null ? null : json.Number();
}
