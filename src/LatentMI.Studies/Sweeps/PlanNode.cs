using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LatentMI.Studies.Sweeps;

/// <summary>A place in a plan, with its line, so that what is wrong there can be told. JSON is read as the part of YAML that it is.</summary>
internal sealed partial class PlanNode
{
    private readonly string _file;
    private readonly string _path;
    private readonly YamlNode _node;

    private PlanNode(string file, string path, YamlNode node)
    {
        _file = file;
        _path = path;
        _node = node;
    }

    /// <summary>Whether it is a mapping of keys to values.</summary>
    public bool IsMapping => _node is YamlMappingNode;

    /// <summary>Whether it is a list.</summary>
    public bool IsList => _node is YamlSequenceNode;

    /// <summary>
    /// The value of what is neither: a <see cref="double"/>, a <see cref="string"/>, a <see cref="bool"/>, or null for nothing. Quoted, everything
    /// is text; <c>yes</c>, <c>no</c> and the like are text as in YAML 1.2.
    /// </summary>
    private object? Scalar => _node is not YamlScalarNode scalar ? null : scalar.Style != ScalarStyle.Plain ? scalar.Value! : scalar.Value switch
    {
        null or "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        string text when NumberPattern().IsMatch(text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        string text => text,
    };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It cannot be read, or is neither YAML nor JSON.</exception>
    public static PlanNode Read(string path)
    {
        try
        {
            using var text = new StreamReader(path);
            return new PlanNode(path, string.Empty, PlanDocument.Read(path, text));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"{path}: there is no such file; give a plan (see docs/sweeps.md).", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {OneLine.Of(e.Message)}", e);
        }
    }

    /// <summary>What to throw where something is wrong here.</summary>
    /// <param name="problem">What is wrong and what to do, without a full stop at its end.</param>
    public InputException Wrong(string problem) => new(string.Create(
        CultureInfo.InvariantCulture, $"{_file}: line {_node.Start.Line}: {(_path.Length > 0 ? $"{_path}: " : string.Empty)}{problem}."));

    /// <summary>The values of a mapping by their keys, in the order of the file.</summary>
    /// <exception cref="InputException">It is no mapping, or a key is no text.</exception>
    public IReadOnlyList<(string Key, PlanNode Value)> Fields()
    {
        if (_node is not YamlMappingNode mapping)
        {
            throw Wrong($"is {Kind()}; give keys and values");
        }

        return
        [
            .. mapping.Children.Select(pair => pair.Key is YamlScalarNode { Value: { Length: > 0 } key }
                ? (Written(key), new PlanNode(_file, _path.Length > 0 ? $"{_path}.{key}" : key, pair.Value))
                : throw Wrong("has an empty key, or one that is not a text; name every key")),
        ];
    }

    /// <summary>The values of a mapping that has none but these keys.</summary>
    /// <param name="keys">The keys that mean something.</param>
    /// <exception cref="InputException">It is no mapping, or has another key.</exception>
    public IReadOnlyDictionary<string, PlanNode> Fields(params ReadOnlySpan<string> keys)
    {
        var fields = new Dictionary<string, PlanNode>();
        foreach ((string key, PlanNode value) in Fields())
        {
            if (!keys.Contains(key))
            {
                throw value.Wrong($"there is no such key here; the keys are {string.Join(", ", keys.ToArray())}");
            }

            if (!fields.TryAdd(key, value))
            {
                throw value.Wrong("the key is there twice; leave one of them out");
            }
        }

        return fields;
    }

    /// <summary>The items of a list that has some.</summary>
    /// <exception cref="InputException">It is no list, or an empty one.</exception>
    public IReadOnlyList<PlanNode> Items()
    {
        if (_node is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            throw Wrong("is an empty list; name something");
        }

        return [.. list.Children.Select((item, i) => new PlanNode(_file, string.Create(CultureInfo.InvariantCulture, $"{_path}[{i}]"), item))];
    }

    /// <summary>The items of a list, or the value itself where it is none.</summary>
    public IReadOnlyList<PlanNode> OneOrMore() => IsList ? Items() : [this];

    /// <summary>The text that is here.</summary>
    /// <exception cref="InputException">It is something else, or empty.</exception>
    public string Text() => Scalar is string { Length: > 0 } text
        ? Written(text)
        : throw Wrong(Scalar is null or string ? $"is {Kind()}; give a string" : $"is {Kind()}; put it in quotes, as it must be a string");

    /// <summary>Whether a text is here.</summary>
    public bool IsText => Scalar is string;

    /// <summary>The whole number that is here.</summary>
    /// <param name="min">The smallest that is allowed.</param>
    /// <param name="max">The largest that is allowed.</param>
    /// <exception cref="InputException">It is something else, or out of range.</exception>
    public long Integer(long min, long max) => Scalar is double number && number == Math.Floor(number) && number >= min && number <= max
        ? (long)number
        : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"is {Kind()}; give a whole number from {min} to {max}"));

    /// <summary>The number, text or truth value that is here.</summary>
    /// <exception cref="InputException">It is a list, a mapping or nothing.</exception>
    public object Value() => Scalar switch
    {
        string { Length: > 0 } text => Written(text),
        double number when !double.IsFinite(number) => throw Wrong($"is {Kind()}, which is too large; give a smaller one"),
        double or bool => Scalar,
        _ => throw Wrong($"is {Kind()}; give a number, a string, true or false"),
    };

    /// <summary>A text that may be a path or a name, which the character NUL may not be in.</summary>
    private string Written(string text) => text.Contains('\0', StringComparison.Ordinal)
        ? throw Wrong($"the text {OneLine.Quote(text)} has the character NUL in it; remove that")
        : text;

    private string Kind() => _node switch
    {
        YamlMappingNode => "a mapping of keys",
        YamlSequenceNode => "a list",
        _ => Scalar switch
        {
            null => "empty",
            "" => "an empty string",
            bool => "true or false",
            double => $"the number {((YamlScalarNode)_node).Value}",
            _ => $"the text {OneLine.Quote((string)Scalar!)}",
        },
    };

    // The numbers of JSON, with a sign of either kind.
    [GeneratedRegex(@"^[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();
}
