namespace LatentMI.SourceGraph;

/// <summary>Which folder of the sources uses which, and the order that they are to have.</summary>
public sealed class LayerGraph
{
    /// <summary>The file below the folder of sources that states the order: one folder a line, the lowest first, which uses none of the others.</summary>
    public const string OrderFile = "layers.txt";

    private LayerGraph(IReadOnlyList<SourceFile> files, IReadOnlyList<string> order, IReadOnlyList<Arrow> arrows) =>
        (Files, Order, Arrows) = (files, order, arrows);

    /// <summary>All files.</summary>
    public IReadOnlyList<SourceFile> Files { get; }

    /// <summary>The folders as <see cref="OrderFile"/> lists them, as namespaces.</summary>
    public IReadOnlyList<string> Order { get; }

    /// <summary>What uses what.</summary>
    public IReadOnlyList<Arrow> Arrows { get; }

    /// <summary>The folders that have files.</summary>
    public IReadOnlyList<string> Folders => [.. Files.Select(file => file.Folder).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Reads all sources.</summary>
    /// <param name="root">The folder of sources.</param>
    public static LayerGraph Read(string root)
    {
        SourceFile[] files =
        [
            .. Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Where(path => !Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                .Select(path => SourceFile.Read(root, path))
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];
        string[] order = [.. File.ReadLines(Path.Combine(root, OrderFile)).Select(line => line.Trim().Replace('/', '.')).Where(line => line.Length > 0)];
        return new LayerGraph(files, order, FindArrows(files));
    }

    /// <summary>Files whose namespace is not their folder.</summary>
    public IReadOnlyList<SourceFile> Misplaced => [.. Files.Where(file => file.Namespace.Length > 0 && file.Namespace != file.Folder)];

    /// <summary>Folders that <see cref="OrderFile"/> does not list, and lines of it that are no folder.</summary>
    public IReadOnlyList<string> Unordered => [.. Folders.Except(Order), .. Order.Except(Folders)];

    /// <summary>What uses a later folder.</summary>
    public IReadOnlyList<Arrow> AgainstOrder
    {
        get
        {
            Dictionary<string, int> places = Order.Select((folder, place) => (folder, place)).ToDictionary(entry => entry.folder, entry => entry.place);
            return [.. Arrows.Where(arrow => places.GetValueOrDefault(arrow.To, -1) > places.GetValueOrDefault(arrow.From, int.MaxValue))];
        }
    }

    /// <summary>The groups of folders that use each other, directly or not.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Circles
    {
        get
        {
            Dictionary<string, HashSet<string>> reached = Folders.ToDictionary(folder => folder, folder => Reach(folder));
            var circles = new List<IReadOnlyList<string>>();
            var seen = new HashSet<string>();
            foreach (string folder in Folders.Where(folder => reached[folder].Contains(folder) && !seen.Contains(folder)))
            {
                string[] circle = [.. reached[folder].Where(other => reached[other].Contains(folder)).Order(StringComparer.Ordinal)];
                seen.UnionWith(circle);
                circles.Add(circle);
            }

            return circles;
        }
    }

    private HashSet<string> Reach(string from)
    {
        var reached = new HashSet<string>();
        var open = new Stack<string>([from]);
        while (open.TryPop(out string? folder))
        {
            foreach (Arrow arrow in Arrows.Where(arrow => arrow.From == folder))
            {
                if (reached.Add(arrow.To))
                {
                    open.Push(arrow.To);
                }
            }
        }

        return reached;
    }

    private static Arrow[] FindArrows(IReadOnlyList<SourceFile> files)
    {
        HashSet<string> folders = [.. files.Select(file => file.Folder)];
        Dictionary<string, string[]> typesOf = files.GroupBy(file => file.Folder)
            .ToDictionary(folder => folder.Key, folder => folder.SelectMany(file => file.Types).ToArray());
        return
        [
            .. files.SelectMany(file => Uses(file).Select(to => (file.Folder, To: to, file.Path)))
                .Where(use => use.Folder != use.To)
                .GroupBy(use => (use.Folder, use.To))
                .Select(uses => new Arrow(uses.Key.Folder, uses.Key.To, [.. uses.Select(use => use.Path).Distinct()])),
        ];

        IEnumerable<string> Uses(SourceFile file)
        {
            foreach (string name in file.Usings)
            {
                string parent = name[..Math.Max(0, name.LastIndexOf('.'))];
                if (folders.Contains(name) || folders.Contains(parent))
                {
                    yield return folders.Contains(name) ? name : parent;
                }
            }

            // What the namespaces around a file declare needs no import.
            for (int dot = file.Namespace.LastIndexOf('.'); dot > 0; dot = file.Namespace.LastIndexOf('.', dot - 1))
            {
                string around = file.Namespace[..dot];
                if (typesOf.TryGetValue(around, out string[]? types) && types.Any(file.Identifiers.Contains))
                {
                    yield return around;
                }
            }
        }
    }
}
