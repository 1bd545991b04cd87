using System.Text.Json;
using System.Text.Json.Nodes;
using LatentMI.Numerics;

namespace LatentMI.Cli.Tests.Fuzzing;

/// <summary>Changes the values of a JSON text, so that it remains one: what is well formed and of another shape gets further than what is not.</summary>
internal static class JsonDamage
{
    private static readonly string[] Others =
        ["null", "true", "[]", "{}", "-1", "0", "1e308", "12345678901234567890", "\"\"", "\"x\"", "\"../../x\"", "\"NaN\"", "[null]", "{\"a\":{}}", "\"\\u0000\"", "\"a\\nb\"", "0.5"];

    /// <summary>A text with one value changed, removed or repeated; each line is a text of its own where there are several.</summary>
    /// <param name="text">The text.</param>
    /// <param name="random">Chooses.</param>
    public static string Damage(string text, RandomStream random)
    {
        string[] lines = text.Contains("}\n{", StringComparison.Ordinal) ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [text];
        int line = random.NextInt(lines.Length);
        if (Parse(lines[line]) is not { } root)
        {
            return text;
        }

        List<JsonNode> nodes = [.. Below(root)];
        JsonNode chosen = nodes[random.NextInt(nodes.Count)];
        JsonNode? other = JsonNode.Parse(Others[random.NextInt(Others.Length)]);
        switch (chosen.Parent)
        {
            case JsonObject parent when random.NextInt(4) == 0:
                parent.Remove(chosen.GetPropertyName());
                break;
            case JsonObject parent:
                parent[chosen.GetPropertyName()] = other;
                break;
            case JsonArray parent when random.NextInt(4) == 0:
                parent.Add(chosen.DeepClone());
                break;
            case JsonArray parent:
                parent[chosen.GetElementIndex()] = other;
                break;
            default:
                lines[line] = other?.ToJsonString() ?? "null";
                return string.Join('\n', lines) + "\n";
        }

        lines[line] = root.ToJsonString();
        return string.Join('\n', lines) + "\n";
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // YAML, or damaged before.
            return null;
        }
    }

    private static IEnumerable<JsonNode> Below(JsonNode node)
    {
        yield return node;
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject parent => parent.Select(pair => pair.Value),
            JsonArray parent => parent,
            _ => [],
        };
        foreach (JsonNode child in children.OfType<JsonNode>().SelectMany(Below))
        {
            yield return child;
        }
    }
}
