using System.CommandLine;
using LatentMI.Cli.Options;
using LatentMI.Estimators.Catalog;
using LatentMI.Estimators.Latent;
using LatentMI.Inference;
using LatentMI.Settings;
using LatentMI.Studies.Synergy;
using LatentMI.Studies.Transfer;

namespace LatentMI.Cli.Commands;

/// <summary>The settings of <c>lmi estimate</c> as command-line options.</summary>
/// <remarks>An option that is not given leaves the estimator's (or the preset's) value as it is.</remarks>
internal sealed class EstimateOptions
{
    private readonly SettingOption _estimator = SettingOption.Of(EstimatorCatalog.Choice);

    // A seed has more digits than a number of the other settings.
    private readonly NumberOption<ulong> _seed = new(
        $"--{CommonSettings.Seed.Name}", CommonSettings.Seed.Symbol, CommonSettings.Seed.Description, _ => true, CommonSettings.Seed.Range);

    private readonly SettingOption[] _settings = [.. EstimatorCatalog.Settings.Except([CommonSettings.Seed]).Select(SettingOption.Of)];

    /// <summary>The options of the estimate that an attribution is of: those of learned codes.</summary>
    public IReadOnlyList<Option> OfAttribution =>
    [
        .. Of(setting => setting != CommonSettings.Labels && EstimatorCatalog.Latent.Settings.Contains(setting)), _seed,
    ];

    /// <summary>The options of estimates that are ranked: those of cross-fitting, without a seed, of which there may be several.</summary>
    public IReadOnlyList<Option> OfRanking => [.. Of(setting => LatentSettings.Given.Contains(setting) || setting == CommonSettings.Threads)];

    /// <summary>The options of estimates that a study repeats over pairings: all but those of what is done with one estimate.</summary>
    public IReadOnlyList<Option> OfStudy => [_estimator.Option, .. Of(setting => !TestSettings.All.Contains(setting)), _seed];

    /// <summary>The options of estimates that a study repeats over lags, whose test is of all of them together.</summary>
    public IReadOnlyList<Option> OfLags => [_estimator.Option, .. Of(setting => setting == CommonSettings.TimeSeries || !TestSettings.All.Contains(setting)), _seed];

    /// <summary>The options of estimates of transfer, which some estimators make; files tell what labels are.</summary>
    public IReadOnlyList<Option> OfTransfer
    {
        get
        {
            Setting[] left = [CommonSettings.Preset, CommonSettings.Labels, CommonSettings.Seed, .. LatentMiDescriptor.OfPublished];
            HashSet<Setting> taken = [.. TransferStudy.Estimators.SelectMany(estimator => estimator.Settings).Append(CommonSettings.TimeSeries).Except(left)];
            return [_estimator.Option, .. Of(taken.Contains), _seed];
        }
    }

    /// <summary>The options of estimates of synergy, whose estimators obey the chain rule; files tell what labels are.</summary>
    public IReadOnlyList<Option> OfSynergy
    {
        get
        {
            Setting[] left = [CommonSettings.Preset, CommonSettings.Labels, CommonSettings.Seed, .. LatentMiDescriptor.OfPublished];
            HashSet<Setting> taken = [.. SynergyStudy.Estimators.SelectMany(estimator => estimator.Settings).Except(left)];
            return [_estimator.Option, .. Of(taken.Contains), _seed];
        }
    }

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    public void AddTo(Command command) => command.AddOptions([_estimator.Option, .. Of(_ => true), _seed]);

    /// <summary>Adds the options that experiments leave to the user: those of cross-fitting, and those of training that no experiment is about.</summary>
    /// <param name="command">The command.</param>
    public void AddToExperiment(Command command)
    {
        Setting[] free =
        [
            CommonSettings.Preset, .. LatentMiDescriptor.OfCrossFitting.Except([CommonSettings.Labels]), CommonSettings.LatentDimensions,
            CommonSettings.Epochs, CommonSettings.Patience, CommonSettings.BatchSize, CommonSettings.LearningRate, CommonSettings.HiddenWidth,
        ];
        command.AddOptions(Of(free.Contains));
    }

    /// <summary>What a command line says.</summary>
    /// <param name="parse">The parsed command line.</param>
    public EstimateRequest Bind(ParseResult parse)
    {
        var given = new ParameterSet();
        foreach (SettingOption option in _settings)
        {
            option.AddTo(parse, given);
        }

        var estimator = new ParameterSet();
        _estimator.AddTo(parse, estimator);
        return new EstimateRequest(
            EstimatorCatalog.Find(estimator.Written(EstimatorCatalog.Choice.RecordName)) ?? EstimatorCatalog.Latent,
            given,
            parse.GetResult(_seed) is null ? null : parse.GetValue(_seed));
    }

    private IEnumerable<Option> Of(Func<Setting, bool> isWanted) => _settings.Where(option => isWanted(option.Setting)).Select(option => option.Option);
}
