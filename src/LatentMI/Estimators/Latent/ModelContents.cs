namespace LatentMI.Estimators.Latent;

/// <summary>What a <see cref="LatentModel"/> is stored as: settings in JSON, and arrays. Whoever stores it needs to know no more.</summary>
/// <param name="settings">The settings, JSON.</param>
/// <param name="arrays">The arrays, each name once.</param>
public sealed class ModelContents(string settings, IReadOnlyList<ModelArray> arrays)
{
    /// <summary>What the settings are called among the arrays: <c>model.json</c>.</summary>
    public const string SettingsName = "model.json";

    /// <summary>The settings, JSON.</summary>
    public string Settings => settings;

    /// <summary>The arrays, each name once.</summary>
    public IReadOnlyList<ModelArray> Arrays => arrays;
}
