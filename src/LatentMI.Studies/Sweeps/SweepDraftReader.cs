using System.Globalization;
using System.Text.RegularExpressions;
using LatentMI.IO.Formats;
using LatentMI.IO.Selecting;
using LatentMI.Settings;
using LatentMI.Studies.Pairing;

namespace LatentMI.Studies.Sweeps;

/// <summary>Reads what a plan says, and refuses what means nothing; <c>docs/sweep-plan.schema.json</c> says the same as a schema.</summary>
internal static partial class SweepDraftReader
{
    /// <summary>The largest seed: JSON keeps it exactly in every reader.</summary>
    public const long LargestSeed = (1L << 53) - 1;

    /// <summary>What may be said of a group or a table beside its file, as <c>lmi estimate</c> says it of X or Y.</summary>
    private static readonly string[] ChoiceKeys = ["where", "metadata", "rows", "names", "decimal", "max-expansion", .. PairSettings.Normalization.Select(step => step.Name)];

    private const int LargestLag = 1_000_000_000;
    private const int MostOfARange = 1_000_000;
    private const int MostSettings = 100_000;

    /// <summary>Reads a plan.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">It is no plan.</exception>
    public static SweepDraft Read(string path)
    {
        PlanNode root = PlanNode.Read(path);
        IReadOnlyDictionary<string, PlanNode> fields = root.Fields("title", "groups", "split", "decimal", "max-expansion", "pairs", "lags", "lag-within", "seeds", "estimate");
        if (!fields.ContainsKey("groups") && !fields.ContainsKey("split"))
        {
            throw root.Wrong("names no groups of columns; add the key groups or split");
        }

        ReadingOptions reading = ReadReading(fields, ReadingOptions.Default);
        return new SweepDraft
        {
            Title = fields.TryGetValue("title", out PlanNode? title) ? title.Text() : Path.GetFileNameWithoutExtension(path),
            Groups = fields.TryGetValue("groups", out PlanNode? groups) ? ReadGroups(groups, reading) : [],
            Splits = fields.TryGetValue("split", out PlanNode? split) ? [.. split.OneOrMore().Select(one => ReadSplit(one, reading))] : [],
            Pairs = fields.TryGetValue("pairs", out PlanNode? pairs) ? ReadPairs(pairs) : new PairsDraft(null, null, null, null),
            Lags = fields.TryGetValue("lags", out PlanNode? lags) ? [.. Numbers(lags, -LargestLag, LargestLag).Select(lag => (int)lag)] : [0],
            LagWithin = ReadLagWithin(fields),
            Seeds = fields.TryGetValue("seeds", out PlanNode? seeds) ? [.. Numbers(seeds, 0, LargestSeed).Select(seed => (ulong)seed)] : [0],
            Estimates = fields.TryGetValue("estimate", out PlanNode? estimate)
                ? [.. estimate.OneOrMore().SelectMany(ReadEstimate)]
                : [(root, new ParameterSet())],
        };
    }

    private static IReadOnlyList<GroupDraft> ReadGroups(PlanNode node, ReadingOptions reading)
    {
        IReadOnlyList<(string Key, PlanNode Value)> fields = node.Fields();
        return fields.Count == 0 ? throw node.Wrong("names no group; give a name and a file for each") : [.. fields.Select(field => ReadGroup(field, reading))];
    }

    private static GroupDraft ReadGroup((string Name, PlanNode Node) group, ReadingOptions reading)
    {
        if (!group.Node.IsMapping)
        {
            return new GroupDraft(group.Node, group.Name, group.Node.Text(), new RowChoice(null, null, null) { Decimal = reading.Decimal, MostExpansion = reading.MostExpansion });
        }

        IReadOnlyDictionary<string, PlanNode> fields = group.Node.Fields(["file", .. ChoiceKeys]);
        return new GroupDraft(group.Node, group.Name, Required(group.Node, fields, "file").Text(), ReadRows(fields, reading));
    }

    private static SplitDraft ReadSplit(PlanNode node, ReadingOptions reading)
    {
        IReadOnlyDictionary<string, PlanNode> fields = node.Fields(["file", .. ChoiceKeys, "prefix", "labels"]);
        if (fields.ContainsKey("prefix") == fields.ContainsKey("labels"))
        {
            throw node.Wrong("needs either prefix (what ends the group's name in a column's name) or labels (a file that names the group of every column)");
        }

        return new SplitDraft(
            node,
            Required(node, fields, "file").Text(),
            ReadRows(fields, reading),
            fields.TryGetValue("prefix", out PlanNode? prefix) ? prefix.Text() : null,
            fields.TryGetValue("labels", out PlanNode? labels) ? labels.Text() : null);
    }

    private static RowChoice ReadRows(IReadOnlyDictionary<string, PlanNode> fields, ReadingOptions reading)
    {
        ReadingOptions own = ReadReading(fields, reading);
        return new RowChoice(
            fields.TryGetValue("where", out PlanNode? where) ? ReadCondition(where) : null,
            fields.TryGetValue("metadata", out PlanNode? metadata) ? metadata.Text() : null,
            fields.TryGetValue("rows", out PlanNode? rows)
                ? RowRange.TryParse(rows.Text()) ?? throw rows.Wrong("is not a range of rows; give one such as '0:1000', the first 1000 rows")
                : null)
        {
            ColumnNames = fields.TryGetValue("names", out PlanNode? names) ? names.Text() : null,
            Decimal = own.Decimal,
            MostExpansion = own.MostExpansion,
            Normalization = ReadNormalization(fields),
        };
    }

