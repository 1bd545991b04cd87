namespace LatentMI.Studies.Storing;

/// <summary>Of a record, whole or in part, whether the work failed.</summary>
public interface IOutcome
{
    /// <summary>Why there is no estimate, in one line; null where there is one.</summary>
    string? Failure { get; }
}
