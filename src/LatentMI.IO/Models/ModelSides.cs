using System.Text.Json;
using System.Text.Json.Serialization;
using LatentMI.IO.Formats;

namespace LatentMI.IO.Models;

/// <summary>What <c>sides.json</c> holds.</summary>
/// <param name="X">What the columns of X were.</param>
/// <param name="Y">What the columns of Y were.</param>
internal sealed record ModelSides(ModelSide X, ModelSide Y)
{
    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">How messages call the file.</param>
    /// <exception cref="InputException">It is something else, or its parts do not fit together.</exception>
    public static ModelSides Parse(string text, string path)
    {
        try
        {
            ModelSides? sides = JsonSerializer.Deserialize(text, ModelSidesContext.Default.ModelSides);
            return sides is { X: { } x, Y: { } y } && AreNames(x) && AreNames(y) && Fits(x.Normalization) && Fits(y.Normalization)
                ? sides
                : throw new InputException($"{path}: is not a model: what it says of the columns of X and Y does not fit together; save the model again.");
        }
        catch (JsonException e)
        {
            throw new InputException($"{path}: is not a model: what it says of the columns of X and Y cannot be understood; save the model again.", e);
        }
    }

    /// <summary>The text of the file.</summary>
    public string ToText() => JsonSerializer.Serialize(this, ModelSidesContext.Default.ModelSides);

    private static bool AreNames(ModelSide side) =>
        side.ColumnNames?.Contains(null!) != true
        && side.Normalization?.ColumnNames?.Contains(null!) != true
        && (side.Labels is not { } labels || (!labels.Contains(null!) && labels.Distinct().Count() == labels.Count));

    private static bool Fits(FittedNormalization? normalization)
    {
        if (normalization is null)
        {
            return true;
        }

        int columns = normalization.Columns;
        int kept = normalization.Kept?.Count ?? columns;
        bool isScaled = normalization.Clip is not null;
        return (normalization.ColumnNames?.Count ?? columns) == columns
            && normalization.Kept?.All(column => column >= 0 && column < columns) != false
            && normalization.Means?.Count == (isScaled ? kept : null)
            && normalization.Deviations?.Count == (isScaled ? kept : null);
    }
}

/// <summary>Reads and writes <see cref="ModelSides"/> without reflection.</summary>
[JsonSerializable(typeof(ModelSides))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class ModelSidesContext : JsonSerializerContext;