    /// <summary>How files are read, by what a plan or a group of it says; else as usual.</summary>
    private static ReadingOptions ReadReading(IReadOnlyDictionary<string, PlanNode> fields, ReadingOptions usual) => new()
    {
        Decimal = fields.TryGetValue("decimal", out PlanNode? mark) ? ReadDecimal(mark) : usual.Decimal,
        MostExpansion = fields.TryGetValue("max-expansion", out PlanNode? most) ? (int)most.Integer(1, int.MaxValue) : usual.MostExpansion,
    };

    private static DecimalMark ReadDecimal(PlanNode node) => node.Text() switch
    {
        "." => DecimalMark.Point,
        "," => DecimalMark.Comma,
        _ => throw node.Wrong("is no decimal mark; give '.' or ','"),
    };

    private static NormalizationSteps ReadNormalization(IReadOnlyDictionary<string, PlanNode> fields)
    {
        var given = new ParameterSet();
        foreach (Setting step in PairSettings.Normalization)
        {
            if (fields.TryGetValue(step.Name, out PlanNode? node))
            {
                object value = node.Value();
                bool isUsable = value switch
                {
                    bool => step.Kind is SettingKind.Flag or SettingKind.NumberOrFlag,
                    double number => step.Kind != SettingKind.Flag && step.Accepts(number),
                    _ => false,
                };
                given.Add(step.RecordName, isUsable ? value : throw node.Wrong($"cannot be used; give {step.Range}"));
            }
        }

        return NormalizationSettings.Steps(given);
    }

    private static PlanNode? ReadLagWithin(IReadOnlyDictionary<string, PlanNode> fields)
    {
        if (!fields.TryGetValue("lag-within", out PlanNode? within))
        {
            return null;
        }

        _ = within.Text();
        return fields.ContainsKey("lags") ? within : throw within.Wrong("is about lags; add the key lags, or leave it out");
    }

    private static string ReadCondition(PlanNode node)
    {
        try
        {
            return RowExpression.Parse(node.Text()).Text;
        }
        catch (InputException e)
        {
            throw node.Wrong(e.Message.TrimEnd('.'));
        }
    }

    private static PairsDraft ReadPairs(PlanNode node)
    {
        if (node.IsMapping)
        {
            IReadOnlyDictionary<string, PlanNode> fields = node.Fields("x", "y");
            return new PairsDraft(node, null, Required(node, fields, "x").OneOrMore(), Required(node, fields, "y").OneOrMore());
        }

        if (!node.IsList)
        {
            return node.Text() == "all" ? new PairsDraft(node, null, null, null) : throw node.Wrong("must be all, a list of pairs, or the keys x and y");
        }

        return new PairsDraft(
            node,
            [
                .. node.Items().Select(item => item.IsList && item.Items() is [PlanNode x, PlanNode y]
                    ? (x, y)
                    : throw item.Wrong("is not a pair; give two names of groups, such as [V1, V2]")),
            ],
            null,
            null);
    }

    /// <summary>Settings by the names of the options of <c>lmi estimate</c>; a list of values makes as many settings.</summary>
    private static IEnumerable<(PlanNode Node, ParameterSet Settings)> ReadEstimate(PlanNode node)
    {
        List<ParameterSet> all = [new()];
        foreach ((string key, PlanNode values) in node.Fields())
        {
            string name = key.Replace('-', '_');
            if (key.Contains('_', StringComparison.Ordinal) || all[0].Contains(name))
            {
                throw values.Wrong("there is no such key here; the keys are the options of 'lmi estimate' without their dashes in front");
            }

            IReadOnlyList<PlanNode> choices = values.OneOrMore();
            if ((long)all.Count * choices.Count > MostSettings)
            {
                throw values.Wrong(string.Create(CultureInfo.InvariantCulture, $"makes more than {MostSettings} combinations of settings; list fewer values"));
            }

            all =
            [
                .. all.SelectMany(settings => choices.Select(value =>
                {
                    var extended = new ParameterSet();
                    extended.AddRange(settings);
                    extended.Add(name, value.Value());
                    return extended;
                })),
            ];
        }

        return all.Select(settings => (node, settings));
    }

    /// <summary>A number, a list of numbers, or a range <c>A..B</c> with both ends.</summary>
    private static IEnumerable<long> Numbers(PlanNode node, long min, long max)
    {
        if (!node.IsText)
        {
            return [.. node.OneOrMore().Select(item => item.Integer(min, max)).Distinct()];
        }

        Match match = RangePattern().Match(node.Text());
        return match.Success
            && long.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out long first)
            && long.TryParse(match.Groups[2].Value, CultureInfo.InvariantCulture, out long last)
            && first >= min
            && last <= max
            && last >= first
            && last - first < MostOfARange
                ? Enumerable.Range(0, (int)(last - first) + 1).Select(i => first + i)
                : throw node.Wrong($"'{node.Text()}' cannot be used; give a whole number, a list of them, or a range such as 0..9");
    }

    private static PlanNode Required(PlanNode node, IReadOnlyDictionary<string, PlanNode> fields, string key) =>
        fields.TryGetValue(key, out PlanNode? value) ? value : throw node.Wrong($"lacks the key {key}; add it");

    [GeneratedRegex(@"^(-?[0-9]{1,16})\.\.(-?[0-9]{1,16})$", RegexOptions.CultureInvariant)]
    private static partial Regex RangePattern();
}
