using System.Text.Json;
using System.Text.Json.Serialization;

namespace LatentMI.Reporting.Reports;

/// <summary>Writes numbers that are not finite, which JSON does not have, as null; a null in the place of a number is read as NaN.</summary>
internal sealed class FiniteNumbers : JsonConverter<double>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return double.NaN;
        }

        double value = reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : throw new JsonException();
        return double.IsFinite(value) ? value : throw new JsonException("A number is too large.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
