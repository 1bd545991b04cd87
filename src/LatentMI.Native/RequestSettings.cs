using System.Text.Json;
using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Inference;
using LatentMI.Settings;

namespace LatentMI.Native;

/// <summary>The settings of a request: which estimator, and what was given to it.</summary>
/// <param name="Estimator">The estimator.</param>
/// <param name="Given">The settings, but the seed, which has more digits than a number of the others.</param>
/// <param name="Seed">The seed of every random number; null where none was given.</param>
internal sealed record RequestSettings(EstimatorDescriptor Estimator, ParameterSet Given, ulong? Seed)
{
    /// <summary>Whether the estimator learns codes.</summary>
    public bool IsLatent => Estimator == EstimatorCatalog.Latent;

    /// <summary>The number of threads; 0 for one per processor.</summary>
    public int Threads => (int?)Given.TryGetNumber(CommonSettings.Threads.RecordName) ?? 0;

    /// <summary>Reads settings.</summary>
    /// <param name="json">A JSON object of values by the names of settings, with underscores; null for defaults.</param>
    /// <exception cref="InputException">It is no such object, there is no such setting, or a value cannot be used.</exception>
    public static RequestSettings Parse(string? json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json ?? "{}");
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return Read(document.RootElement);
            }
        }
        catch (JsonException e)
        {
            throw new InputException($"The settings are no JSON: {OneLine.Of(e.Message)}", e);
        }
        catch (FormatException e)
        {
            throw new InputException(e.Message, e);
        }

        throw new InputException("The settings are no JSON object of values by their names; give {\"seed\": 1}, say.");
    }

    /// <summary>Refuses settings that mean nothing to the estimator, instead of ignoring them.</summary>
    /// <param name="isConditional">Whether there is Z.</param>
    /// <exception cref="InputException">There is such a setting.</exception>
    public void Check(bool isConditional)
    {
        if (isConditional)
        {
            EstimateSettings.CheckConditional(Estimator, Given, SettingWords.Names);
            return;
        }

        EstimateSettings.Check(Estimator, Given, IsLatent ? TestSettings.All : [], SettingWords.Names);
        if (Seed is not null && !Estimator.Settings.Contains(CommonSettings.Seed))
        {
            throw new InputException($"{CommonSettings.Seed.Name} does not apply to {SettingWords.Names.Of(EstimatorCatalog.Choice, Estimator.Name)}; leave it out.");
        }

        if (IsLatent)
        {
            TestSettings.Check(Estimator, Given, SettingWords.Names);
        }
    }

    private static RequestSettings Read(JsonElement json)
    {
        ulong? seed = null;
        if (json.TryGetProperty(CommonSettings.Seed.RecordName, out JsonElement written))
        {
            seed = written.ValueKind == JsonValueKind.Number && written.TryGetUInt64(out ulong number)
                ? number
                : throw new InputException($"{CommonSettings.Seed.RecordName}: {OneLine.Quote(written.ToString())} cannot be used; give {CommonSettings.Seed.Range}.");
        }

        ParameterSet all = ParameterSet.FromJson(json).Without(CommonSettings.Seed.RecordName);
        var given = new ParameterSet();
        EstimatorDescriptor estimator = EstimatorCatalog.Latent;
        Setting[] settings = [EstimatorCatalog.Choice, .. EstimatorCatalog.Settings];
        foreach ((string name, object value) in all)
        {
            Setting setting = Array.Find(settings, setting => setting.RecordName == name)
                ?? throw new InputException($"There is no setting {OneLine.Quote(name)}; the settings are {string.Join(", ", settings.Select(setting => setting.RecordName))}.");
            if (!setting.Allows(value))
            {
                throw new InputException($"{name}: {OneLine.Quote(all.Written(name))} cannot be used; give {setting.Range}.");
            }

            if (setting == EstimatorCatalog.Choice)
            {
                estimator = EstimatorCatalog.Find((string)value)!;
            }
            else if (value is not false)
            {
                given.Add(name, value);
            }
        }

        return new RequestSettings(estimator, given, seed);
    }
}
