namespace LatentMI.Cli.Commands.Interactions;

/// <summary>Which proteins are ranked as partners.</summary>
internal enum CandidateChoice
{
    /// <summary>Those of the other side that occur in the table.</summary>
    Table,

    /// <summary>All that have an embedding.</summary>
    All,
}
