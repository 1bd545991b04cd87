using System.Text.Json;

namespace LatentMI.Studies.Storing;

/// <summary>JSON that the program wrote into a folder, where anything may have changed it since: what is of another shape ends with one kind of exception.</summary>
public static class StoredJson
{
    /// <summary>Makes something of a text.</summary>
    /// <typeparam name="T">What is made.</typeparam>
    /// <param name="json">The text.</param>
    /// <param name="read">Makes it; what it looks for and does not find raises what <see cref="JsonElement"/> raises.</param>
    /// <exception cref="FormatException">The text is not JSON, or of another shape: a field is missing, there twice, or of another type.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, Func<JsonElement, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            throw new FormatException(e is KeyNotFoundException ? "a field is missing" : OneLine.Of(e.Message).TrimEnd('.'), e);
        }
    }

    /// <summary>A text, which must be there.</summary>
    /// <param name="json">An object.</param>
    /// <param name="name">The name of the field.</param>
    /// <exception cref="FormatException">It is null, or no text.</exception>
    /// <exception cref="KeyNotFoundException">There is no such field.</exception>
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).Text();

    /// <summary>The text that an element is.</summary>
    /// <param name="json">The element.</param>
    /// <exception cref="FormatException">It is null, or no text.</exception>
    public static string Text(this JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? json.GetString()! : throw new FormatException("something else is where a text should be");

    /// <summary>A finite number.</summary>
    /// <param name="json">The element.</param>
    /// <exception cref="FormatException">It is something else.</exception>
    public static double Number(this JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out double value) && double.IsFinite(value)
            ? value
            : throw new FormatException("something else is where a finite number should be");
}
