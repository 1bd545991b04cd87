using LatentMI.Inference;
using LatentMI.Numerics;
using LatentMI.Pairing;

namespace LatentMI.Studies.Lineages;

/// <summary>
/// Whether the early cell determines what its descendants have in common: if the sisters S1 and S2 were independent given the early profile E,
/// I(S1;S2) could not exceed I(E;S1), by the data-processing inequality (Weinreb, Rodriguez-Fraticelli, Camargo, Klein 2020; Gowri, Lun, Klein, Yin 2024).
/// </summary>
/// <remarks>
/// Each of several random pairings takes one pair of cells from each clone, so that the rows of an estimate are independent; pairings share their
/// clones, and the standard error over pairings is not that over clones. E is the profile as it was measured, of one cell of possibly several: noise
/// of the measurement lowers I(E;S1) as hidden state does, and the test cannot tell them apart.
/// </remarks>
public static class MarkovTest
{
    /// <summary>Estimates I(early; late) and I(sister; sister) over random pairings.</summary>
    /// <param name="estimator">The estimator; conclusions need one that has intervals.</param>
    /// <param name="cells">The profiles, a row for each cell.</param>
    /// <param name="lineages">What is known about the cells.</param>
    /// <param name="options">The settings.</param>
    /// <param name="progress">Told after every estimate, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">The lineages are of another number of cells.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is outside of its range.</exception>
    /// <exception cref="InputException">No clone has an early and a late cell, or none has sisters, or there are too few to estimate anything.</exception>
    public static MarkovTestResult Run(
        IMutualInformationEstimator estimator,
        Samples cells,
        CellLineages lineages,
        MarkovTestOptions options,
        IProgress<InferenceProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(lineages);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (lineages.Count != cells.Count)
        {
            throw new ArgumentException($"The lineages of {lineages.Count} cells do not belong to {cells.Count} profiles.", nameof(lineages));
        }

        KeyPairing earlyLate = Require(lineages.EarlyLate(), "an early and a late cell");
        KeyPairing sisters = Require(lineages.Sisters(), "two late cells that are sisters");
        int fewest = Math.Min(earlyLate.Keys.Count, sisters.Keys.Count);
        var parts = new InferenceParts(progress, parts: 2);
        return new MarkovTestResult(
            Estimate(earlyLate), Estimate(sisters), earlyLate.Keys.Count, sisters.Keys.Count, options);

        RepeatedPairing Estimate(KeyPairing pairing) => RepeatedPairing.Run(
            estimator,
            cells,
            cells,
            draw => options.EqualClones ? Some(pairing.Draw(options.Seed, draw), fewest, options.Seed, draw) : pairing.Draw(options.Seed, draw),
            options.Pairings,
            options.Controls,
            options.Seed,
            parts.Next(),
            cancellationToken);
    }

    private static KeyPairing Require(KeyPairing pairing, string cells) => pairing.Keys.Count > 0
        ? pairing
        : throw new InputException($"No clone has {cells}; check the clones, the times and the wells.");

    private static RowPairs Some(RowPairs pairs, int count, ulong seed, int draw) => count == pairs.Count
        ? pairs
        : pairs.Select(new RandomStream(seed, RandomPurpose.LineageClones, (ulong)draw).NextPermutation(pairs.Count)[..count]);
}
