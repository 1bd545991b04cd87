using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using LatentMI.Cli.Help;
using LatentMI.IO.Selecting;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;

namespace LatentMI.Cli.Options;

/// <summary>The normalization steps of one side, or of both, as options.</summary>
internal sealed class NormalizationOptions
{
    private readonly Option<double?> _total;
    private readonly Option<bool> _log;
    private readonly NumberOption<int> _variable;
    private readonly NumberOption<double> _clip;

    /// <summary>Defines the options.</summary>
    /// <param name="side">X or Y; null for both sides.</param>
    public NormalizationOptions(string? side)
    {
        string suffix = side is null ? string.Empty : $"-{side.ToLowerInvariant()}";
        _total = new Option<double?>($"--{PairSettings.NormalizeTotal.Name}{suffix}")
        {
            Description = Of(PairSettings.NormalizeTotal, "each row"),
            HelpName = PairSettings.NormalizeTotal.Symbol,
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = ParseTotal,
        };
        _log = new Option<bool>($"--{PairSettings.LogOnePlus.Name}{suffix}") { Description = Of(PairSettings.LogOnePlus, "each value x") };
        _variable = new NumberOption<int>(
            $"--{PairSettings.TopVariable.Name}{suffix}",
            PairSettings.TopVariable.Symbol,
            Of(PairSettings.TopVariable, "the N columns"),
            value => PairSettings.TopVariable.Accepts(value),
            PairSettings.TopVariable.Range);
        _clip = new NumberOption<double>(
            $"--{PairSettings.ScaleClip.Name}{suffix}",
            PairSettings.ScaleClip.Symbol,
            Of(PairSettings.ScaleClip, "each column"),
            PairSettings.ScaleClip.Accepts,
            PairSettings.ScaleClip.Range);
        All = [_total, _log, _variable, _clip];
        foreach (Option option in All)
        {
            HelpGroup.Normalization.Add(option);
        }

        // What a step is done to is that of the side.
        string Of(Setting setting, string what) => side is null ? setting.Description : setting.Description.Replace(what, $"{what} of {side}", StringComparison.Ordinal);
    }

    /// <summary>All of them, in the order in which they are applied.</summary>
    public IReadOnlyList<Option> All { get; }

    /// <summary>The steps that were asked for, on top of others.</summary>
    /// <param name="parse">The parsed command line.</param>
    /// <param name="start">The steps of both sides.</param>
    public NormalizationSteps Read(ParseResult parse, NormalizationSteps start)
    {
        bool isTotal = parse.IsGiven(_total);
        return start with
        {
            NormalizeTotal = isTotal || start.NormalizeTotal,
            Total = isTotal ? parse.GetValue(_total) : start.Total,
            LogOnePlus = parse.GetValue(_log) || start.LogOnePlus,
            TopVariable = parse.GetValue(_variable) ?? start.TopVariable,
            ScaleClip = parse.GetValue(_clip) ?? start.ScaleClip,
        };
    }

    private static double? ParseTotal(ArgumentResult result)
    {
        if (result.Tokens.Count == 0)
        {
            return null;
        }

        string word = result.Tokens[0].Value;
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double total) && double.IsFinite(total) && total > 0)
        {
            return total;
        }

        result.AddError($"--normalize-total: '{word}' cannot be used; give a number above 0");
        return null;
    }
}
