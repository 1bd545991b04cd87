namespace LatentMI.Calibrating;

/// <summary>The settings of KSG on latents and of its calibration.</summary>
/// <param name="Neighbors">k of the estimate.</param>
/// <param name="CalibrationNeighbors">k of the comparison with surrogates.</param>
/// <param name="Surrogates">The number of re-paired surrogates; 0 for KSG as it is.</param>
/// <param name="TieNoise">Whether noise breaks ties.</param>
/// <param name="Seed">The seed of that noise and of the re-pairings.</param>
internal sealed record CalibrationSettings(int Neighbors, int CalibrationNeighbors, int Surrogates, bool TieNoise, ulong Seed);
