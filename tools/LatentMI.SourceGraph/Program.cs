// Prints which folder of the sources uses which, as docs/architecture.md shows it: dotnet run --project tools/LatentMI.SourceGraph [src]
// Ends with exit code 1 where a folder uses a later one or folders use each other in a circle.
using LatentMI.SourceGraph;

LayerGraph graph = LayerGraph.Read(args.Length > 0 ? args[0] : "src");
Console.WriteLine("| folder | files | lines | uses |");
Console.WriteLine("| --- | --- | --- | --- |");
foreach (string folder in graph.Order)
{
    SourceFile[] files = [.. graph.Files.Where(file => file.Folder == folder)];
    string project = folder.Split('.') is ["LatentMI", "IO" or "Studies" or "Experiments" or "Reporting" or "Cli", ..] parts ? $"LatentMI.{parts[1]}" : "LatentMI";
    IEnumerable<string> uses = graph.Arrows.Where(arrow => arrow.From == folder).Select(arrow => arrow.To)
        .OrderBy(to => graph.Order.ToList().IndexOf(to))
        .Select(to => to.StartsWith(project + ".", StringComparison.Ordinal) ? to[(project.Length + 1)..] : to);
    Console.WriteLine($"| `{folder}` | {files.Length} | {files.Sum(file => file.Lines)} | {string.Join(", ", uses)} |");
}

Console.WriteLine();
Console.WriteLine(
    $"{graph.Files.Count} files, {graph.Files.Sum(file => file.Lines)} lines, {graph.Folders.Count} folders, {graph.Arrows.Count} arrows; "
    + $"circles {graph.Circles.Count}, arrows against the order {graph.AgainstOrder.Count}, files in another namespace than their folder {graph.Misplaced.Count}.");
foreach (IReadOnlyList<string> circle in graph.Circles)
{
    Console.WriteLine($"circle: {string.Join(" <-> ", circle)}");
}

foreach (Arrow arrow in graph.AgainstOrder)
{
    Console.WriteLine($"against the order: {arrow.From} -> {arrow.To} by {string.Join(", ", arrow.Files)}");
}

foreach (string name in graph.Unordered)
{
    Console.WriteLine($"{LayerGraph.OrderFile}: {name} is not both a line and a folder");
}

foreach (SourceFile file in graph.Misplaced)
{
    Console.WriteLine($"namespace: {file.Path} is in {file.Namespace}");
}

return graph.Circles.Count + graph.AgainstOrder.Count + graph.Unordered.Count + graph.Misplaced.Count == 0 ? 0 : 1;
