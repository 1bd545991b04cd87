using LatentMI.Numerics;

namespace LatentMI.Studies.Storing;

/// <summary>The folders of experiments under a folder.</summary>
public static class RecordFolders
{
    /// <summary>Finds them, in the order of their names.</summary>
    /// <param name="folder">The folder, itself among them where it is one.</param>
    /// <exception cref="InputException">There is none.</exception>
    public static IReadOnlyList<string> Find(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string[] found = Directory.Exists(folder)
            ?
            [
                .. Directory.EnumerateFiles(folder, ExperimentDescription.DescriptionFile, SearchOption.AllDirectories)
                    .Select(file => Path.GetDirectoryName(file)!)
                    .Order(StringComparer.Ordinal),
            ]
            : [];
        return found.Length > 0 ? found : throw new InputException($"{folder}: holds no records of experiments; name a folder such as docs/runs.");
    }

    /// <summary>Whether a record was made by the sources of this program.</summary>
    /// <param name="record">The record.</param>
    public static bool IsOfPresentSources(ExperimentRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Provenance?.SourceHash == Provenance.Current.SourceHash;
    }
}
