namespace LatentMI.Cli.Commands.Datasets;

/// <summary>What a command line says of a data set in which pairs of columns carry the information.</summary>
/// <param name="DimensionsX">The columns of X.</param>
/// <param name="DimensionsY">The columns of Y.</param>
/// <param name="Pairs">k, the pairs that carry the information.</param>
/// <param name="Bits">I, the mutual information in bits.</param>
/// <param name="Count">n, the number of rows.</param>
internal sealed record InformativeColumns(int DimensionsX, int DimensionsY, int Pairs, double Bits, int Count);
