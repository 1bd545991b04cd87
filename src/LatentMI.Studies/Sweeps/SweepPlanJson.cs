using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.Studies.Pairing;
using LatentMI.Studies.Storing;

namespace LatentMI.Studies.Sweeps;

/// <summary>A plan as JSON: all that decides what is estimated, with the pairs written out.</summary>
internal static class SweepPlanJson
{
    // The file is data, never part of a page: names stay readable.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string LagWithin = "lag_within";

    /// <summary>Writes a plan.</summary>
    /// <param name="plan">The plan.</param>
    public static string Write(SweepPlan plan)
    {
        var json = new JsonObject
        {
            ["title"] = plan.Title,
            ["groups"] = new JsonArray([.. plan.Groups.Select(WriteGroup)]),
            ["pairs"] = WritePairs(plan.Pairs),
            ["seeds"] = new JsonArray([.. plan.Seeds.Select(seed => JsonValue.Create(seed))]),
            ["estimates"] = new JsonArray([.. plan.Estimates.Select(estimate => estimate.ToJson())]),
            ["version"] = typeof(SweepPlanJson).Assembly.GetName().Version!.ToString(fieldCount: 3),
        };
        if (plan.LagWithin is { } within)
        {
            json[LagWithin] = within;
        }

        return json.ToJsonString(Readable);
    }

    /// <summary>Reads what <see cref="Write"/> made.</summary>
    /// <param name="json">JSON.</param>
    /// <exception cref="FormatException">It is something else.</exception>
    public static SweepPlan Read(string json)
    {
        try
        {
            return StoredJson.Read(Encoding.UTF8.GetBytes(json), ReadPlan);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{SweepPlan.DescriptionFile} is not a plan: {e.Message}", e);
        }
    }

    private static SweepPlan ReadPlan(JsonElement root)
    {
        var plan = new SweepPlan
        {
            Title = root.Text("title"),
            Groups = [.. root.GetProperty("groups").EnumerateArray().Select(ReadGroup)],
            Pairs = root.GetProperty("pairs") is { ValueKind: JsonValueKind.Array } listed
                ? [.. listed.EnumerateArray().Select(ReadPair)]
                : ReadCrossed(root.GetProperty("pairs")),
            LagWithin = Text(root, LagWithin),
            Seeds = [.. root.GetProperty("seeds").EnumerateArray().Select(seed => seed.GetUInt64())],
            Estimates = [.. root.GetProperty("estimates").EnumerateArray().Select(ParameterSet.FromJson)],
        };
        HashSet<string> names = [.. plan.Groups.Select(group => group.Name)];
        if (names.Count < plan.Groups.Count)
        {
            throw new FormatException("two groups have one name");
        }

        IEnumerable<string> paired = plan.Pairs is CrossedPairs crossed ? crossed.X.Concat(crossed.Y) : plan.Pairs.SelectMany(pair => new[] { pair.X, pair.Y });
        return paired.All(names.Contains)
            ? plan
            : throw new FormatException("a pair is of a group that is not there");
    }

    private static JsonObject WriteGroup(SweepGroup group)
    {
        var json = new JsonObject { ["name"] = group.Name, ["file"] = group.Address };
        if (group.Columns is { } columns)
        {
            json["columns"] = new JsonArray([.. columns.Select(column => JsonValue.Create(column))]);
        }

        Add("where", group.Rows.Where);
        Add("metadata", group.Rows.Metadata);
        Add("rows", group.Rows.Rows?.ToString());
        Add("names", group.Rows.ColumnNames);
        Add("decimal", group.Rows.Decimal == DecimalMark.Comma ? "," : null);
        if (group.Rows.MostExpansion != ReadingOptions.DefaultExpansion)
        {
            json["max-expansion"] = group.Rows.MostExpansion;
        }

        if (!group.Rows.Normalization.IsEmpty)
        {
            json["normalization"] = WriteNormalization(group.Rows.Normalization);
        }

        json["n"] = group.Count;
        json["dims"] = group.Dimensions;
        return json;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }
    }

    private static JsonObject WriteNormalization(NormalizationSteps steps)
    {
        var set = new ParameterSet();
        if (steps.NormalizeTotal)
        {
            set.Add(PairSettings.NormalizeTotal.RecordName, steps.Total is { } total ? total : (object)true);
        }

        if (steps.LogOnePlus)
        {
            set.Add(PairSettings.LogOnePlus.RecordName, true);
        }

        if (steps.TopVariable is { } columns)
        {
            set.Add(PairSettings.TopVariable.RecordName, columns);
        }

        if (steps.ScaleClip is { } clip)
        {
            set.Add(PairSettings.ScaleClip.RecordName, clip);
        }

        return set.ToJson();
    }

    /// <summary>Crossed groups stay crossed: written out, they may be millions.</summary>
    private static JsonNode WritePairs(IReadOnlyList<SweepPair> pairs) => pairs is CrossedPairs crossed
        ? new JsonObject
        {
            ["x"] = new JsonArray([.. crossed.X.Select(name => JsonValue.Create(name))]),
            ["y"] = new JsonArray([.. crossed.Y.Select(name => JsonValue.Create(name))]),
            ["lags"] = new JsonArray([.. crossed.Lags.Select(lag => JsonValue.Create(lag))]),
        }
        : new JsonArray([.. pairs.Select(pair => new JsonArray(pair.X, pair.Y, pair.Lag))]);

    private static CrossedPairs ReadCrossed(JsonElement pairs)
    {
        var crossed = new CrossedPairs(Names("x"), Names("y"), pairs.GetProperty("lags").EnumerateArray().Select(lag => lag.GetInt32()));
        return crossed.Total <= int.MaxValue ? crossed : throw new FormatException("there are more pairs than can be numbered");

        IEnumerable<string> Names(string side) => pairs.GetProperty(side).EnumerateArray().Select(name => name.Text());
    }

    private static SweepPair ReadPair(JsonElement pair) => new(pair[0].Text(), pair[1].Text(), pair[2].GetInt32());

    private static SweepGroup ReadGroup(JsonElement json) => new()
    {
        Name = json.Text("name"),
        Address = json.Text("file"),
        Columns = json.TryGetProperty("columns", out JsonElement columns) ? [.. columns.EnumerateArray().Select(column => column.GetInt32())] : null,
        Rows = new RowChoice(Text(json, "where"), Text(json, "metadata"), Text(json, "rows") is { } rows ? RowRange.TryParse(rows) : null)
        {
            ColumnNames = Text(json, "names"),
            Decimal = Text(json, "decimal") is "," ? DecimalMark.Comma : DecimalMark.Point,
            MostExpansion = json.TryGetProperty("max-expansion", out JsonElement most) ? most.GetInt32() : ReadingOptions.DefaultExpansion,
            Normalization = json.TryGetProperty("normalization", out JsonElement steps)
                ? NormalizationSettings.Steps(ParameterSet.FromJson(steps))
                : new NormalizationSteps(),
        },
        Count = json.GetProperty("n").GetInt32(),
        Dimensions = json.GetProperty("dims").GetInt32(),
    };

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
