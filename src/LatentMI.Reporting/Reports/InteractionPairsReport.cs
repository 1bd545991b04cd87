namespace LatentMI.Reporting.Reports;

/// <summary>A table of pairs and the embeddings that it was joined to.</summary>
/// <param name="Table">The table.</param>
/// <param name="XId">The column of the identifiers of X.</param>
/// <param name="YId">The column of the identifiers of Y.</param>
/// <param name="EmbeddingsX">The address of the embeddings of X.</param>
/// <param name="EmbeddingsY">The address of the embeddings of Y.</param>
/// <param name="Undirected">Whether the order within a pair means nothing.</param>
/// <param name="TableRows">The rows of the table.</param>
/// <param name="EmptyRows">Those without an identifier on one side or both.</param>
/// <param name="JoinedRows">Those of which both proteins have an embedding.</param>
/// <param name="RepeatedRows">Those of them that say again what an earlier one says.</param>
/// <param name="Count">The different pairs, which are used.</param>
/// <param name="Proteins">The proteins that occur in them.</param>
/// <param name="ProteinsX">The proteins of X.</param>
/// <param name="ProteinsY">The proteins of Y.</param>
/// <param name="Columns">The columns of the embeddings of X and of Y.</param>
/// <param name="MissingX">The identifiers of X without an embedding.</param>
/// <param name="MissingY">The identifiers of Y without an embedding.</param>
public sealed record InteractionPairsReport(
    string Table,
    string XId,
    string YId,
    string EmbeddingsX,
    string EmbeddingsY,
    bool Undirected,
    int TableRows,
    int EmptyRows,
    int JoinedRows,
    int RepeatedRows,
    int Count,
    int Proteins,
    int ProteinsX,
    int ProteinsY,
    IReadOnlyList<int> Columns,
    MissingReport MissingX,
    MissingReport MissingY);
