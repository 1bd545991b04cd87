using LatentMI.Estimators.Ksg;
using LatentMI.Estimators.Latent;

namespace LatentMI.Estimators.Conditional;

/// <summary>The latents of X, Y and Z, and nearest neighbors among them.</summary>
internal sealed class ConditionalLatents
{
    private readonly ConditionalKsgEstimator _ksg;
    private readonly IReadOnlyList<int[]> _groups;
    private readonly Samples _x;
    private readonly Samples _y;
    private readonly Samples _z;

    /// <summary>Puts latents together.</summary>
    /// <param name="x">n rows of latents of X.</param>
    /// <param name="y">n rows of latents of Y.</param>
    /// <param name="z">n rows of latents of Z.</param>
    /// <param name="groups">The rows that may be compared with each other: every row in one group.</param>
    /// <param name="options">k, the noise against ties, seed and threads.</param>
    public ConditionalLatents(Samples x, Samples y, Samples z, IReadOnlyList<int[]> groups, LatentMiOptions options)
    {
        (_x, _y, _z, _groups) = (x, y, z, groups);
        _ksg = new ConditionalKsgEstimator(new KsgOptions
        {
            Neighbors = Math.Min(options.Neighbors, groups.Min(rows => rows.Length) - 1),
            Standardize = false,
            TieNoise = options.TieNoise,
            Seed = options.Seed,
            Threads = options.Threads,
        });
    }

    /// <summary>
    /// The rows whose latents may be compared with each other: latents of networks that trained on other rows may not, so that what stays together is
    /// in one group of every estimate.
    /// </summary>
    /// <param name="estimates">The estimates that the latents are of.</param>
    public static IReadOnlyList<int[]> CommonGroups(params LatentMiEstimate[] estimates)
    {
        int rows = estimates[0].SampleCount;
        var group = new int[rows];
        foreach (LatentMiEstimate estimate in estimates)
        {
            for (int g = 0; g < estimate.LatentGroups.Count; g++)
            {
                foreach (int row in estimate.LatentGroups[g])
                {
                    group[row] = (group[row] * estimate.LatentGroups.Count) + g;
                }
            }
        }

        return [.. Enumerable.Range(0, rows).GroupBy(row => group[row]).Select(same => same.ToArray())];
    }

    /// <summary>The pointwise values of <see cref="ConditionalKsgEstimator"/> on the latents, in bits.</summary>
    /// <param name="cancellationToken">Ends the work early.</param>
    public double[] PointwiseBits(CancellationToken cancellationToken) => PointwiseBits(permutations: null, cancellationToken);

    /// <summary>The estimate on the latents with those of X re-paired among neighbors in Z.</summary>
    /// <param name="permutations">Draws the re-pairings, for each group its own.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public double PermutedBits(LocalPermutations[] permutations, int index, CancellationToken cancellationToken) =>
        PointwiseBits(permutations.Select(group => group.Draw(index)).ToArray(), cancellationToken).Average();

    /// <summary>The local permutations of each group.</summary>
    /// <param name="neighbors">Among how many nearest neighbors in Z.</param>
    /// <param name="seed">The seed.</param>
    public LocalPermutations[] Permutations(int neighbors, ulong seed) =>
        [
            .. _groups.Select((rows, group) =>
                new LocalPermutations(_z.SelectRows(rows), neighbors, _ksg.Options.Standardize, seed, (ulong)group, _ksg.Options.ThreadsHere)),
        ];

    private double[] PointwiseBits(int[][]? permutations, CancellationToken cancellationToken)
    {
        var bits = new double[_x.Count];
        for (int group = 0; group < _groups.Count; group++)
        {
            int[] rows = _groups[group];
            Samples x = _x.SelectRows(permutations is null ? rows : Array.ConvertAll(permutations[group], position => rows[position]));
            IReadOnlyList<double> ofGroup = _ksg.EstimateValidated(x, _y.SelectRows(rows), _z.SelectRows(rows), cancellationToken).PointwiseBits;
            for (int i = 0; i < rows.Length; i++)
            {
                bits[rows[i]] = ofGroup[i];
            }
        }

        return bits;
    }
}
