using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LatentMI.Reporting.Reports;

/// <summary>Checks what deserialization leaves unchecked in reports that are read again: a null among the elements of a list, a field that is not there.</summary>
internal static class ReportShape
{
    /// <summary>Reads an object that has all fields that cannot be null, and whose lists hold nulls only where their elements may be null.</summary>
    /// <typeparam name="T">What the object is.</typeparam>
    /// <param name="json">The object.</param>
    /// <param name="type">How it is read.</param>
    /// <exception cref="JsonException">It is something else, lacks a field, or a list holds a null.</exception>
    public static T Read<T>(JsonElement json, JsonTypeInfo<T> type)
    {
        RequireValues(json, type);
        return json.Deserialize(type) ?? throw new JsonException("The file holds null.");
    }

    /// <summary>Refuses nulls among elements that may not be null, and objects that lack a field that may not be null.</summary>
    /// <param name="json">What is to be read.</param>
    /// <param name="type">How it will be read.</param>
    /// <exception cref="JsonException">There is one.</exception>
    public static void RequireValues(JsonElement json, JsonTypeInfo type)
    {
        if (json.ValueKind == JsonValueKind.Object && type.Kind == JsonTypeInfoKind.Object)
        {
            foreach (JsonPropertyInfo property in type.Properties)
            {
                if (json.TryGetProperty(property.Name, out JsonElement value))
                {
                    RequireValues(value, type.Options.GetTypeInfo(property.PropertyType));
                }
                else if (property.AssociatedParameter is { IsNullable: false, HasDefaultValue: false })
                {
                    throw new JsonException($"There is no value of {property.Name}.");
                }
            }
        }
        else if (json.ValueKind == JsonValueKind.Array && type is { Kind: JsonTypeInfoKind.Enumerable, ElementType: { } elementType })
        {
            JsonTypeInfo element = type.Options.GetTypeInfo(elementType);
            foreach (JsonElement item in json.EnumerateArray())
            {
                // Values may be null where their type says so, or where null is read as NaN.
                if (item.ValueKind == JsonValueKind.Null && !elementType.IsValueType)
                {
                    throw new JsonException("A list holds a null.");
                }

                RequireValues(item, element);
            }
        }
    }
}
