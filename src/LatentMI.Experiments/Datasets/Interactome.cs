using System.Globalization;
using LatentMI.Numerics;
using LatentMI.Studies.Interactions;

namespace LatentMI.Experiments.Datasets;

/// <summary>
/// Proteins of families with their embeddings, and the distribution of pairs of them. Of a protein i of family a the embedding is
/// c_a + sum_q u_iq w_q + e_i: a center of the family, three directions that all families vary along, and noise of variance 1 in every column. Centers and
/// directions are random, about 4.8 long, and the coordinates u are standard normal.
/// </summary>
/// <remarks>
/// A pair is, with probability s, any two different proteins, each two as likely. Otherwise the first is of family a with probability n_a / N, the
/// second of the family that matches a, and the two are drawn with weights proportional to 1 or, with a fine affinity, to the density ratio of Gaussian
/// pairs of correlation 0.6 at u_i and u_j, in each direction. The families are matched two by two at random; of an odd number one matches itself.
/// </remarks>
internal sealed class Interactome
{
    /// <summary>q.</summary>
    public const int Directions = 3;

    /// <summary>The correlation of the coordinates of two proteins that a fine affinity brings together.</summary>
    public const double FineCorrelation = 0.6;

    // The length of a center and of a direction, the same for any number of columns: families lie some 7 deviations of the noise apart.
    private const double Length = 4.8;

    private const ulong FamilyStream = 0;
    private const ulong ProteinStream = 1;
    private const ulong PairStream = 2;

    private readonly int[][] _members;
    private readonly double[] _coordinates;
    private readonly double[] _rowSums;
    private readonly double[] _familySums;
    private readonly double _noise;
    private readonly bool _fine;
    private readonly ulong _seed;

    /// <summary>Draws the proteins.</summary>
    /// <param name="proteins">N.</param>
    /// <param name="families">The number of families, of N / families proteins each, or one more.</param>
    /// <param name="columns">The columns of an embedding.</param>
    /// <param name="noise">s, the share of pairs of any two proteins.</param>
    /// <param name="fine">Whether the affinity depends on more than the family.</param>
    /// <param name="seed">The seed.</param>
    public Interactome(int proteins, int families, int columns, double noise, bool fine, ulong seed)
    {
        (_noise, _fine, _seed) = (noise, fine, seed);
        var random = new RandomStream(seed, RandomPurpose.Data, FamilyStream);
        Matches = Match(random.NextPermutation(families));
        double[] centers = Normal(random, checked(families * columns), Length / Math.Sqrt(columns));
        double[] directions = Normal(random, checked(Directions * columns), Length / Math.Sqrt(columns));

        random = new RandomStream(seed, RandomPurpose.Data, ProteinStream);
        Families = [.. Enumerable.Range(0, proteins).Select(protein => protein % families)];
        random.Shuffle<int>(Families);
        _members = [.. Enumerable.Range(0, families).Select(family => Enumerable.Range(0, proteins).Where(protein => Families[protein] == family).ToArray())];
        _coordinates = Normal(random, proteins * Directions, deviation: 1);
        Embeddings = Embed(centers, directions, columns, random);
        Ids = [.. Enumerable.Range(1, proteins).Select(number => string.Create(CultureInfo.InvariantCulture, $"P{number:D5}"))];

        _rowSums = new double[proteins];
        _familySums = new double[families];
        for (int protein = 0; protein < proteins; protein++)
        {
            _rowSums[protein] = _members[Matches[Families[protein]]].Sum(other => Weight(protein, other));
            _familySums[Families[protein]] += _rowSums[protein];
        }
    }

    /// <summary>The names of the proteins.</summary>
    public string[] Ids { get; }

    /// <summary>The family of each protein, from 0.</summary>
    public int[] Families { get; }

    /// <summary>For each family the one that it matches.</summary>
    public int[] Matches { get; }

    /// <summary>The embedding of each protein, float32.</summary>
    public Samples Embeddings { get; }

    /// <summary>The number of different pairs of proteins of matching families, the order within a pair aside.</summary>
    public static long MatchingPairs(int proteins, int families)
    {
        long size = proteins / families;
        return (families / 2 * size * size) + (families % 2 * size * (size - 1) / 2);
    }

    /// <summary>The name of a family.</summary>
    /// <param name="family">The family, from 0.</param>
    public static string FamilyName(int family) => string.Create(CultureInfo.InvariantCulture, $"F{family + 1:D2}");

    /// <summary>The probability that a pair is of these two, in this order.</summary>
    /// <param name="source">The first protein.</param>
    /// <param name="target">The second protein.</param>
    public double Probability(int source, int target)
    {
        if (source == target)
        {
            return 0;
        }

        double count = Ids.Length;
        double any = _noise / (count * (count - 1));
        int family = Families[source];
        return Matches[family] == Families[target]
            ? any + ((1 - _noise) * _members[family].Length / count * Weight(source, target) / _familySums[family])
            : any;
    }

    /// <summary>I of the two proteins of a pair in bits: the sum over all pairs of p log2 (p / (p_source p_target)).</summary>
    public double TrueBits()
    {
        int count = Ids.Length;
        var ofSource = new double[count];
        var ofTarget = new double[count];
        double sum = 0;
        for (int source = 0; source < count; source++)
        {
            for (int target = 0; target < count; target++)
            {
                double probability = Probability(source, target);
                ofSource[source] += probability;
                ofTarget[target] += probability;
                sum += PLogP(probability);
            }
        }

        return sum - ofSource.Sum(PLogP) - ofTarget.Sum(PLogP);
    }

