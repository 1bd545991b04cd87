using LatentMI.Preparing;
using LatentMI.Representation;

namespace LatentMI.Estimators.Discrete;

/// <summary>
/// The mutual information of labels by counts, with the bias removed. The plug-in value I of the counts is too high by its mean E over re-pairings where
/// X and Y are independent, and by about nothing where the label of fewer bits, U, follows from the other; in between (I - E) / (1 - E / U) is taken, which
/// is 0 in the mean for independent labels, and never above U. Where all pairs of labels are seen, dependence does not lessen the bias; so at least the
/// first-order bias of the pairs that are seen is removed. docs/method.md compares it with other corrections.
/// </summary>
/// <param name="X">The labels of X.</param>
/// <param name="Y">The labels of Y.</param>
/// <param name="Pairs">The pairs of labels.</param>
internal sealed record CountedInformation(RowLabels X, RowLabels Y, RowLabels Pairs)
{
    // Of what the correction may be wrong by, as a standard error: measured over the families of the benchmark, on seeds 0 and 1. It is least known midway between
    // independence and a label that follows from the other.
    private const double CorrectionError = 0.4;

    // Where labels that are paired at random show this share of all that they could, counts do not tell dependence from chance.
    private const double MostChance = 0.25;

    // Rounding of sums over rows.
    private const double Rounding = 1e-9;

    // The weights of independence among which held-out counts choose.
    private static readonly double[] Mixtures = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1];

    /// <summary>The plug-in pointwise value of each row, log2(n n(x,y) / (n(x) n(y))).</summary>
    public double[] PlugInPointwiseBits { get; } = FindPointwise(X, Y, Pairs);

    /// <summary>The plug-in value, I: the mean of the pointwise ones.</summary>
    public double PlugInBits => PlugInPointwiseBits.Average();

    /// <summary>The mean of the plug-in value over all re-pairings of the rows, E.</summary>
    public double ChanceBits { get; } = RepairedCounts.MeanPlugInBits(X, Y);

    /// <summary>The smaller of the entropies of both sides, U: the most that labels of these counts can share.</summary>
    public double MostBits { get; } = Math.Min(X.EntropyBits, Y.EntropyBits);

    /// <summary>Which share of what the labels could show is shown by chance, E / U.</summary>
    public double ChanceShare => MostBits > Rounding ? Math.Min(1, ChanceBits / MostBits) : 1;

    /// <summary>Whether there are too few rows of each pair of labels for counts to tell.</summary>
    public bool IsSparse => ChanceShare > MostChance;

    /// <summary>The value with the bias removed; 0 where rows that are paired at random show as much as any could.</summary>
    public double Bits => 1 - ChanceShare > Rounding
        ? Math.Min((PlugInBits - ChanceBits) / (1 - ChanceShare), PlugInBits - Math.Min(FirstOrderBits, ChanceBits))
        : 0;

    /// <summary>The bias of the plug-in value in the first order, as if no other pairs of labels than those seen were possible.</summary>
    private double FirstOrderBits =>
        (Pairs.Counts.Length - X.Counts.Length - Y.Counts.Length + 1) / (2.0 * X.OfRow.Length * Math.Log(2));

    /// <summary>The standard error: of sampling, in the first and the second order, and of the correction, which is as uncertain as it is large.</summary>
    public double StandardErrorBits
    {
        get
        {
            double mean = PlugInBits;
            double variance = PlugInPointwiseBits.Average(bits => (bits - mean) * (bits - mean));

            // The second order of the value's variance: 2 n ln 2 I is about chi-squared under independence, its variance in bits^2 E / (n ln 2).
            double share = MostBits > Rounding ? Math.Clamp(Bits / MostBits, 0, 1) : 0;
            double chance = ChanceBits * (1 - share) / Math.Log(2);
            double correction = CorrectionError * ChanceBits * (Math.Max(share, ChanceShare) + Math.Sqrt(share * (1 - share)));
            return Math.Sqrt(((variance + chance) / PlugInPointwiseBits.Length) + (correction * correction));
        }
    }

    /// <summary>The pointwise values less what the correction takes off all of them alike.</summary>
    public double[] PointwiseBits
    {
        get
        {
            double removed = PlugInBits - Bits;
            return Array.ConvertAll(PlugInPointwiseBits, bits => bits - removed);
        }
    }

    /// <summary>Counts labels.</summary>
    /// <param name="x">X.</param>
    /// <param name="y">Y.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static CountedInformation Find(Samples x, Samples y, CancellationToken cancellationToken) =>
        Of(RowLabels.Find(x, cancellationToken), RowLabels.Find(y, cancellationToken));

    /// <summary>Counts labels that were found.</summary>
    /// <param name="x">The labels of X.</param>
    /// <param name="y">The labels of Y.</param>
    public static CountedInformation Of(RowLabels x, RowLabels y) => new(x, y, RowLabels.Join(x, y));

    /// <summary>
    /// How much of the information counts show on rows that they leave out: a row's ratio r is that of the counts of all other rows, mixed with independence by the weight
    /// under which such ratios are the most likely.
    /// </summary>
    /// <returns>The score, and its standard error over rows in bits.</returns>
    public (RepresentationScore Score, double Error) Score()
    {
        double[] ratios = OthersRatios();
        double mixture = Mixtures.MaxBy(weight => ratios.Sum(ratio => Math.Log(Mix(weight, ratio))));
        double[] bits = Array.ConvertAll(ratios, ratio => Math.Log2(Mix(mixture, ratio)));
        double mean = bits.Average();
        double error = Math.Sqrt(bits.Sum(ofRow => (ofRow - mean) * (ofRow - mean))) / bits.Length;
        return (new RepresentationScore(RepresentationKind.Counts, mean, Chosen: false), error);
    }

    private static double Mix(double weight, double ratio) => weight + ((1 - weight) * ratio);

    private double[] OthersRatios()
    {
        double others = X.OfRow.Length - 1;
        var ratios = new double[X.OfRow.Length];
        for (int i = 0; i < ratios.Length; i++)
        {
            double both = Pairs.Counts[Pairs.OfRow[i]] - 1;
            ratios[i] = both == 0 ? 0 : both * others / ((X.Counts[X.OfRow[i]] - 1.0) * (Y.Counts[Y.OfRow[i]] - 1.0));
        }

        return ratios;
    }

    private static double[] FindPointwise(RowLabels x, RowLabels y, RowLabels pairs)
    {
        var bits = new double[x.OfRow.Length];
        for (int i = 0; i < bits.Length; i++)
        {
            double ofBoth = (double)x.Counts[x.OfRow[i]] * y.Counts[y.OfRow[i]];
            bits[i] = Math.Log2((double)bits.Length * pairs.Counts[pairs.OfRow[i]] / ofBoth);
        }

        return bits;
    }
}
