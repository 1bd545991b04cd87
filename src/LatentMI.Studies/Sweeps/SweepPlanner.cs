using System.Globalization;
using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.IO.Tables;
using LatentMI.Settings;
using LatentMI.Studies.Measuring;
using LatentMI.Studies.Pairing;

namespace LatentMI.Studies.Sweeps;

/// <summary>Makes a plan of what is written: opens every file, finds the groups, pairs them, and refuses what cannot be done before anything is.</summary>
public sealed class SweepPlanner : IDisposable
{
    private readonly Func<ParameterSet, IMeasurement> _measure;
    private readonly string _path;
    private readonly GroupFiles _files;
    private readonly List<(PlanNode Node, SweepGroup Group)> _groups = [];
    private readonly HashSet<string> _names = [];
    private readonly GroupRowNames _rowNames = new();
    private readonly List<(PlanNode Node, SweepGroup Group)> _labels = [];

    // Numbers by their size, and before texts.
    private static readonly Comparer<string> NaturalOrder = Comparer<string>.Create((a, b) =>
        (NumberOf(a), NumberOf(b)) switch
        {
            ({ } first, { } second) when first != second => first.CompareTo(second),
            ({ }, null) => -1,
            (null, { }) => 1,
            _ => string.CompareOrdinal(a, b),
        });

    /// <summary>Prepares to read a plan.</summary>
    /// <param name="path">The file of the plan.</param>
    /// <param name="memory">The bytes for samples and work; see <see cref="GroupCache"/>.</param>
    /// <param name="measure">Makes the measurement of settings, or refuses them.</param>
    public SweepPlanner(string path, long memory, Func<ParameterSet, IMeasurement> measure)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(measure);
        _path = path;
        _measure = measure;

