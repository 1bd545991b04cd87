using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LatentMI.Networks;
using LatentMI.Preparing;
using LatentMI.Reading;
using LatentMI.Writing;

namespace LatentMI.Representation;

/// <summary>
/// The file of a <see cref="LatentModel"/>: an npz archive of arrays (means, deviations, weights, reference latents; names as in
/// <see cref="LayerName"/>) with the settings in <c>model.json</c>.
/// </summary>
internal static class ModelFile
{
    private const string SettingsName = "model.json";
    private const int Version = 1;

    /// <summary>Writes a model, whole or not at all.</summary>
    /// <param name="model">The model.</param>
    /// <param name="path">The file; replaced where it exists.</param>
    public static void Write(LatentModel model, string path) => AtomicFile.Write(path, stream =>
    {
        using var archive = new NpzWriter(stream);
        var settings = new ModelSettings(
            Version,
            model.EncoderX.Repeats,
            model.EncoderY.Repeats,
            model.EncoderX.Layers.Count,
            model.EncoderY.Layers.Count,
            model.KsgOptions.Neighbors,
            model.KsgOptions.TieNoise,
            model.KsgOptions.Seed);
        archive.AddText(SettingsName, JsonSerializer.Serialize(settings, ModelSettingsContext.Default.ModelSettings));
        WriteEncoder(archive, model.EncoderX, "x");
        WriteEncoder(archive, model.EncoderY, "y");
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
        var ksgOptions = new KsgOptions { Neighbors = settings.Neighbors, TieNoise = settings.TieNoise, Seed = settings.Seed };
        LatentEncoder encoderX = ReadEncoder(contents, "x", settings.RepeatsX, settings.LayersX, path);
        LatentEncoder encoderY = ReadEncoder(contents, "y", settings.RepeatsY, settings.LayersY, path);
        Samples referenceX = ReadReference(contents, "reference_x", encoderX.LatentDimensions, path);
        Samples referenceY = ReadReference(contents, "reference_y", encoderY.LatentDimensions, path);
        Require(referenceX.Count == referenceY.Count && referenceX.Count > settings.Neighbors, path, "its reference latents do not fit together");
        return new LatentModel(encoderX, encoderY, referenceX, referenceY, ksgOptions);
    }

    private static string LayerName(string side, int layer, string part) =>
        string.Create(CultureInfo.InvariantCulture, $"{side}_encoder.{layer}.{part}");

    private static void WriteEncoder(NpzWriter archive, LatentEncoder encoder, string side)
    {
        archive.Add($"{side}_means", encoder.Standardizer.Means, encoder.Dimensions);
        archive.Add($"{side}_deviations", encoder.Standardizer.Deviations, encoder.Dimensions);
        for (int l = 0; l < encoder.Layers.Count; l++)
        {
            DenseLayer layer = encoder.Layers[l];
            archive.Add(LayerName(side, l, "weight"), layer.Weights.Value.Span, layer.Outputs, layer.Inputs);
            archive.Add(LayerName(side, l, "bias"), layer.Bias.Value.Span, layer.Outputs);
        }
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
            settings is { RepeatsX: > 0, RepeatsY: > 0, LayersX: > 0, LayersY: > 0, Neighbors: > 0 }, path, $"its {SettingsName} holds impossible values");
        return settings;
    }

    private static LatentEncoder ReadEncoder(NpzContents contents, string side, int repeats, int layerCount, string path)
    {
        double[] means = Array(contents, $"{side}_means", path).Doubles ?? [];
        double[] deviations = Array(contents, $"{side}_deviations", path).Doubles ?? [];
        Require(means.Length > 0 && means.Length == deviations.Length, path, $"the means and deviations of {side} do not fit together");
        var layers = new DenseLayer[layerCount];
        long inputs = (long)means.Length * repeats;
        for (int l = 0; l < layerCount; l++)
        {
            float[] bias = Array(contents, LayerName(side, l, "bias"), path).Singles ?? [];
            float[] weights = Array(contents, LayerName(side, l, "weight"), path).Singles ?? [];
            Require(bias.Length > 0 && weights.Length == bias.Length * inputs, path, $"the layers of {side}'s encoder do not fit together");
            layers[l] = new DenseLayer((int)inputs, new LayerShape(bias.Length, Activation.LeakyRelu));
            weights.CopyTo(layers[l].Weights.Value.Span);
            bias.CopyTo(layers[l].Bias.Value.Span);
            inputs = bias.Length;
        }

        return new LatentEncoder(new ColumnStandardizer(means, deviations), repeats, layers);
    }

    private static Samples ReadReference(NpzContents contents, string name, int latentDimensions, string path)
    {
        float[] values = Array(contents, name, path).Singles ?? [];
        Require(values.Length > 0 && values.Length % latentDimensions == 0, path, $"{name} does not fit the encoder");
        return Samples.Create(values, values.Length / latentDimensions, latentDimensions);
    }

    private static NumericArray Array(NpzContents contents, string name, string path)
    {
        Require(contents.Arrays.TryGetValue(name, out NumericArray? array), path, $"it has no array {name}");
        return array!;
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
/// <param name="RepeatsX">How often the columns of X stand side by side.</param>
/// <param name="RepeatsY">How often the columns of Y stand side by side.</param>
/// <param name="LayersX">The layers of X's encoder.</param>
/// <param name="LayersY">The layers of Y's encoder.</param>
/// <param name="Neighbors">k of the scores of new pairs.</param>
/// <param name="TieNoise">Whether noise breaks ties.</param>
/// <param name="Seed">The seed of that noise.</param>
internal sealed record ModelSettings(
    int Version, int RepeatsX, int RepeatsY, int LayersX, int LayersY, int Neighbors, bool TieNoise, ulong Seed);

/// <summary>Reads and writes <see cref="ModelSettings"/> without reflection.</summary>
[JsonSerializable(typeof(ModelSettings))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
internal sealed partial class ModelSettingsContext : JsonSerializerContext;
