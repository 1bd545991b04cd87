using LatentMI.Calibrating;
using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI;

/// <summary>
/// Makes the model of a cross-fitted estimate: a member for each block of rows, with the encoders that were fitted without the block, and the calibration
/// of its scores.
/// </summary>
/// <param name="options">The settings.</param>
/// <param name="compute">What it runs on.</param>
/// <param name="cancellationToken">Ends the work early.</param>
internal sealed class ModelFitting(LatentMiOptions options, Compute compute, CancellationToken cancellationToken)
{
    // As many pairs of the joint distribution, from surrogates, as of the product of the marginals, from rows re-paired at random: this many of each
    // where rows are many.
    private const int EnoughPairs = 8000;
    private const int MostPairings = 4;

    /// <summary>Makes the model.</summary>
    /// <param name="candidate">The representation and its density ratio.</param>
    /// <param name="surrogates">For each block surrogates: the row of Y that each row is paired with.</param>
    /// <param name="order">The rows of the positions.</param>
    /// <param name="x">All rows of X.</param>
    /// <param name="y">All rows of Y.</param>
    /// <param name="bits">The estimate, which scores of pairs of the same distribution have as their mean.</param>
    public LatentModel Fit(Candidate candidate, int[][][] surrogates, FoldOrder order, Samples x, Samples y, double bits)
    {
        int[][] blocks = candidate.Latents.Blocks;
        var members = new LatentModelMember[blocks.Length];
        for (int b = 0; b < blocks.Length; b++)
        {
            // Encoded as new rows will be, so that equal rows are at equal places.
            int[] rows = Array.ConvertAll(blocks[b], position => order.Rows[position]);
            (ILatentEncoder encoderX, ILatentEncoder encoderY) = candidate.Encoders(b);
            members[b] = new LatentModelMember(
                encoderX, encoderY, encoderX.Encode(x.ViewRows(rows), compute), encoderY.Encode(y.ViewRows(rows), compute));
        }

        var ksgOptions = new KsgOptions
        {
            Neighbors = Math.Min(options.ResolvedScoreNeighbors, blocks.Min(block => block.Length) - 1),
            Standardize = false,
            TieNoise = options.TieNoise,
            Seed = options.Seed,
            Threads = options.Threads,
        };
        return new LatentModel(members, ksgOptions, Calibrate(candidate, members, surrogates, ksgOptions).WithMean(Own(members, ksgOptions), bits));
    }

    /// <summary>The KSG values of the members' own pairs, each without its own row.</summary>
    private double[] Own(LatentModelMember[] members, KsgOptions ksgOptions)
    {
        var ksg = new KsgEstimator(ksgOptions, compute.Width, method: null);
        return [.. members.SelectMany(member => Ksg(ksg, member.ReferenceX, member.ReferenceY))];
    }

    private ScoreCalibration Calibrate(Candidate candidate, LatentModelMember[] members, int[][][] surrogates, KsgOptions ksgOptions)
    {
        if (candidate.Ratio.Ratio is NoRatio)
        {
            return ScoreCalibration.None;
        }

        var ksg = new KsgEstimator(ksgOptions, compute.Width, method: null);
        int pairings = Math.Clamp(EnoughPairs / candidate.Latents.Count, 1, MostPairings);
        var raw = new List<double>();
        var logRatios = new List<double>();
        for (int b = 0; b < members.Length; b++)
        {
            int[] block = candidate.Latents.Blocks[b];
            LatentModelMember member = members[b];
            var places = block.Select((position, place) => (position, place)).ToDictionary(pair => pair.position, pair => pair.place);
            for (int s = 0; s < Math.Min(pairings, surrogates[b].Length); s++)
            {
                int[] joint = Array.ConvertAll(surrogates[b][s], position => places[position]);
                raw.AddRange(Ksg(ksg, member.ReferenceX, member.ReferenceY.SelectRows(joint)));
                AddLogRatios(joint);
                int[] independent = Cycle(block.Length, new RandomStream(options.Seed, RandomPurpose.ScorePairings, (ulong)((b * MostPairings) + s)));
                raw.AddRange(ksg.ScoreRepaired(member.ReferenceX, member.ReferenceY, independent, compute.Team, cancellationToken));
                AddLogRatios(independent);
            }

            void AddLogRatios(int[] partners) =>
                logRatios.AddRange(partners.Select((partner, place) => candidate.Ratio.Normalized(block[place], block[partner]) / Math.Log(2)));
        }

        return ScoreCalibration.Fit(raw, logRatios);
    }

    private IReadOnlyList<double> Ksg(KsgEstimator ksg, Samples x, Samples y) =>
        ksg.EstimateValidated(x, y, compute.Team, cancellationToken).PointwiseBits;

    /// <summary>A random permutation that consists of one cycle, so that none stays in its place.</summary>
    private static int[] Cycle(int count, RandomStream random)
    {
        int[] order = random.NextPermutation(count);
        var partners = new int[count];
        for (int i = 0; i < count; i++)
        {
            partners[order[i]] = order[(i + 1) % count];
        }

        return partners;
    }
}
