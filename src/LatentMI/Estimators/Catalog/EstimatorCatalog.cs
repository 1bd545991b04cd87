using LatentMI.Estimators.Copula;
using LatentMI.Estimators.Discrete;
using LatentMI.Estimators.Gaussian;
using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Mixed;
using LatentMI.Estimators.Sliced;
using LatentMI.Estimators.Variational;
using LatentMI.Settings;

namespace LatentMI.Estimators.Catalog;

/// <summary>All estimators. A further one is a folder, and a line here.</summary>
public static class EstimatorCatalog
{
    /// <summary>Latent mutual information, the default.</summary>
    public static LatentMiDescriptor Latent { get; } = new();

    /// <summary>The estimators in the order of help, tables and figures.</summary>
    public static IReadOnlyList<EstimatorDescriptor> All { get; } =
    [
        Latent,
        new KsgDescriptor(),
        new MineDescriptor(),
        new InfoNceDescriptor(),
        new GaussianDescriptor(),
        new SlicedDescriptor(),
        new MixedDescriptor(),
        new DiscreteDescriptor(),
        new CopulaDescriptor(),
    ];

    /// <summary>All settings of all estimators and of tests, in the order of help and records.</summary>
    public static IReadOnlyList<Setting> Settings { get; } = [.. CommonSettings.All.Concat(All.SelectMany(estimator => estimator.Settings)).Distinct()];

    /// <summary>The choice of the estimator, as a setting.</summary>
    public static Setting Choice { get; } = new()
    {
        Name = "estimator",
        Kind = SettingKind.Choice,
        Group = SettingGroup.Common,
        Choices = [.. All.Select(estimator => estimator.Name)],
        Help = string.Join("; ", All.Select(estimator => $"{estimator.Name} {estimator.Summary}")) + ".",
        Default = Latent.Name,
    };

    /// <summary>The estimator of a name; null where there is none.</summary>
    /// <param name="name">The name, in whatever case.</param>
    public static EstimatorDescriptor? Find(string name) => All.FirstOrDefault(estimator => estimator.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
