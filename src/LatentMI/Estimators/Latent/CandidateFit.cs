using LatentMI.Calibrating;
using LatentMI.Numerics;
using LatentMI.Preparing;

namespace LatentMI.Estimators.Latent;

/// <summary>What all representations are fitted with: the rows, how they are dealt and compared, and the choice among density ratios.</summary>
/// <param name="options">The settings.</param>
/// <param name="order">The folds.</param>
/// <param name="compute">What it runs on.</param>
internal sealed class CandidateFit(LatentMiOptions options, FoldOrder order, Compute compute)
{
    // KSG on more rows than this is done in parts: its time grows with their square, and calibration removes the bias of fewer.
    private const int MostRowsTogether = 10_000;

    private readonly int[] _folds = order.Folds();

    /// <summary>The settings.</summary>
    public LatentMiOptions Options => options;

    /// <summary>The folds.</summary>
    public FoldOrder Order => order;

    /// <summary>What it runs on.</summary>
    public Compute Compute => compute;

    /// <summary>The choice among density ratios.</summary>
    public RatioChoice Ratios { get; } = new(options.OwnRatios, options.Seed, compute);

    /// <summary>The fold of the first row of a block.</summary>
    /// <param name="block">Positions of rows.</param>
    public int FoldOf(int[] block) => _folds[block[0]];

    /// <summary>The fold of each of the rows, or of the first of them.</summary>
    /// <param name="rows">Values of these rows.</param>
    public int[] FoldsOf(MatrixView rows) => _folds[..rows.Rows];

    /// <summary>Latents of the rows, or of the first of them.</summary>
    /// <param name="x">n x Lx latents of X.</param>
    /// <param name="y">n x Ly latents of Y.</param>
    /// <param name="blocks">The rows that are compared with each other.</param>
    public LatentPairs Latents(MatrixView x, MatrixView y, int[][] blocks) =>
        new(x, y, blocks, FoldsOf(x)) { Groups = order.Groups?[..x.Rows], Block = order.Block };

    /// <summary>
    /// Parts of groups of positions that are compared with each other: evenly spread ones, not too large for KSG; of a time series those that are a block apart.
    /// </summary>
    /// <param name="groups">Positions whose latents can be compared.</param>
    public int[][] InParts(int[][] groups) =>
    [
        .. groups.SelectMany(order.Apart).SelectMany(apart => Parts(apart.Length).Select(part => Array.ConvertAll(part, i => apart[i]))),
    ];

    /// <summary>Evenly spread parts of so many rows that are not too large for KSG.</summary>
    /// <param name="count">How many rows.</param>
    public static int[][] Parts(int count)
    {
        int parts = (count + MostRowsTogether - 1) / MostRowsTogether;
        return [.. Enumerable.Range(0, parts).Select(part => Enumerable.Range(0, count).Where(row => row % parts == part).ToArray())];
    }
}
