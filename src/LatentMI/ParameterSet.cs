using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LatentMI;

/// <summary>
/// Named settings in a fixed order: those of a data set or of an estimator. A value is a number, a text or a yes or no; it is written the same way
/// everywhere, so that two sets are equal exactly where their texts are.
/// </summary>
public sealed class ParameterSet : IEnumerable<KeyValuePair<string, object>>, IEquatable<ParameterSet>
{
    private const int LongestShared = 64;

    private readonly List<KeyValuePair<string, object>> _values = [];

    /// <summary>The number of parameters.</summary>
    public int Count => _values.Count;

    /// <summary>Adds a number.</summary>
    /// <param name="name">Its name in snake case.</param>
    /// <param name="value">Its value; finite.</param>
    public void Add(string name, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{name} must be finite.");
        }

        Append(name, value);
    }

    /// <summary>Adds a text.</summary>
    /// <param name="name">Its name in snake case.</param>
    /// <param name="value">Its value.</param>
    public void Add(string name, string value) => Append(name, value);

    /// <summary>Adds a yes or no.</summary>
    /// <param name="name">Its name in snake case.</param>
    /// <param name="value">Its value.</param>
    public void Add(string name, bool value) => Append(name, value);

    /// <summary>Adds a number, a text, or a yes or no.</summary>
    /// <param name="name">Its name in snake case.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentException">The value is something else.</exception>
    public void Add(string name, object value)
    {
        switch (value)
        {
            case double number:
                Add(name, number);
                break;
            case int number:
                Add(name, (double)number);
                break;
            case bool flag:
                Add(name, flag);
                break;
            case string text:
                Add(name, text);
                break;
            default:
                throw new ArgumentException($"{name} is neither a number nor a text nor a yes or no.", nameof(value));
        }
    }

    /// <summary>Adds all parameters of another set after those of this one.</summary>
    /// <param name="others">The other set, whose names this one lacks.</param>
    public void AddRange(ParameterSet others)
    {
        ArgumentNullException.ThrowIfNull(others);
        foreach ((string name, object value) in others)
        {
            Append(name, value);
        }
    }

    /// <summary>The other parameters, where there is one of this name, in the same order.</summary>
    /// <param name="name">The name to leave out.</param>
    public ParameterSet Without(string name)
    {
        var others = new ParameterSet();
        others._values.AddRange(_values.Where(pair => pair.Key != name));
        return others;
    }

    /// <summary>Whether there is a parameter of this name.</summary>
    /// <param name="name">The name.</param>
    public bool Contains(string name) => _values.Exists(pair => pair.Key == name);

    /// <summary>The value of a name, a <see cref="double"/>, a <see cref="string"/> or a <see cref="bool"/>; null where there is none.</summary>
    /// <param name="name">The name.</param>
    public object? TryGet(string name) => Find(name);

    /// <summary>The number of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is no such number.</exception>
    public double Number(string name) => TryGetNumber(name) ?? throw new KeyNotFoundException($"There is no number {name}.");

    /// <summary>The number of a name; null where there is none.</summary>
    /// <param name="name">The name.</param>
    public double? TryGetNumber(string name) => Find(name) as double?;

    /// <summary>The yes or no of a name; null where there is none.</summary>
    /// <param name="name">The name.</param>
    public bool? TryGetFlag(string name) => Find(name) as bool?;

    /// <summary>The text of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string Text(string name) => Find(name) as string ?? throw new KeyNotFoundException($"There is no text {name}.");

    /// <summary>The value of a name as it is written; empty where there is none.</summary>
    /// <param name="name">The name.</param>
    public string Written(string name) => Find(name) is { } value ? Write(value) : string.Empty;

    /// <summary><c>name=value</c> of each, with spaces between: a text that tells sets apart.</summary>
    public override string ToString() => string.Join(' ', _values.Select(pair => $"{pair.Key}={Write(pair.Value)}"));

    /// <summary>The same for people: numbers to four digits.</summary>
    public string ToBriefText() => string.Join(' ', _values.Select(pair => pair.Value is double number
        ? string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={number:G4}")
        : $"{pair.Key}={Write(pair.Value)}"));

    /// <inheritdoc/>
    public bool Equals(ParameterSet? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParameterSet);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _values.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The set as a JSON object.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach ((string name, object value) in _values)
        {
            json[name] = value switch
            {
                double number => JsonValue.Create(number),
                bool flag => JsonValue.Create(flag),
                _ => JsonValue.Create((string)value),
            };
        }

        return json;
    }

    /// <summary>Reads what <see cref="ToJson"/> made.</summary>
    /// <param name="json">A JSON object of numbers, texts and truth values.</param>
    /// <exception cref="FormatException">A value is something else, or a name is there twice.</exception>
    public static ParameterSet FromJson(JsonElement json)
    {
        var set = new ParameterSet();
        foreach (JsonProperty property in json.EnumerateObject())
        {
            if (set.Contains(property.Name))
            {
                throw new FormatException($"There are two parameters {property.Name}.");
            }

            // Of millions of records names and short texts, such as names of groups, are a few.
            set.Append(string.Intern(property.Name), property.Value.ValueKind switch
            {
                JsonValueKind.Number when double.IsFinite(property.Value.GetDouble()) => property.Value.GetDouble(),
                JsonValueKind.String => property.Value.GetString() is { Length: <= LongestShared } text ? string.Intern(text) : property.Value.GetString()!,
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => throw new FormatException($"The parameter {property.Name} is neither a finite number nor a text nor a truth value."),
            });
        }

        return set;
    }

    private static string Write(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private object? Find(string name) => _values.Find(pair => pair.Key == name).Value;

    private void Append(string name, object value)
    {
        if (Contains(name))
        {
            throw new ArgumentException($"There are two parameters {name}.", nameof(name));
        }

        _values.Add(new(name, value));
    }
}
