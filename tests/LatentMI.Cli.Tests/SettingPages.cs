using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LatentMI.Estimators.Catalog;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;
using LatentMI.Studies.Sweeps;

namespace LatentMI.Cli.Tests;

/// <summary>What documents say of settings, made from the settings themselves.</summary>
internal static class SettingPages
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema of plans with the settings of the present program.</summary>
    /// <param name="schema">The schema as it is stored.</param>
    public static string WithSettings(string schema)
    {
        JsonNode root = JsonNode.Parse(schema)!;
        var properties = new JsonObject();
        foreach (Setting setting in SweepEstimates.Settings)
        {
            properties[setting.Name] = new JsonObject
            {
                ["description"] = setting.Description,
                ["oneOf"] = new JsonArray(Values(setting), new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Values(setting) }),
            };
        }

        root["definitions"]!["settings"]!["properties"] = properties;
        foreach (string definition in new[] { "group", "split" })
        {
            foreach (Setting step in PairSettings.Normalization)
            {
                root["definitions"]![definition]!["properties"]![step.Name] = WithDescription(step);
            }
        }

        return root.ToJsonString(Indented) + "\n";
    }

    /// <summary>Which settings which estimators have, a table.</summary>
    public static string Table()
    {
        var lines = new List<string>
        {
            $"| option | values | {string.Join(" | ", EstimatorCatalog.All.Select(estimator => $"`{estimator.Name}`"))} |",
            $"| --- | --- | {string.Join(" | ", EstimatorCatalog.All.Select(_ => "---"))} |",
        };
        lines.AddRange(EstimatorCatalog.Settings
            .Where(setting => EstimatorCatalog.All.Any(estimator => estimator.Settings.Contains(setting)))
            .Select(setting => $"| `--{setting.Name}` | {Written(setting)} | {string.Join(" | ", EstimatorCatalog.All.Select(estimator => estimator.Settings.Contains(setting) ? "x" : " "))} |"));
        return string.Join('\n', lines) + "\n";
    }

    private static JsonObject WithDescription(Setting setting)
    {
        var described = new JsonObject { ["description"] = setting.Description };
        foreach ((string name, JsonNode? value) in Values(setting))
        {
            described[name] = value!.DeepClone();
        }

        return described;
    }

    private static string Written(Setting setting) => setting.Kind switch
    {
        SettingKind.Flag => "given or not",
        SettingKind.Choice => string.Join(", ", setting.Choices),
        _ => setting.Range,
    };

    private static JsonObject Values(Setting setting)
    {
        switch (setting.Kind)
        {
            case SettingKind.Flag:
                return new JsonObject { ["type"] = "boolean" };
            case SettingKind.Choice when setting.Choices.All(word => int.TryParse(word, CultureInfo.InvariantCulture, out _)):
                return new JsonObject
                {
                    ["type"] = "integer",
                    ["enum"] = new JsonArray([.. setting.Choices.Select(word => JsonValue.Create(int.Parse(word, CultureInfo.InvariantCulture)))]),
                };
            case SettingKind.Choice:
                return Words(setting.Choices);
            case SettingKind.Text:
                return new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string", ["minLength"] = 1 }, new JsonObject { ["type"] = "number" }) };
            case SettingKind.NumberOrFlag:
                return new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "boolean" }, Numbers(setting)) };
            case SettingKind.WholeOrAuto:
                return new JsonObject { ["anyOf"] = new JsonArray(Words([Setting.Auto]), Numbers(setting)) };
            default:
                return setting.AllowsZero
                    ? new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "integer", ["enum"] = new JsonArray(0) }, Numbers(setting)) }
                    : Numbers(setting);
        }
    }

    private static JsonObject Words(IEnumerable<string> words) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) };

    private static JsonObject Numbers(Setting setting)
    {
        bool isWhole = setting.Kind is not (SettingKind.Number or SettingKind.NumberOrFlag);
        var numbers = new JsonObject { ["type"] = isWhole ? "integer" : "number" };
        numbers[setting.ExcludesMinimum ? "exclusiveMinimum" : "minimum"] = setting.Minimum;
        if (isWhole || double.IsFinite(setting.Maximum))
        {
            numbers["maximum"] = Math.Min(setting.Maximum, isWhole ? int.MaxValue : double.PositiveInfinity);
        }

        return numbers;
    }
}
