using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LatentMI.Studies.Storing;

namespace LatentMI.Studies.Sweeps;

/// <summary>A plan as JSON: all that decides what is estimated, with the pairs written out.</summary>
internal static class SweepPlanJson
{
    // The file is data, never part of a page: names stay readable.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a plan.</summary>
    /// <param name="plan">The plan.</param>
    public static string Write(SweepPlan plan) => new JsonObject
    {
        ["title"] = plan.Title,
        ["groups"] = new JsonArray([.. plan.Groups.Select(WriteGroup)]),
        ["pairs"] = new JsonArray([.. plan.Pairs.Select(pair => new JsonArray(pair.X, pair.Y, pair.Lag))]),
        ["seeds"] = new JsonArray([.. plan.Seeds.Select(seed => JsonValue.Create(seed))]),
        ["estimates"] = new JsonArray([.. plan.Estimates.Select(estimate => estimate.ToJson())]),
        ["version"] = typeof(SweepPlanJson).Assembly.GetName().Version!.ToString(fieldCount: 3),
    }.ToJsonString(Readable);

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
            Pairs = [.. root.GetProperty("pairs").EnumerateArray().Select(ReadPair)],
            Seeds = [.. root.GetProperty("seeds").EnumerateArray().Select(seed => seed.GetUInt64())],
            Estimates = [.. root.GetProperty("estimates").EnumerateArray().Select(ParameterSet.FromJson)],
        };
        HashSet<string> names = [.. plan.Groups.Select(group => group.Name)];
        if (names.Count < plan.Groups.Count)
        {
            throw new FormatException("two groups have one name");
        }

        return plan.Pairs.All(pair => names.Contains(pair.X) && names.Contains(pair.Y))
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

    private static SweepPair ReadPair(JsonElement pair) => new(pair[0].Text(), pair[1].Text(), pair[2].GetInt32());

    private static SweepGroup ReadGroup(JsonElement json) => new()
    {
        Name = json.Text("name"),
        Address = json.Text("file"),
        Columns = json.TryGetProperty("columns", out JsonElement columns) ? [.. columns.EnumerateArray().Select(column => column.GetInt32())] : null,
        Rows = new RowChoice(Text(json, "where"), Text(json, "metadata"), Text(json, "rows") is { } rows ? RowRange.TryParse(rows) : null),
        Count = json.GetProperty("n").GetInt32(),
        Dimensions = json.GetProperty("dims").GetInt32(),
    };

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