        // Of the root of the file system, which is no plan, the folder is itself.
        string whole = path.Length > 0 ? Path.GetFullPath(path) : throw new InputException("the name of the plan is empty; give a file (see docs/sweeps.md).");
        _files = new GroupFiles(Path.GetDirectoryName(whole) ?? whole);
        Data = new GroupCache(memory, _files.Read);
    }

    /// <summary>The samples of the groups; whoever measures the plan's trials borrows them here.</summary>
    public GroupCache Data { get; }

    /// <summary>Reads the plan, and every file that it names once.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InputException">Something in the plan is wrong, or a file that it names cannot be used.</exception>
    public SweepPlan Read(CancellationToken cancellationToken)
    {
        SweepDraft draft = SweepDraftReader.Read(_path);
        (PlanNode Node, PairMeasurement? Measurement)[] measured = [.. draft.Estimates.Select(estimate => (estimate.Node, Measure(estimate.Node, estimate.Settings)))];
        PairRequest[] requests = [.. measured.Select(estimate => estimate.Measurement?.Request ?? new PairRequest())];
        var columns = new SweepColumns(draft, [.. measured.Select((estimate, i) => (estimate.Node, requests[i]))]);
        _files.TakesLabels = measured.Any(estimate => estimate.Measurement is { TakesLabels: true });
        _files.KeepsMissingLabels = requests.Any(request => request.DropsMissing);
        AddAll(draft, columns, cancellationToken);
        RequireNumbers(measured, cancellationToken);
        RequireGiven(measured);
        RequireRowsOfLags(draft, measured);
        columns.RequireKnown(_groups, Data.Metadata);
        return new SweepPlan
        {
            Title = draft.Title,
            Groups = [.. _groups.Select(entry => entry.Group)],
            Pairs = new SweepPairs(_groups, _rowNames, requests).Make(draft.Pairs, draft.Lags, cancellationToken),
            LagWithin = draft.LagWithin?.Text(),
            Seeds = draft.Seeds,
            Estimates = [.. draft.Estimates.SelectMany((estimate, i) => Levels(estimate.Settings, requests[i])).Distinct()],
        };
    }

    /// <summary>Closes all files.</summary>
    public void Dispose() => Data.Dispose();

    private static double? NumberOf(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    /// <summary>Says where in the plan it is that something is wrong with.</summary>
    private static void At(PlanNode node, Action work)
    {
        try
        {
            work();
        }
        catch (InputException e)
        {
            throw new InputException(node.Wrong(e.Message.TrimEnd('.')).Message, e);
        }
    }

    private PairMeasurement? Measure(PlanNode node, ParameterSet settings)
    {
        IMeasurement? made = null;
        At(node, () => made = _measure(settings));
        return made as PairMeasurement;
    }

    /// <summary>Refuses groups of labels where an estimate does not take them, in the words of who reads numbers.</summary>
    private void RequireNumbers(IEnumerable<(PlanNode Node, PairMeasurement? Measurement)> measured, CancellationToken cancellationToken)
    {
        if (_labels.Count == 0 || measured.All(estimate => estimate.Measurement is null or { TakesLabels: true }))
        {
            return;
        }

        _files.TakesLabels = false;
        foreach ((PlanNode node, SweepGroup group) in _labels)
        {
            At(node, () => _files.Read(group, cancellationToken).Samples.Dispose());
        }
    }

    /// <summary>Refuses what an estimate is given where there is no such group.</summary>
    private void RequireGiven(IEnumerable<(PlanNode Node, PairMeasurement? Measurement)> measured)
    {
        const int MostShown = 10;
        foreach ((PlanNode node, PairMeasurement? measurement) in measured)
        {
            if (measurement?.Request.Given is { } name && !_names.Contains(name))
            {
                throw node.Wrong($"{PairSettings.Given}: there is no group {OneLine.Quote(name)}; the groups are {OneLine.List(_groups.Select(entry => entry.Group.Name), MostShown)}");
            }
        }
    }

    /// <summary>Refuses lags of rows that are not paired by position: they have no order in common.</summary>
    private static void RequireRowsOfLags(SweepDraft draft, IEnumerable<(PlanNode Node, PairMeasurement? Measurement)> measured)
    {
        if (draft.Lags.All(lag => lag == 0))
        {
            return;
        }

        foreach ((PlanNode node, PairMeasurement? measurement) in measured)
        {
            if (measurement?.Request.Pairing is { IsByPosition: false } pairing)
            {
                throw node.Wrong($"{SettingNames.OfKeys.Of(PairSettings.PairBy, pairing.Key!)} pairs rows whatever their order is, and lags need that; leave one of them out");
            }
        }
    }

    /// <summary>Settings with each value of the column that they name, in the order of the values; the same settings where they name none.</summary>
    private IEnumerable<ParameterSet> Levels(ParameterSet settings, PairRequest request)
    {
        if (request is not { By: { } column, Level: null })
        {
            return [settings];
        }

        IEnumerable<string> levels = _groups
            .Select(entry => Data.Metadata.Of(entry.Group.Name).Table?.Find(column))
            .OfType<MetadataColumn>()
            .Distinct()
            .SelectMany(values => values.ToKeys().OfType<string>())
            .Distinct();
        return levels.Order(NaturalOrder).Select(level =>
        {
            var extended = new ParameterSet();
            extended.AddRange(settings);
            extended.Add(SweepSettings.Level.RecordName, level);
            return extended;
        });
    }

    /// <summary>Reads the groups in their order. Each file is opened once, and open until the last group of it was read.</summary>
    private void AddAll(SweepDraft draft, SweepColumns columns, CancellationToken cancellationToken)
    {
        using var files = new OpenFiles();
        (PlanNode Node, string Address, RowChoice Rows, Action Add)[] parts =
        [
            .. draft.Groups.Select(group => (group.Node, group.Address, group.Rows, (Action)(() => AddGroup(group, files, columns, cancellationToken)))),
            .. draft.Splits.Select(split => (split.Node, split.Address, split.Rows, (Action)(() => AddSplit(split, files, columns, cancellationToken)))),
        ];
        var last = new Dictionary<string, PlanNode>();
        foreach ((PlanNode node, string address, RowChoice rows, _) in parts)
        {
            At(node, () =>
            {
                foreach (string file in _files.FilesOf(address, rows))
                {
                    last[file] = node;
                }
            });
        }

        foreach ((PlanNode node, _, _, Action add) in parts)
        {
            At(node, add);
            foreach ((string file, _) in last.Where(use => use.Value == node))
            {
                files.Close(file);
            }
        }
    }

    private void AddGroup(GroupDraft draft, OpenFiles files, SweepColumns columns, CancellationToken cancellationToken)
    {
        columns.RequireUse(draft.Rows);
        SampleSource source = _files.Read(files, draft.Address, draft.Rows, cancellationToken);
        Add(draft.Node, draft.Name, draft.Address, chosen: null, draft.Rows, source);
        AddMetadata(draft.Name, draft.Address, draft.Rows, files, columns, cancellationToken);
    }

    private void AddSplit(SplitDraft draft, OpenFiles files, SweepColumns columns, CancellationToken cancellationToken)
    {
        columns.RequireUse(draft.Rows);
        SampleSource source = _files.Read(files, draft.Address, draft.Rows, cancellationToken);
        using Samples table = source.Samples;
        IReadOnlyList<string> labels = draft.Labels is { } file
            ? ColumnLabels.Read(_files.PathOf(file), table.Dimensions)
            : ColumnLabels.Prefixes(table.ColumnNames, draft.Address, draft.Separator!);
        foreach (IGrouping<string, int> group in Enumerable.Range(0, labels.Count).Where(i => labels[i].Length > 0).GroupBy(i => labels[i]))
        {
            int[] chosen = [.. group];
            Add(draft.Node, group.Key, draft.Address, chosen, draft.Rows, source with { Samples = table.SelectColumns(chosen) });
            AddMetadata(group.Key, draft.Address, draft.Rows, files, columns, cancellationToken);
        }
    }

    private void AddMetadata(string name, string address, RowChoice rows, OpenFiles files, SweepColumns columns, CancellationToken cancellationToken)
    {
        if (columns.Names.Count > 0)
        {
            string place = _files.MetadataAddress(address, rows);
            Data.Metadata.Add(name, place, rows, columns.Names, () => files.Open(place, rows.Reading).FindMetadata(cancellationToken));
        }
    }

    private void Add(PlanNode node, string name, string address, IReadOnlyList<int>? chosen, RowChoice rows, SampleSource source)
    {
        Samples samples = source.Samples;
        if (!_names.Add(name))
        {
            samples.Dispose();
            throw new InputException($"there are two groups {OneLine.Quote(name)}; rename one of them");
        }

        if (samples.Count == 0 || samples.Dimensions == 0)
        {
            samples.Dispose();
            throw new InputException($"the group {OneLine.Quote(name)} has no rows or no columns; leave it out");
        }

        var group = new SweepGroup
        {
            Name = name,
            Address = address,
            Columns = chosen,
            Rows = rows,
            Count = samples.Count,
            Dimensions = samples.Dimensions,
        };
        _groups.Add((node, group));
        _rowNames.Add(name, source.RowNames);
        if (source.Labels is not null)
        {
            _labels.Add((node, group));
        }

        Data.Add(group, source);
    }
}
