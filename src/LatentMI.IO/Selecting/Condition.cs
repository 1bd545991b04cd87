using LatentMI.IO.Tables;

namespace LatentMI.IO.Selecting;

/// <summary>A part of a row expression that is true, false or unknown for each row.</summary>
internal abstract record Condition
{
    /// <summary>The columns that it is about.</summary>
    public abstract IEnumerable<string> Columns { get; }

    /// <summary>Decides about each row.</summary>
    /// <param name="table">The metadata.</param>
    /// <exception cref="InputException">The table has no such column, or its values cannot be compared as asked.</exception>
    public abstract Truth[] Evaluate(MetadataTable table);
}
