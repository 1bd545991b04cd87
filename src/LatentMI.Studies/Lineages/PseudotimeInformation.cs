using LatentMI.Inference;
using LatentMI.Pairing;

namespace LatentMI.Studies.Lineages;

/// <summary>What each early cell tells of the late cells of its clone, along the pseudotime of the early cells.</summary>
/// <param name="EarlyLate">The estimates of all pairings.</param>
/// <param name="Clones">The number of clones that have an early and a late cell.</param>
/// <param name="Cells">The early cells that were drawn, those without a pseudotime last, else by pseudotime.</param>
/// <param name="Window">The number of cells of a window.</param>
/// <param name="Rolling">The rolling mean over the cells that have a pseudotime.</param>
/// <param name="RiseBits">The mean of the last third of these cells less that of the first, in bits.</param>
/// <param name="RiseInterval">Its 95 % interval over clones.</param>
/// <remarks>
/// A pairing takes one early and one late cell of each clone. The value of a cell is the mean over the pairings that it was drawn in, and counts once
/// however many these were: they share the cell, and their number does not make it more certain what cells of its kind have.
/// </remarks>
public sealed record PseudotimeInformation(
    RepeatedPairing EarlyLate,
    int Clones,
    IReadOnlyList<CellInformation> Cells,
    int Window,
    IReadOnlyList<RollingPoint> Rolling,
    double RiseBits,
    ConfidenceInterval RiseInterval)
{
    /// <summary>Estimates.</summary>
    /// <param name="estimator">The estimator.</param>
    /// <param name="cells">The profiles, a row for each cell.</param>
    /// <param name="lineages">What is known about the cells.</param>
    /// <param name="pseudotime">The pseudotime of each cell; NaN where it has none.</param>
    /// <param name="pairings">The number of random pairings, at least 1.</param>
    /// <param name="window">The number of cells of a window, at least 3.</param>
    /// <param name="seed">The seed of the pairings.</param>
    /// <param name="progress">Told after every estimate, on the calling thread.</param>
    /// <param name="cancellationToken">Ends the work early, with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentException">Not every profile has a lineage and a pseudotime, or NaN.</exception>
    /// <exception cref="InputException">No clone has an early and a late cell, or fewer early cells than a window has have a pseudotime.</exception>
    public static PseudotimeInformation Run(
        IMutualInformationEstimator estimator,
        Samples cells,
        CellLineages lineages,
        IReadOnlyList<double> pseudotime,
        int pairings,
        int window,
        ulong seed,
        IProgress<InferenceProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(lineages);
        ArgumentNullException.ThrowIfNull(pseudotime);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 3);
        if (lineages.Count != cells.Count || pseudotime.Count != cells.Count)
        {
            throw new ArgumentException($"Not every one of {cells.Count} profiles has a lineage and a pseudotime, or NaN.", nameof(pseudotime));
        }

        KeyPairing pairing = lineages.EarlyLate();
        if (pairing.Keys.Count == 0)
        {
            throw new InputException("No clone has an early and a late cell; check the clone column and the times.");
        }

        RequireCells(pairing, pseudotime, pairings, window, seed);
        RepeatedPairing estimates = RepeatedPairing.Run(
            estimator, cells, cells, draw => pairing.Draw(seed, draw), pairings, controls: 0, seed, progress, cancellationToken);
        CellInformation[] information = [.. Average(estimates, lineages, pseudotime)];
        CellInformation[] placed = [.. information.Where(cell => double.IsFinite(cell.Position))];
        double[] bits = [.. placed.Select(cell => cell.MeanBits)];
        string[] clones = [.. placed.Select(cell => cell.CloneName)];
        IReadOnlyList<RollingPoint> rolling = RollingMean.Compute([.. placed.Select(cell => cell.Position)], bits, clones, window);
        (double rise, ConfidenceInterval interval) = RollingMean.Rise(bits, clones);
        return new PseudotimeInformation(estimates, pairing.Keys.Count, information, window, rolling, rise, interval);
    }

    /// <summary>Refuses what has no window before the estimates take their time.</summary>
    private static void RequireCells(KeyPairing pairing, IReadOnlyList<double> pseudotime, int pairings, int window, ulong seed)
    {
        int placed = Enumerable.Range(0, pairings).SelectMany(draw => pairing.Draw(seed, draw).X).Distinct().Count(cell => double.IsFinite(pseudotime[cell]));
        if (placed < window)
        {
            throw new InputException(FormattableString.Invariant(
                $"A window of {window} cells is more than the {placed} early cells with a pseudotime and a late cell of their clone; use a smaller window."));
        }
    }

    private static IEnumerable<CellInformation> Average(RepeatedPairing estimates, CellLineages lineages, IReadOnlyList<double> pseudotime) =>
        estimates.Estimates
            .SelectMany(estimate => estimate.Pairs.X.Select((row, pair) => (Row: row, Bits: estimate.PointwiseBits[pair])))
            .Where(value => double.IsFinite(value.Bits))
            .GroupBy(value => value.Row)
            .Select(values => new CellInformation(
                values.Key, lineages.Clones[values.Key]!, pseudotime[values.Key], values.Average(value => value.Bits), values.Count()))
            .OrderBy(cell => double.IsFinite(cell.Position) ? cell.Position : double.PositiveInfinity)
            .ThenBy(cell => cell.Row);
}
