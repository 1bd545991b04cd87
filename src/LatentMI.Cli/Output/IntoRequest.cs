using LatentMI.IO;
using LatentMI.IO.Formats;
using LatentMI.Reporting.Folders;

namespace LatentMI.Cli.Output;

/// <summary>The copy of an AnnData file that results are added to.</summary>
/// <param name="File">Its path.</param>
/// <param name="Key">What the names of the results begin with.</param>
/// <param name="Replaces">Whether the file may exist.</param>
internal sealed record IntoRequest(string File, string Key, bool Replaces)
{
    private const string Extension = ".h5ad";

    /// <summary>Makes sure, before anything is read, that the copy can get its name.</summary>
    /// <param name="sources">The addresses of all that the command reads.</param>
    /// <exception cref="InputException">The file exists, is one of those that are read, or has no place.</exception>
    public void RequireFree(IEnumerable<string> sources)
    {
        if (!Path.GetExtension(File).Equals(Extension, StringComparison.OrdinalIgnoreCase))
        {
            throw new InputException($"{File}: --into writes an AnnData file, whose name must end in {Extension}.");
        }

        if (Directory.Exists(File))
        {
            throw new InputException($"{File}: cannot be written: a folder of this name exists.");
        }

        if (sources.Select(address => FileAddress.Parse(address).Path).FirstOrDefault(IsFile) is { } source)
        {
            throw new InputException($"{File}: is {(source == File ? "read" : $"the same file as {source}, which is read")}, and --into leaves what is read as it is; name a new file.");
        }

        TargetFile.RequireFree(File, Replaces);

        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(File))))
        {
            throw new InputException($"{File}: cannot be written: there is no such folder; make it first.");
        }
    }

    /// <summary>Finds the file to copy, and the cell of each pair.</summary>
    /// <param name="x">All rows of X, and those of the pairs.</param>
    /// <param name="y">Those of Y.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">Nothing can be added to a file of the sides.</exception>
    public ResultCells Prepare((SampleSource All, SampleSource Paired) x, (SampleSource All, SampleSource Paired) y, CancellationToken cancellationToken) =>
        ResultCells.Prepare(File, Key, x, y, cancellationToken);

    // One file may have several names: links of either kind, or other letters where case does not matter. Their sizes and times agree, then.
    private bool IsFile(string source)
    {
        if (Path.GetFullPath(source) == Path.GetFullPath(File))
        {
            return true;
        }

        var target = new FileInfo(Resolve(File));
        var read = new FileInfo(Resolve(source));
        return target.Exists && read.Exists && target.Length == read.Length && target.LastWriteTimeUtc == read.LastWriteTimeUtc;
    }

    private static string Resolve(string path) => System.IO.File.Exists(path) ? System.IO.File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
}
