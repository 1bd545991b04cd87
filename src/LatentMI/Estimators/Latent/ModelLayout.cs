using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LatentMI.Calibrating;
using LatentMI.Estimators.Ksg;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// How a <see cref="LatentModel"/> is laid out in <see cref="ModelContents"/>: arrays of means, deviations, weights and reference latents, named as in
/// <see cref="EncoderArrays"/>, beside the settings.
/// </summary>
internal static class ModelLayout
{
    private const string CalibrationRaw = "calibration_raw";
    private const string CalibrationBits = "calibration_bits";
    private const int Version = 3;

    /// <summary>Lays a model out.</summary>
    /// <param name="model">The model.</param>
    public static ModelContents Write(LatentModel model)
    {
        var archive = new List<ModelArray>();
        SideSettings sideX = WriteSide(archive, [.. model.Members.Select(member => member.EncoderX)], "x");
        SideSettings sideY = WriteSide(archive, [.. model.Members.Select(member => member.EncoderY)], "y");
        KsgOptions ksg = model.KsgOptions;
        var settings = new ModelSettings(Version, sideX, sideY, ksg.Neighbors, ksg.ReferenceScores, ksg.TieNoise, ksg.Seed, model.Calibration.Shift);
        archive.Add(CalibrationRaw, model.Calibration.Raw, model.Calibration.Raw.Length);
        archive.Add(CalibrationBits, model.Calibration.Bits, model.Calibration.Bits.Length);
        for (int m = 0; m < model.Members.Count; m++)
        {
            archive.Add(ReferenceName(m, "x"), model.Members[m].ReferenceX);
            archive.Add(ReferenceName(m, "y"), model.Members[m].ReferenceY);
        }

        return new ModelContents(JsonSerializer.Serialize(settings, ModelSettingsContext.Default.ModelSettings), archive);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="contents">What it is stored as.</param>
    /// <param name="name">What messages call it: its file.</param>
    /// <exception cref="InputException">The contents are no model's.</exception>
    public static LatentModel Read(ModelContents contents, string name)
    {
        ModelSettings settings = ReadSettings(contents, name);
        var arrays = new ModelArrays(contents, name);
        ILatentEncoder[] encodersX = ReadSide(arrays, settings.X, "x");
        ILatentEncoder[] encodersY = ReadSide(arrays, settings.Y, "y");
        arrays.Require(encodersX.Length > 0 && encodersX.Length == encodersY.Length, "its sides do not have the same number of encoders");
        LatentModelMember[] members =
        [
            .. encodersX.Zip(encodersY, (x, y) => (X: x, Y: y)).Select((encoders, m) => new LatentModelMember(
                encoders.X,
                encoders.Y,
                ReadReference(arrays, ReferenceName(m, "x"), encoders.X.LatentDimensions),
                ReadReference(arrays, ReferenceName(m, "y"), encoders.Y.LatentDimensions))),
        ];
        foreach (LatentModelMember member in members)
        {
            arrays.Require(
                member.EncoderX.Dimensions == encodersX[0].Dimensions && member.EncoderY.Dimensions == encodersY[0].Dimensions, "its encoders do not fit together");
            arrays.Require(member.ReferenceY.Count == member.Count && member.Count > settings.Neighbors, "its reference latents do not fit together");
        }

        var ksgOptions = new KsgOptions
        {
            Neighbors = settings.Neighbors,
            Standardize = false,
            ReferenceScores = settings.ReferenceScores,
            TieNoise = settings.TieNoise,
            Seed = settings.Seed,
        };
        return new LatentModel(members, ksgOptions, ReadCalibration(arrays, settings.Shift));
    }

    private static string ReferenceName(int member, string side) => string.Create(CultureInfo.InvariantCulture, $"reference{member}_{side}");

    private static string MapName(int map, string side) => string.Create(CultureInfo.InvariantCulture, $"{side}_map{map}");

    private static string EncoderName(int member, string side) => string.Create(CultureInfo.InvariantCulture, $"{side}{member}");

    /// <summary>Writes the encoders of a side, and each feature map that they share once.</summary>
    private static SideSettings WriteSide(List<ModelArray> archive, ILatentEncoder[] encoders, string side)
    {
        FeatureMap[] maps = [.. encoders.OfType<FeatureEncoder>().Select(encoder => encoder.Map).Distinct(ReferenceEqualityComparer.Instance).Cast<FeatureMap>()];
        return new SideSettings(
            [.. maps.Select((map, place) => EncoderArrays.WriteMap(archive, map, MapName(place, side)))],
            [
                .. encoders.Select((encoder, m) => EncoderArrays.Write(
                    archive, encoder, encoder is FeatureEncoder { Map: var map } ? Array.IndexOf(maps, map) : null, EncoderName(m, side))),
            ]);
    }

    private static ILatentEncoder[] ReadSide(ModelArrays arrays, SideSettings settings, string side)
    {
        FeatureMap[] maps = [.. settings.Maps.Select((map, place) => EncoderArrays.ReadMap(arrays, map, MapName(place, side)))];
        return [.. settings.Encoders.Select((encoder, m) => EncoderArrays.Read(arrays, encoder, maps, EncoderName(m, side)))];
    }

    private static ScoreCalibration ReadCalibration(ModelArrays arrays, double shift)
    {
        double[] raw = arrays.Doubles(CalibrationRaw);
        double[] bits = arrays.Doubles(CalibrationBits);
        arrays.Require(raw.Length == bits.Length && raw.Length != 1 && double.IsFinite(shift), "its calibration does not fit together");
        arrays.Require(IsRising(raw) && IsRising(bits), "its calibration does not rise");
        return new ScoreCalibration(raw, bits, shift);

        static bool IsRising(double[] values) =>
            Array.TrueForAll(values, double.IsFinite) && values.Zip(values.Skip(1), (value, next) => value < next).All(rises => rises);
    }

    private static ModelSettings ReadSettings(ModelContents contents, string path)
    {
        ModelSettings? settings;
        try
        {
            settings = JsonSerializer.Deserialize(contents.Settings, ModelSettingsContext.Default.ModelSettings);
        }
        catch (JsonException e)
        {
            throw new InputException($"{path}: is not a model: its {ModelContents.SettingsName} cannot be understood; save the model again.", e);
        }

        Require(settings is not null, path, $"its {ModelContents.SettingsName} is empty");
        if (settings!.Version != Version)
        {
            throw new InputException(string.Create(
                CultureInfo.InvariantCulture, $"{path}: is a model of format {settings.Version}, and this version reads format {Version}; save the model again."));
        }

        Require(
            settings is { X: { Maps: not null, Encoders: not null }, Y: { Maps: not null, Encoders: not null }, Neighbors: > 0 }
            && !settings.X.Maps.Concat(settings.Y.Maps).Contains(null) && !settings.X.Encoders.Concat(settings.Y.Encoders).Contains(null),
            path, $"its {ModelContents.SettingsName} holds impossible values");
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
            throw new InputException($"{path}: is not a model: {otherwise}; use a model.npz written by lmi estimate.");
        }
    }
}

/// <summary>What <c>model.json</c> holds.</summary>
/// <param name="Version">The format's version.</param>
/// <param name="X">The encoders of X.</param>
/// <param name="Y">The encoders of Y.</param>
/// <param name="Neighbors">k of the scores of new pairs.</param>
/// <param name="ReferenceScores">Whether the scores are those of the reference implementation.</param>
/// <param name="TieNoise">Whether noise breaks ties.</param>
/// <param name="Seed">The seed of that noise.</param>
/// <param name="Shift">What is added to calibrated scores, in bits.</param>
internal sealed record ModelSettings(
    int Version, SideSettings X, SideSettings Y, int Neighbors, bool ReferenceScores, bool TieNoise, ulong Seed, double Shift);

/// <summary>What <c>model.json</c> tells of a side.</summary>
/// <param name="Maps">The feature maps.</param>
/// <param name="Encoders">The encoder of each member.</param>
internal sealed record SideSettings(IReadOnlyList<FeatureSettings> Maps, IReadOnlyList<EncoderSettings> Encoders);

/// <summary>Reads and writes <see cref="ModelSettings"/> without reflection.</summary>
[JsonSerializable(typeof(ModelSettings))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
internal sealed partial class ModelSettingsContext : JsonSerializerContext;
