namespace LatentMI.Studies.Storing;

/// <summary>What the folder of a store says of itself, in one file.</summary>
public interface IStoreDescription
{
    /// <summary>The file's name, which tells such a folder from others.</summary>
    string FileName { get; }

    /// <summary>Whether the file tells all the work that there is, so that no list of it needs to be kept beside it.</summary>
    bool NamesAllWork => false;

    /// <summary>The file's content.</summary>
    string ToJson();

    /// <summary>Compares with what a folder that is there says.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="json">The content of its file.</param>
    /// <exception cref="InputException">It is of other work.</exception>
    void RequireSame(string folder, string json);
}
