namespace LatentMI.Tests.Golden;

/// <summary>Tests that force a vector width on the whole process, and so run when no other test does.</summary>
[CollectionDefinition(nameof(ForcedWidth), DisableParallelization = true)]
public sealed class ForcedWidth;
