using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using LatentMI.Estimators.Latent;
using LatentMI.Reporting.Reports;
using LatentMI.Studies.Sweeps;
using LatentMI.Studies.Trials;

namespace LatentMI.Cli.Commands;

/// <summary>
/// The settings of a plan's estimates: the options of <c>lmi estimate</c>, read by the same code, so that they have the same names, defaults and
/// limits.
/// </summary>
internal sealed partial class SweepEstimates
{
    private const string Estimator = "estimator";
    private const string Preset = "preset";

    private readonly EstimateOptions _options = new();
    private readonly Command _command = new("estimate");

    /// <summary>Defines the options.</summary>
    public SweepEstimates() => _options.AddTo(_command);

    /// <summary>The keys of settings in a plan.</summary>
    public IReadOnlyList<string> Keys => [.. _options.OfSweep.Select(Key)];

    /// <summary>The measurement of settings.</summary>
    /// <param name="settings">The values of keys, which have underscores in the place of dashes.</param>
    /// <exception cref="InputException">There is no such key, or a value cannot be used.</exception>
    public PairMeasurement Create(ParameterSet settings)
    {
        foreach ((string name, _) in settings)
        {
            if (!_options.OfSweep.Any(option => Name(option) == name))
            {
                throw new InputException($"there is no setting {name.Replace('_', '-')}; the settings are {string.Join(", ", Keys)}");
            }
        }

        string[] words = [.. _options.OfSweep.Where(option => settings.Contains(Name(option))).SelectMany(option => Words(option, settings))];
        try
        {
            return Create(settings, words);
        }
        catch (InputException e)
        {
            // In a plan the names have no dashes in front.
            throw new InputException(LeadingDashes().Replace(e.Message, string.Empty), e);
        }
    }

    private PairMeasurement Create(ParameterSet settings, string[] words)
    {
        ParseResult parse = Parse(words);
        EstimatorChoice estimator = _options.Estimator(parse);
        if (estimator == EstimatorChoice.Lmi)
        {
            _options.RequireApplicable(parse);
        }
        else
        {
            IReadOnlyList<Option> test = _options.OfSweepTest;
            _options.RequireApplicable(Parse(
                [.. _options.OfSweep.Except(test).Where(option => settings.Contains(Name(option))).SelectMany(option => Words(option, settings))]));
            _options.RequireMeaningOfTest(parse);
        }

        LatentMiOptions latent = _options.LatentMi(parse);
        return new PairMeasurement(
            estimator.ToString().ToLowerInvariant(),
            Recorded(settings, estimator),
            (seed, threads) => estimator == EstimatorChoice.Lmi
                ? new LatentMiEstimator(latent with { Seed = seed, Threads = threads })
                : _options.Direct(Parse([.. words, "--seed", Number(seed), "--threads", Number((ulong)threads)])),
            _options.Test(parse, seed: 0) is null ? null : seed => _options.Test(parse, seed)!);
    }

    /// <summary>What of the settings is recorded: all but the estimator, which has a place of its own, in the order of the options.</summary>
    private ParameterSet Recorded(ParameterSet settings, EstimatorChoice estimator)
    {
        var recorded = new ParameterSet();
        if (estimator == EstimatorChoice.Lmi && !settings.Contains(Preset))
        {
            recorded.Add(Preset, "default");
        }

        // Written where it is the default too: records of versions that took columns in their own units have nothing in its place.
        if (estimator is EstimatorChoice.Ksg or EstimatorChoice.Mixed or EstimatorChoice.Sliced && !settings.Any(setting => setting is { Key: "no_standardize", Value: true }))
        {
            recorded.Add("standardize", true);
        }

        foreach (string name in _options.OfSweep.Select(Name).Where(name => name != Estimator && settings.Contains(name)))
        {
            switch (settings.Single(pair => pair.Key == name).Value)
            {
                case double number:
                    recorded.Add(name, number);
                    break;
                case string text:
                    recorded.Add(name, text);
                    break;
                case true:
                    recorded.Add(name, true);
                    break;
            }
        }

        return recorded;
    }

    private ParseResult Parse(string[] words)
    {
        ParseResult parse = _command.Parse(words);
        return parse.Errors.Count == 0 ? parse : throw new InputException(parse.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.', ' '));
    }

    /// <summary>An option and its value as words of a command line; its type must be the option's, not only its letters.</summary>
    private static IEnumerable<string> Words(Option option, ParameterSet settings)
    {
        string name = Name(option);
        object value = settings.Single(pair => pair.Key == name).Value;
        string written = settings.Written(name);
        if (option.ValueType == typeof(bool))
        {
            return value is bool flag ? flag ? [option.Name] : [] : throw Wrong("true or false");
        }

        bool isChoice = IsChoice(option);
        if (value is bool
            || (value is string text && (!isChoice || text.Any(char.IsUpper) || double.TryParse(text, CultureInfo.InvariantCulture, out _))))
        {
            throw Wrong(isChoice ? $"one of {option.HelpName!.Replace("|", ", ", StringComparison.Ordinal)}" : "a number");
        }

        return [option.Name, written];

        InputException Wrong(string wanted) => new($"{Key(option)}: '{written}' cannot be used; give {wanted}{(value is string ? ", without quotes where it is a number" : string.Empty)}");
    }

    // A number is described by one symbol, a choice by its words.
    private static bool IsChoice(Option option) => option.HelpName?.Contains('|', StringComparison.Ordinal) == true;

    private static string Key(Option option) => option.Name.TrimStart('-');

    private static string Name(Option option) => Key(option).Replace('-', '_');

    private static string Number(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("--(?=[a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingDashes();
}
