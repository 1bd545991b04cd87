namespace LatentMI.Studies.Storing;

/// <summary>What a run needs to know of a record.</summary>
/// <param name="Error">Why there is no estimate; null where there is one.</param>
/// <param name="Seconds">The seconds that it took.</param>
internal readonly record struct KnownRecord(string? Error, double Seconds) : IOutcome
{
    /// <inheritdoc/>
    string? IOutcome.Failure => Error;
}
