namespace LatentMI.Cli.Pairing;

/// <summary>A table of pairs.</summary>
/// <param name="File">The file.</param>
/// <param name="IdX">The column with the names of rows of X.</param>
/// <param name="IdY">The column with the names of rows of Y.</param>
internal sealed record PairTable(string File, string IdX, string IdY);
