namespace LatentMI.Cli.Pairing;

/// <summary>How rows are paired by the commands that know neither keys nor tables of pairs.</summary>
internal enum RowPairing
{
    /// <summary>Rows of the same name.</summary>
    Names,

    /// <summary>Row i of X with row i of Y, whatever their names are.</summary>
    Rows,
}