    /// <summary>I of the families of the two proteins of a pair, in bits.</summary>
    public double FamilyBits()
    {
        int families = Matches.Length;
        double count = Ids.Length;
        var ofSource = new double[families];
        var ofTarget = new double[families];
        double sum = 0;
        for (int a = 0; a < families; a++)
        {
            for (int b = 0; b < families; b++)
            {
                double probability = (_noise * _members[a].Length * (_members[b].Length - (a == b ? 1 : 0)) / (count * (count - 1)))
                    + (Matches[a] == b ? (1 - _noise) * _members[a].Length / count : 0);
                ofSource[a] += probability;
                ofTarget[b] += probability;
                sum += PLogP(probability);
            }
        }

        return sum - ofSource.Sum(PLogP) - ofTarget.Sum(PLogP);
    }

    /// <summary>Draws different pairs, no two of the same two proteins in any order.</summary>
    /// <param name="pairs">How many.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public (int[] Sources, int[] Targets) Draw(int pairs, CancellationToken cancellationToken)
    {
        var random = new RandomStream(_seed, RandomPurpose.Data, PairStream);
        var sources = new int[pairs];
        var targets = new int[pairs];
        var known = new HashSet<(int, int)>();
        for (int pair = 0; pair < pairs; pair++)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // What kind of pair it is stays as it is while a pair is there already, so that the shares of both kinds are those asked for.
            bool any = random.NextUniform() < _noise;
            do
            {
                (sources[pair], targets[pair]) = any ? DrawAny(random) : DrawMatching(random);
            }
            while (!known.Add((Math.Min(sources[pair], targets[pair]), Math.Max(sources[pair], targets[pair]))));
        }

        return (sources, targets);
    }

    /// <summary>The area under the ROC curve of all pairs of two different proteins by their probability, which no score exceeds in the mean.</summary>
    /// <param name="sources">The first protein of each pair of the table.</param>
    /// <param name="targets">The second protein of each.</param>
    public double OptimalAuc(int[] sources, int[] targets)
    {
        HashSet<(int, int)> known = [.. sources.Zip(targets)];
        int[] first = [.. sources.Distinct().Order()];
        int[] second = [.. targets.Distinct().Order()];
        var scores = new List<double>();
        var positives = new List<bool>();
        foreach (int source in first)
        {
            foreach (int target in second)
            {
                if (source != target)
                {
                    scores.Add(Probability(source, target));
                    positives.Add(known.Contains((source, target)));
                }
            }
        }

        return RocCurve.Of(scores, positives).Auc;
    }

    private static int[] Match(int[] order)
    {
        var matches = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            int other = Math.Min(i ^ 1, order.Length - 1);
            matches[order[i]] = order[other];
        }

        return matches;
    }

    private static double[] Normal(RandomStream random, int count, double deviation)
    {
        var values = new double[count];
        foreach (ref double value in values.AsSpan())
        {
            value = deviation * random.NextNormal();
        }

        return values;
    }

    private static double PLogP(double probability) => probability > 0 ? probability * Math.Log2(probability) : 0;

    private Samples Embed(double[] centers, double[] directions, int columns, RandomStream random)
    {
        var values = new float[checked(Families.Length * columns)];
        for (int protein = 0; protein < Families.Length; protein++)
        {
            for (int j = 0; j < columns; j++)
            {
                double value = centers[(Families[protein] * columns) + j] + random.NextNormal();
                for (int q = 0; q < Directions; q++)
                {
                    value += _coordinates[(protein * Directions) + q] * directions[(q * columns) + j];
                }

                values[(protein * columns) + j] = (float)value;
            }
        }

        return Samples.Create(values, Families.Length, columns);
    }

    private double Weight(int source, int target)
    {
        if (source == target)
        {
            return 0;
        }

        if (!_fine)
        {
            return 1;
        }

        const double Unexplained = 1 - (FineCorrelation * FineCorrelation);
        double exponent = 0;
        for (int q = 0; q < Directions; q++)
        {
            double a = _coordinates[(source * Directions) + q];
            double b = _coordinates[(target * Directions) + q];
            exponent += ((FineCorrelation * a * b) - (FineCorrelation * FineCorrelation * ((a * a) + (b * b)) / 2)) / Unexplained;
        }

        return Math.Exp(exponent);
    }

    private (int Source, int Target) DrawAny(RandomStream random)
    {
        int source = random.NextInt(Ids.Length);
        int target = random.NextInt(Ids.Length - 1);
        return (source, target < source ? target : target + 1);
    }

    private (int Source, int Target) DrawMatching(RandomStream random)
    {
        int family = Families[random.NextInt(Ids.Length)];
        int source = Choose(_members[family], _familySums[family], protein => _rowSums[protein], random);
        int target = Choose(_members[Matches[family]], _rowSums[source], protein => Weight(source, protein), random);
        return (source, target);
    }

    private static int Choose(int[] proteins, double sum, Func<int, double> weight, RandomStream random)
    {
        double left = random.NextUniform() * sum;
        foreach (int protein in proteins)
        {
            left -= weight(protein);
            if (left < 0)
            {
                return protein;
            }
        }

        // Rounding can leave a rest that the last one has to take.
        return Array.FindLast(proteins, protein => weight(protein) > 0);
    }
}
