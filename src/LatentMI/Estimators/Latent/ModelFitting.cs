using LatentMI.Calibrating;
using LatentMI.Estimators.Ksg;
using LatentMI.Numerics;
using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Estimators.Latent;

/// <summary>
/// Makes the model of a cross-fitted estimate: a member for each block of rows, with the encoders that were fitted without the block, and the calibration
/// of its scores.
/// </summary>
/// <remarks>It refers to what the model needs and nothing more: the features of all rows are far larger.</remarks>
internal sealed class ModelFitting
{
    // As many pairs of the joint distribution, from surrogates, as of the product of the marginals, from rows re-paired at random: this many of each
    // where rows are many.
    private const int EnoughPairs = 8000;
    private const int MostPairings = 4;

    // Where dependence is strong, ln r of a pair at random is below -100, and a few of them among pairs of the joint distribution would make all of these rise: a pair at random counts so much
    // less for each bit above 1.
    private const double LessPerBit = 64;
    private const double MostBits = 7;

    // No number of rows tells pairs with less from each other, and the mean of scores would be that of a few outliers.
    private const double LeastBits = -50;

    private readonly LatentMiOptions _options;
    private readonly FittedRatio _ratio;
    private readonly LatentPairs _latents;
    private readonly int[][] _blocks;
    private readonly int[][][]? _surrogates;
    private readonly int[] _rows;
    private readonly double _bits;

    /// <summary>Takes what the model is made of.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="candidate">The representation and its density ratio.</param>
    /// <param name="surrogates">For each block surrogates: the row of Y that each row is paired with; null to draw them for the model.</param>
    /// <param name="order">The rows of the positions.</param>
    /// <param name="bits">The estimate, which scores of pairs of the same distribution have as their mean.</param>
    public ModelFitting(LatentMiOptions options, Candidate candidate, int[][][]? surrogates, FoldOrder order, double bits)
    {
        (_options, _ratio, _latents, _rows, _bits) = (options, candidate.Ratio, candidate.Latents, order.Rows, bits);
        _blocks = _latents.Blocks;
        _surrogates = surrogates is null ? null : Array.ConvertAll(surrogates, ofBlock => ofBlock[..Math.Min(MostPairings, ofBlock.Length)]);
        Encoders = [.. Enumerable.Range(0, _blocks.Length).Select(candidate.Encoders)];
    }

    /// <summary>For each block encoders of new rows whose latents can be compared with those of the block.</summary>
    public IReadOnlyList<(ILatentEncoder X, ILatentEncoder Y)> Encoders { get; }

    /// <summary>The model, made when it is first wanted.</summary>
    /// <param name="x">All rows of X.</param>
    /// <param name="y">All rows of Y.</param>
    /// <param name="width">The vector width.</param>
    public ModelOnDemand OnDemand(Samples x, Samples y, SimdWidth width) => new(cancellationToken => Fit(x, y, width, cancellationToken));

    /// <summary>Makes the model.</summary>
    /// <param name="x">All rows of X.</param>
    /// <param name="y">All rows of Y.</param>
    /// <param name="width">The vector width.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public LatentModel Fit(Samples x, Samples y, SimdWidth width, CancellationToken cancellationToken)
    {
        using var compute = new Compute(_options.Threads, width, cancellationToken);
        var members = new LatentModelMember[_blocks.Length];
        for (int b = 0; b < _blocks.Length; b++)
        {
            // Encoded as new rows will be, so that equal rows are at equal places.
            int[] rows = Array.ConvertAll(_blocks[b], position => _rows[position]);
            (ILatentEncoder encoderX, ILatentEncoder encoderY) = Encoders[b];
            members[b] = new LatentModelMember(
                encoderX, encoderY, encoderX.Encode(x.ViewRows(rows), compute), encoderY.Encode(y.ViewRows(rows), compute));
        }

        var ksgOptions = new KsgOptions
        {
            Neighbors = Math.Min(_options.ResolvedScoreNeighbors, _blocks.Min(block => block.Length) - 1),
            Standardize = false,
            TieNoise = _options.TieNoise,
            Seed = _options.Seed,
            Threads = _options.Threads,
        };
        var ksg = new Ksg(new KsgEstimator(ksgOptions, width, method: null), compute.Team, cancellationToken);
        return new LatentModel(members, ksgOptions, Calibrate(members, ksg, compute).WithMean(Own(members, ksg), _bits));
    }

    /// <summary>The KSG values of the members' own pairs, each without its own row.</summary>
    private static double[] Own(LatentModelMember[] members, Ksg ksg) =>
        [.. members.SelectMany(member => ksg.Values(member.ReferenceX, member.ReferenceY))];

    private ScoreCalibration Calibrate(LatentModelMember[] members, Ksg ksg, Compute compute)
    {
        if (_ratio.Ratio is NoRatio)
        {
            return ScoreCalibration.None;
        }

        double weightAtRandom = Math.Pow(LessPerBit, 1 - Math.Clamp(_bits, 1, MostBits));
        int pairings = Math.Clamp(EnoughPairs / _rows.Length, 1, MostPairings);
        var raw = new List<double>();
        var logRatios = new List<double>();
        var weights = new List<double>();
        for (int b = 0; b < members.Length; b++)
        {
            int[] block = _blocks[b];
            LatentModelMember member = members[b];
            var places = block.Select((position, place) => (position, place)).ToDictionary(pair => pair.position, pair => pair.place);
            int[][] surrogates = _surrogates?[b] ?? DrawSurrogates(b, compute);
            for (int s = 0; s < Math.Min(pairings, surrogates.Length); s++)
            {
                int[] joint = Array.ConvertAll(surrogates[s], position => places[position]);
                raw.AddRange(ksg.Values(member.ReferenceX, member.ReferenceY.SelectRows(joint)));
                AddLogRatios(joint, weight: 1);
                int[] independent = Cycle(block.Length, new RandomStream(_options.Seed, RandomPurpose.ScorePairings, (ulong)((b * MostPairings) + s)));
                raw.AddRange(ksg.Repaired(member.ReferenceX, member.ReferenceY, independent));
                AddLogRatios(independent, weightAtRandom);
            }

            void AddLogRatios(int[] partners, double weight)
            {
                logRatios.AddRange(partners.Select((partner, place) => Math.Max(LeastBits, _ratio.Normalized(block[place], block[partner]) / Math.Log(2))));
                weights.AddRange(Enumerable.Repeat(weight, partners.Length));
            }
        }

        return ScoreCalibration.Fit(raw, logRatios, weights);
    }

    /// <summary>The first of as many surrogates as the settings ask for; the estimate itself has drawn those of each part of the latents.</summary>
    private int[][] DrawSurrogates(int block, Compute compute)
    {
        int count = Math.Min(MostPairings, _options.Surrogates);
        return count == 0 ? [] : SurrogatePairings.Draw(_ratio.Ratio, _latents, block, count, _options.Seed, compute);
    }

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

    /// <summary>KSG on a team of threads.</summary>
    private sealed record Ksg(KsgEstimator Estimator, WorkerTeam Team, CancellationToken CancellationToken)
    {
        public IReadOnlyList<double> Values(Samples x, Samples y) => Estimator.EstimateValidated(x, y, Team, CancellationToken).PointwiseBits;

        public double[] Repaired(Samples x, Samples y, int[] partners) => Estimator.ScoreRepaired(x, y, partners, Team, CancellationToken);
    }
}
