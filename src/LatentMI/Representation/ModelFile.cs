using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LatentMI.Reading;
using LatentMI.Writing;

namespace LatentMI.Representation;

/// <summary>
/// The file of a <see cref="LatentModel"/>: an npz archive of arrays (means, deviations, weights, reference latents; names as in
/// <see cref="EncoderArrays"/>) with the settings in <c>model.json</c>.
/// </summary>
internal static class ModelFile
{
    private const string SettingsName = "model.json";
    private const int Version = 2;

    /// <summary>Writes a model, whole or not at all.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file; replaced where it exists.</param>
    public static void Write(LatentModel model, string path) => AtomicFile.Write(path, stream =>
    {
        using var archive = new NpzWriter(stream);
        EncoderSettings encoderX = EncoderArrays.Write(archive, model.EncoderX, "x");
        EncoderSettings encoderY = EncoderArrays.Write(archive, model.EncoderY, "y");
        var settings = new ModelSettings(
            Version, encoderX, encoderY, model.KsgOptions.Neighbors, model.KsgOptions.TieNoise, model.KsgOptions.Seed);
        archive.AddText(SettingsName, JsonSerializer.Serialize(settings, ModelSettingsContext.Default.ModelSettings));
        archive.Add("reference_x", model.ReferenceX);
        archive.Add("reference_y", model.ReferenceY);
    });

    /// <summary>Reads a model.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file cannot be read or holds no model.</exception>
    public static LatentModel Read(string path)
    {
        NpzContents contents = ReadArchive(path);
        ModelSettings settings = ReadSettings(contents, path);
        var ksgOptions = new KsgOptions { Neighbors = settings.Neighbors, Standardize = false, TieNoise = settings.TieNoise, Seed = settings.Seed };
        var arrays = new ModelArrays(contents, path);
        ILatentEncoder encoderX = EncoderArrays.Read(arrays, settings.X, "x");
        ILatentEncoder encoderY = EncoderArrays.Read(arrays, settings.Y, "y");
        Samples referenceX = ReadReference(arrays, "reference_x", encoderX.LatentDimensions);
        Samples referenceY = ReadReference(arrays, "reference_y", encoderY.LatentDimensions);
        arrays.Require(referenceX.Count == referenceY.Count && referenceX.Count > settings.Neighbors, "its reference latents do not fit together");
        return new LatentModel(encoderX, encoderY, referenceX, referenceY, ksgOptions);
    }

    private static NpzContents ReadArchive(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            Span<byte> magic = stackalloc byte[2];
            Require(stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == 2 && magic is [(byte)'P', (byte)'K'], path, "it is no npz archive");
            stream.Position = 0;
            return NpzReader.ReadAll(stream, path, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be read: {e.Message}", e);
        }
    }

    private static ModelSettings ReadSettings(NpzContents contents, string path)
    {
        Require(contents.Texts.TryGetValue(SettingsName, out string? json), path, $"it has no {SettingsName}");
        ModelSettings? settings;
        try
        {
            settings = JsonSerializer.Deserialize(json!, ModelSettingsContext.Default.ModelSettings);
        }
        catch (JsonException e)
        {
            throw new InputException($"{path}: is not a model: its {SettingsName} cannot be understood; save the model again.", e);
        }

        Require(settings is not null, path, $"its {SettingsName} is empty");
        if (settings!.Version != Version)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{path}: is a model of format {settings.Version}, and this version reads format {Version}; save the model again."));
        }

        Require(
            settings is { X: not null, Y: not null, Neighbors: > 0 }, path, $"its {SettingsName} holds impossible values");
        return settings;
    }

    private static Samples ReadReference(ModelArrays arrays, string name, int latentDimensions)
    {
        float[] values = arrays.Singles(name);
        arrays.Require(values.Length > 0 && values.Length % latentDimensions == 0, $"{name} does not fit the encoder");
        return Samples.Create(values, values.Length / latentDimensions, latentDimensions);
    }

    private static void Require(bool condition, string path, string otherwise)
    {
        if (!condition)
        {
            throw new InputException($"{path}: is not a model: {otherwise}; give a model.npz that lmi estimate wrote.");
        }
    }
}

/// <summary>What <c>model.json</c> holds.</summary>
/// <param name="Version">The format's version.</param>
/// <param name="X">The encoder of X.</param>
/// <param name="Y">The encoder of Y.</param>
/// <param name="Neighbors">k of the scores of new pairs.</param>
/// <param name="TieNoise">Whether noise breaks ties.</param>
/// <param name="Seed">The seed of that noise.</param>
internal sealed record ModelSettings(
    int Version, EncoderSettings X, EncoderSettings Y, int Neighbors, bool TieNoise, ulong Seed);

/// <summary>Reads and writes <see cref="ModelSettings"/> without reflection.</summary>
[JsonSerializable(typeof(ModelSettings))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
internal sealed partial class ModelSettingsContext : JsonSerializerContext;
