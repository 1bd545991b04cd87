using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LatentMI.IO.Writing.Hdf5;

/// <summary>Puts what AnnData keeps at the end of a file, each with its encoding (anndata, "on-disk format").</summary>
/// <param name="file">The file, for messages.</param>
/// <param name="objects">Puts objects.</param>
internal sealed class AnnDataElements(FileBytes file, NewObjects objects)
{
    private const string TypeAttribute = "encoding-type";
    private const string VersionAttribute = "encoding-version";
    private const string ArrayVersion = "0.2.0";

    /// <summary>Puts a column of numbers.</summary>
    /// <param name="values">The numbers.</param>
    /// <returns>The address of its header.</returns>
    public ulong PutColumn(double[] values) =>
        objects.PutDataset(StoredType.Float64, [values.Length], MemoryMarshal.AsBytes(values.AsSpan()), Encoding("array", ArrayVersion));

    /// <summary>Puts a matrix.</summary>
    /// <param name="values">The values, row after row.</param>
    /// <param name="columns">The number of columns.</param>
    /// <returns>The address of its header.</returns>
    public ulong PutMatrix(float[] values, int columns) =>
        objects.PutDataset(StoredType.Float32, [values.Length / columns, columns], MemoryMarshal.AsBytes(values.AsSpan()), Encoding("array", ArrayVersion));

    /// <summary>A group without elements yet.</summary>
    /// <param name="name">What it is called, for messages.</param>
    public StoredGroup CreateGroup(string name)
    {
        var group = StoredGroup.Create(file, name);
        group.SetAttribute(TypeAttribute, objects.Attribute(TypeAttribute, "dict"));
        group.SetAttribute(VersionAttribute, objects.Attribute(VersionAttribute, "0.1.0"));
        return group;
    }

    /// <summary>Puts named values, in groups of groups; what is null is left out.</summary>
    /// <param name="values">The values: numbers, texts, truth values, lists of numbers or of texts, and objects of these.</param>
    /// <param name="name">What the group is called, for messages.</param>
    /// <returns>The address of the group's header.</returns>
    public ulong PutDictionary(JsonObject values, string name)
    {
        StoredGroup group = CreateGroup(name);
        foreach ((string key, JsonNode? value) in values)
        {
            if (value is not null)
            {
                group.Link(key, Put(value, $"{name}/{key}"));
            }
        }

        return objects.Put(group);
    }

    private ulong Put(JsonNode value, string name) => value switch
    {
        JsonObject inner => PutDictionary(inner, name),
        JsonArray list => PutList(list),
        _ => PutValue(value),
    };

    private ulong PutList(JsonArray list) => list.Count > 0 && list.All(item => item?.GetValueKind() == JsonValueKind.Number)
        ? PutColumn([.. list.Select(item => item!.GetValue<double>())])
        : objects.PutTexts([.. list.Select(item => item?.ToString() ?? string.Empty)], isSingle: false, Encoding("string-array", ArrayVersion));

    private ulong PutValue(JsonNode value)
    {
        HeaderMessage[] number = Encoding("numeric-scalar", ArrayVersion);
        return value.GetValueKind() switch
        {
            JsonValueKind.Number when long.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out long whole) =>
                objects.PutDataset(StoredType.Int64, [], BitConverter.GetBytes(whole), number),
            JsonValueKind.Number when ulong.TryParse(value.ToJsonString(), CultureInfo.InvariantCulture, out _) => PutText(value.ToJsonString()),
            JsonValueKind.Number => objects.PutDataset(StoredType.Float64, [], BitConverter.GetBytes(value.GetValue<double>()), number),
            JsonValueKind.True or JsonValueKind.False =>
                objects.PutDataset(StoredType.Boolean, [], [value.GetValueKind() == JsonValueKind.True ? (byte)1 : (byte)0], number),
            _ => PutText(value.ToString()),
        };
    }

    private ulong PutText(string text) => objects.PutTexts([text], isSingle: true, Encoding("string", ArrayVersion));

    private HeaderMessage[] Encoding(string type, string version) => [objects.Attribute(TypeAttribute, type), objects.Attribute(VersionAttribute, version)];
}
