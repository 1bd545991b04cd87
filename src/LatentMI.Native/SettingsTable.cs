using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using LatentMI.Estimators;
using LatentMI.Estimators.Catalog;
using LatentMI.Inference;
using LatentMI.Settings;

namespace LatentMI.Native;

/// <summary>The settings of all estimators, as other languages make arguments and their documentation of them.</summary>
internal static class SettingsTable
{
    /// <summary>The table as JSON, UTF-8, for as long as the process lives.</summary>
    public static nint Json { get; } = Marshal.StringToCoTaskMemUTF8(Write());

    private static string Write()
    {
        var estimators = new JsonObject();
        foreach (EstimatorDescriptor estimator in EstimatorCatalog.All)
        {
            IEnumerable<Setting> settings = estimator == EstimatorCatalog.Latent ? estimator.Settings.Union(TestSettings.All) : estimator.Settings;
            HashSet<Setting> its = [.. settings];
            estimators[estimator.Name] = new JsonObject
            {
                ["title"] = estimator.Title,
                ["summary"] = estimator.Summary,
                ["references"] = Texts(estimator.References),
                ["settings"] = Texts(EstimatorCatalog.Settings.Where(its.Contains).Select(setting => setting.RecordName)),
            };
        }

        var all = new JsonObject();
        foreach (Setting setting in EstimatorCatalog.Settings.Prepend(EstimatorCatalog.Choice))
        {
            all[setting.RecordName] = new JsonObject
            {
                ["kind"] = setting.Kind.ToString(),
                ["help"] = SettingWords.Of(setting.Help),
                ["default"] = setting.Default,
                ["choices"] = Texts(setting.Choices),
                ["range"] = setting.Range,
            };
        }

        return new JsonObject { ["estimators"] = estimators, ["settings"] = all }.ToJsonString();
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
