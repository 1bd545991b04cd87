using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using LatentMI.Cli.Help;
using LatentMI.IO.Selecting;

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
        string of = side is null ? string.Empty : $" of {side}";
        _total = new Option<double?>($"--normalize-total{suffix}")
        {
            Description = $"Step 1: scales each row{of} to this total. [without a value: the median total]",
            HelpName = "TOTAL",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = ParseTotal,
        };
        _log = new Option<bool>($"--log1p{suffix}") { Description = $"Step 2: replaces each value x{of} by ln(1 + x)." };
        _variable = WholeNumber.Option($"--top-variable{suffix}", "N", least: 1, $"Step 3: keeps the N columns{of} with the largest variance.");
        _clip = new NumberOption<double>(
            $"--scale-clip{suffix}",
            "C",
            $"Step 4: scales each column{of} to mean 0 and standard deviation 1, and clips it at +-C.",
            value => double.IsFinite(value) && value > 0,
            "a number above 0");
        All = [_total, _log, _variable, _clip];
        foreach (Option option in All)
        {
            HelpGroup.Normalization.Add(option);
        }
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
