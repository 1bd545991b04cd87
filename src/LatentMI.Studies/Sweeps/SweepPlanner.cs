using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.Studies.Measuring;

namespace LatentMI.Studies.Sweeps;

/// <summary>Makes a plan of what is written: opens every file, finds the groups, pairs them, and refuses what cannot be done before anything is.</summary>
public sealed class SweepPlanner : IDisposable
{
    private readonly Func<ParameterSet, IMeasurement> _measure;
    private readonly string _path;
    private readonly GroupFiles _files;
    private readonly List<(PlanNode Node, SweepGroup Group)> _groups = [];
    private readonly GroupRowNames _rowNames = new();

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
        foreach ((PlanNode node, ParameterSet settings) in draft.Estimates)
        {
            At(node, () => _measure(settings));
        }

        AddAll(draft, cancellationToken);
        return new SweepPlan
        {
            Title = draft.Title,
            Groups = [.. _groups.Select(entry => entry.Group)],
            Pairs = SweepPairs.Make(draft.Pairs, draft.Lags, _groups, _rowNames, cancellationToken),
            Seeds = draft.Seeds,
            Estimates = [.. draft.Estimates.Select(estimate => estimate.Settings)],
        };
    }

    /// <summary>Closes all files.</summary>
    public void Dispose() => Data.Dispose();

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

    /// <summary>Reads the groups in their order. Each file is opened once, and open until the last group of it was read.</summary>
    private void AddAll(SweepDraft draft, CancellationToken cancellationToken)
    {
        using var files = new OpenFiles();
        (PlanNode Node, string Address, RowChoice Rows, Action Add)[] parts =
        [
            .. draft.Groups.Select(group => (group.Node, group.Address, group.Rows, (Action)(() => AddGroup(group, files, cancellationToken)))),
            .. draft.Splits.Select(split => (split.Node, split.Address, split.Rows, (Action)(() => AddSplit(split, files, cancellationToken)))),
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

    private void AddGroup(GroupDraft draft, OpenFiles files, CancellationToken cancellationToken) =>
        Add(draft.Node, draft.Name, draft.Address, columns: null, draft.Rows, _files.Read(files, draft.Address, draft.Rows, cancellationToken));

    private void AddSplit(SplitDraft draft, OpenFiles files, CancellationToken cancellationToken)
    {
        SampleSource source = _files.Read(files, draft.Address, draft.Rows, cancellationToken);
        using Samples table = source.Samples;
        IReadOnlyList<string> labels = draft.Labels is { } file
            ? ColumnLabels.Read(_files.PathOf(file), table.Dimensions)
            : ColumnLabels.Prefixes(table.ColumnNames, draft.Address, draft.Separator!);
        foreach (IGrouping<string, int> group in Enumerable.Range(0, labels.Count).Where(i => labels[i].Length > 0).GroupBy(i => labels[i]))
        {
            int[] columns = [.. group];
            Add(draft.Node, group.Key, draft.Address, columns, draft.Rows, source with { Samples = table.SelectColumns(columns) });
        }
    }

    private void Add(PlanNode node, string name, string address, IReadOnlyList<int>? columns, RowChoice rows, SampleSource source)
    {
        Samples samples = source.Samples;
        if (_groups.Exists(entry => entry.Group.Name == name))
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
            Columns = columns,
            Rows = rows,
            Count = samples.Count,
            Dimensions = samples.Dimensions,
        };
        _groups.Add((node, group));
        _rowNames.Add(name, source.RowNames);
        Data.Add(group, samples);
    }
}
