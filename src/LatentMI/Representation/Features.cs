using LatentMI.Numerics;

namespace LatentMI.Representation;

/// <summary>Features of all rows of one side, and the map that makes those of new rows.</summary>
/// <param name="Map">The map.</param>
/// <param name="Values">n x (number of features), rows sorted by fold.</param>
internal sealed record Features(FeatureMap Map, MatrixView Values);
